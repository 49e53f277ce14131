using Cyclops.Model;

namespace Cyclops.Reconcilers.ScalableTarget;

/// <summary>How the count of an app's service is scaled.</summary>
/// <param name="Cluster">Name of the cluster.</param>
/// <param name="Service">Name of the service.</param>
/// <param name="Min">Fewest tasks.</param>
/// <param name="Max">Most tasks.</param>
/// <param name="Policies">What is held, by what is measured: <c>cpu</c>, <c>memory</c> or <c>requests</c>.</param>
/// <param name="LoadBalancer">Whose requests are measured, as metrics name it; null: none are.</param>
/// <param name="TargetGroup">The target group whose requests are measured, as metrics name it; null: none are.</param>
/// <param name="Tags">The platform's.</param>
public sealed record ScalableTargetSpec(
    Input Cluster,
    string Service,
    int Min,
    int Max,
    EquatableMap<string> Policies,
    Input? LoadBalancer,
    Input? TargetGroup,
    EquatableMap<string> Tags)
{
    /// <summary>What the count of the service should be, where it is out of bounds; null: it is the autoscaler's.</summary>
    public int? Count { get; init; }
}
