using Amazon.CloudWatch.Model;

namespace Cyclops.LocalCloud.CloudWatch;

/// <summary>One alarm on a metric. It is never evaluated, so it stays in the state that new alarms have.</summary>
internal sealed class HeldAlarm(MetricAlarm model)
{
    public MetricAlarm Model { get; set; } = model;

    public TagSet Tags { get; } = new();
}
