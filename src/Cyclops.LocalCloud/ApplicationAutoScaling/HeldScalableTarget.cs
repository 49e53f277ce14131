using Amazon.ApplicationAutoScaling.Model;

namespace Cyclops.LocalCloud.ApplicationAutoScaling;

/// <summary>A service that is scaled, and its policies.</summary>
internal sealed class HeldScalableTarget(ScalableTarget model)
{
    public ScalableTarget Model => model;

    public TagSet Tags { get; } = new();

    /// <summary>By name.</summary>
    public SortedDictionary<string, ScalingPolicy> Policies { get; } = new(StringComparer.Ordinal);
}
