using Amazon.ElasticLoadBalancingV2.Model;

namespace Cyclops.LocalCloud.LoadBalancing;

/// <summary>All load balancing of one account and region.</summary>
internal sealed class ElbRegion
{
    /// <summary>By name; a name is unique.</summary>
    public SortedDictionary<string, HeldBalancer> Balancers { get; } = new(StringComparer.Ordinal);

    /// <summary>By name; a name is unique.</summary>
    public SortedDictionary<string, HeldGroup> Groups { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, HeldBalancer> BalancersByArn { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, HeldGroup> GroupsByArn { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, HeldListener> Listeners { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, HeldRule> Rules { get; } = new(StringComparer.Ordinal);

    public HeldBalancer Balancer(string arn) =>
        BalancersByArn.GetValueOrDefault(arn) ?? throw new LoadBalancerNotFoundException($"One or more load balancers not found: '{arn}'");

    public HeldGroup Group(string arn) =>
        GroupsByArn.GetValueOrDefault(arn) ?? throw new TargetGroupNotFoundException($"One or more target groups not found: '{arn}'");

    public HeldListener Listener(string arn) =>
        Listeners.GetValueOrDefault(arn) ?? throw new ListenerNotFoundException($"One or more listeners not found: '{arn}'");

    public HeldRule Rule(string arn) =>
        Rules.GetValueOrDefault(arn) ?? throw new RuleNotFoundException($"One or more rules not found: '{arn}'");
}
