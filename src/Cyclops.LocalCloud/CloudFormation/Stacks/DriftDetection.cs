using Amazon.CloudFormation;

namespace Cyclops.LocalCloud.CloudFormation.Stacks;

/// <summary>One drift detection of a stack, under way or done.</summary>
internal sealed class DriftDetection(string id, string stackId, DateTimeOffset started)
{
    public string Id { get; } = id;

    public string StackId { get; } = stackId;

    public DateTimeOffset Started { get; } = started;

    public StackDriftDetectionStatus Status { get; set; } = StackDriftDetectionStatus.DETECTION_IN_PROGRESS;

    public string? Reason { get; set; }

    /// <summary>Null until it is done.</summary>
    public StackDriftStatus? StackStatus { get; set; }

    public int? Drifted { get; set; }
}
