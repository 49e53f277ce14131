using Amazon.ElasticLoadBalancingV2.Model;

namespace Cyclops.LocalCloud.LoadBalancing;

/// <summary>A listener, its rules and the rule it falls back to.</summary>
internal sealed class HeldListener(HeldBalancer balancer, Listener model)
{
    public HeldBalancer Balancer => balancer;

    public Listener Model => model;

    public string Arn => model.ListenerArn;

    public required HeldRule Default { get; init; }

    /// <summary>By priority, the order in which they are tried; without the default rule.</summary>
    public SortedDictionary<int, HeldRule> Rules { get; } = [];

    public SortedDictionary<string, string> Attributes { get; } = AttributeTables.OfListener();

    public TagSet Tags { get; } = new();

    /// <summary>Additional certificates, the default one not among them.</summary>
    public List<string> Certificates { get; } = [];
}
