using Amazon.ElasticLoadBalancingV2.Model;

namespace Cyclops.LocalCloud.LoadBalancing;

/// <summary>A load balancer and what belongs to it.</summary>
internal sealed class HeldBalancer(LoadBalancer model)
{
    public LoadBalancer Model => model;

    public string Arn => model.LoadBalancerArn;

    public SortedDictionary<string, string> Attributes { get; } = AttributeTables.OfBalancer();

    public TagSet Tags { get; } = new();

    /// <summary>By port.</summary>
    public SortedDictionary<int, HeldListener> Listeners { get; } = [];

    public int RuleCount => Listeners.Values.Sum(l => l.Rules.Count);

    /// <summary>How often each target group is named by the listeners and rules here.</summary>
    public Dictionary<HeldGroup, int> Groups { get; } = [];
}
