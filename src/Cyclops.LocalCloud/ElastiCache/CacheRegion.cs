using Amazon.ElastiCache.Model;

namespace Cyclops.LocalCloud.ElastiCache;

/// <summary>The caches of one account and region, all by their names in lower case.</summary>
internal sealed class CacheRegion
{
    public SortedDictionary<string, HeldReplicationGroup> Groups { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, HeldCacheSnapshot> Snapshots { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, HeldCacheSubnetGroup> SubnetGroups { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, HeldCacheParameterGroup> ParameterGroups { get; } = new(StringComparer.Ordinal);

    /// <summary>The label that all endpoints of an account and region share; null until there is one.</summary>
    public string? Label { get; set; }

    public HeldReplicationGroup Group(string id) =>
        Groups.GetValueOrDefault(CacheNames.Key(id)) ?? throw new ReplicationGroupNotFoundException($"ReplicationGroup {id} not found.");

    public HeldCacheSnapshot Snapshot(string name) =>
        Snapshots.GetValueOrDefault(CacheNames.Key(name)) ?? throw new SnapshotNotFoundException($"{name} not found.");

    public HeldCacheSubnetGroup SubnetGroup(string name) =>
        SubnetGroups.GetValueOrDefault(CacheNames.Key(name)) ?? throw new CacheSubnetGroupNotFoundException($"Cache Subnet Group {name} does not exist.");

    public HeldCacheParameterGroup ParameterGroup(string name) =>
        ParameterGroups.GetValueOrDefault(CacheNames.Key(name)) ?? throw new CacheParameterGroupNotFoundException($"CacheParameterGroup {name} not found.");
}
