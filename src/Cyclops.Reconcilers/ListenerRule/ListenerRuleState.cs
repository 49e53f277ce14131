using Cyclops.Aws.ElasticLoadBalancing;

namespace Cyclops.Reconcilers.ListenerRule;

/// <summary>A rule as found.</summary>
/// <param name="Rule">As the load balancer has it; of its targets the one comes first that is wanted first.</param>
/// <param name="IsShared">Whether the app's service may still have its traffic moved between two groups, so that both are ECS's business.</param>
public sealed record ListenerRuleState(ElbRule Rule, bool IsShared)
{
    /// <summary>The group that gets the most of the traffic; null: none does.</summary>
    public string? Live => Rule.Targets.Where(t => t.Weight > 0).MaxBy(t => t.Weight)?.GroupArn;
}
