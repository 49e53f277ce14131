using Amazon.ECS.Model;
using Cyclops.LocalCloud.Ecs.Clusters;
using Cyclops.LocalCloud.Ecs.TaskDefinitions;

namespace Cyclops.LocalCloud.Ecs;

/// <summary>All of ECS in one account and region.</summary>
internal sealed class EcsRegion
{
    /// <summary>By name; a deleted cluster stays here as INACTIVE.</summary>
    public SortedDictionary<string, HeldCluster> Clusters { get; } = new(StringComparer.Ordinal);

    /// <summary>By name; without AWS's own FARGATE and FARGATE_SPOT.</summary>
    public SortedDictionary<string, HeldProvider> Providers { get; } = new(StringComparer.Ordinal);

    /// <summary>By family, then by revision; revisions are never used twice.</summary>
    public SortedDictionary<string, HeldFamily> Families { get; } = new(StringComparer.Ordinal);

    /// <summary>The active cluster that a name or ARN means; null means <c>default</c>.</summary>
    public HeldCluster Cluster(string? reference) =>
        Clusters.GetValueOrDefault(EcsArns.LastPart(reference ?? "default")) is { Active: true } cluster ? cluster : throw new ClusterNotFoundException("Cluster not found.");
}
