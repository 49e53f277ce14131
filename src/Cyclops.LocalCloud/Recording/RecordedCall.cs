using Cyclops.LocalCloud.Protocol;

namespace Cyclops.LocalCloud.Recording;

/// <summary>One call as the local cloud saw it.</summary>
/// <param name="Status">The HTTP status answered; 0 when the connection was dropped.</param>
/// <param name="ErrorCode">Null for a success.</param>
public sealed record RecordedCall(DateTimeOffset At, DecodedCall Call, string Region, int Status, string? ErrorCode)
{
    public string Service => Call.Operation.Service;

    public string Operation => Call.Operation.Name;

    public bool Mutating => Call.Operation.Mutating;

    /// <summary>The typed request of the service's model; treat it as read only.</summary>
    public object? Input => Call.Input;

    /// <summary>The top-level scalars and short lists of the input, <c>name=value</c>, for a person to read.</summary>
    public string Parameters => InputText.Of(Call);
}
