namespace Cyclops.Model.Outcomes;

/// <summary>A cloud service refused, failed, or could not be reached. Never thrown for "it is not there".</summary>
/// <param name="code">The service's own error code (<c>AccessDeniedException</c>), or ours: <c>Unreachable</c>.</param>
/// <param name="message">What we were doing, on what, and what the service said; free of secrets.</param>
/// <param name="isTransient">Whether the same call may succeed later without anybody changing anything.</param>
public sealed class CloudFault(string code, string message, bool isTransient, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The service's own error code.</summary>
    public string Code { get; } = code;

    /// <summary>Whether the same call may succeed later without anybody changing anything.</summary>
    public bool IsTransient { get; } = isTransient;
}
