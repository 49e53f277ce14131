using Cyclops.Aws.ElasticLoadBalancing;

namespace Cyclops.Reconcilers.TargetGroup;

/// <summary>A target group as found.</summary>
/// <param name="Group">What the bulk calls give.</param>
/// <param name="DeregistrationDelaySeconds">By its tag; null: not known to have been set.</param>
public sealed record TargetGroupState(ElbTargetGroup Group, int? DeregistrationDelaySeconds);
