namespace Cyclops.LocalCloud.CloudWatch;

/// <summary>The alarms and metrics of one region.</summary>
internal sealed class MonitoringRegion
{
    /// <summary>By name.</summary>
    public SortedDictionary<string, HeldAlarm> Alarms { get; } = new(StringComparer.Ordinal);

    /// <summary>By <see cref="HeldMetric.Key"/>.</summary>
    public SortedDictionary<string, HeldMetric> Metrics { get; } = new(StringComparer.Ordinal);
}
