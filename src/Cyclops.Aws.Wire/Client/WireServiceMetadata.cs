using Amazon.Runtime.Internal;

namespace Cyclops.Aws.Wire;

/// <summary>What the SDK wants to know of a service for its telemetry.</summary>
public sealed class WireServiceMetadata(string serviceId) : IServiceMetadata
{
    /// <inheritdoc/>
    public string ServiceId { get; } = serviceId;

    /// <inheritdoc/>
    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>(0);
}
