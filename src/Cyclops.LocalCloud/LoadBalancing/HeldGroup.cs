using Amazon.ElasticLoadBalancingV2.Model;

namespace Cyclops.LocalCloud.LoadBalancing;

/// <summary>A target group and its targets.</summary>
internal sealed class HeldGroup(TargetGroup model)
{
    public TargetGroup Model => model;

    public string Arn => model.TargetGroupArn;

    public SortedDictionary<string, string> Attributes { get; } = AttributeTables.OfGroup();

    public TagSet Tags { get; } = new();

    /// <summary>By <c>id:port</c>.</summary>
    public SortedDictionary<string, HeldTarget> Targets { get; } = new(StringComparer.Ordinal);

    /// <summary>The load balancer that routes to this group; AWS allows one.</summary>
    public HeldBalancer? Balancer { get; set; }

    /// <summary>Since when a load balancer routes to this group: health checks run only then.</summary>
    public DateTimeOffset UsedSince { get; set; }
}
