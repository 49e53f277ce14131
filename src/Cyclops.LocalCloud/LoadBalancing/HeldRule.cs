using Amazon.ElasticLoadBalancingV2.Model;

namespace Cyclops.LocalCloud.LoadBalancing;

/// <summary>A rule; <see cref="Listener"/> is set as soon as it is in its listener.</summary>
internal sealed class HeldRule(Rule model)
{
    public Rule Model => model;

    public string Arn => model.RuleArn;

    public HeldListener Listener { get; set; } = null!;

    /// <summary>Meaningless for the default rule.</summary>
    public int Priority { get; set; }

    public TagSet Tags { get; } = new();
}
