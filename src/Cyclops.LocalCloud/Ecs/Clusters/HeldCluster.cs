using Amazon.ECS.Model;
using Cyclops.LocalCloud.Ecs.Services;
using Cyclops.LocalCloud.Ecs.Tasks;

namespace Cyclops.LocalCloud.Ecs.Clusters;

/// <summary>A cluster and what runs in it.</summary>
internal sealed class HeldCluster(Cluster model, TagSet tags)
{
    public Cluster Model => model;

    public string Name => model.ClusterName;

    public string Arn => model.ClusterArn;

    public bool Active => model.Status == "ACTIVE";

    public TagSet Tags => tags;

    /// <summary>By name, deleted ones for a while included.</summary>
    public SortedDictionary<string, HeldService> Services { get; } = new(StringComparer.Ordinal);

    /// <summary>By id, stopped ones for a while included.</summary>
    public SortedDictionary<string, HeldTask> Tasks { get; } = new(StringComparer.Ordinal);

    /// <summary>By id.</summary>
    public SortedDictionary<string, HeldInstance> Instances { get; } = new(StringComparer.Ordinal);

    /// <summary>Below it EC2 tasks find no room; null for enough of it.</summary>
    public int? TaskLimit { get; set; }
}
