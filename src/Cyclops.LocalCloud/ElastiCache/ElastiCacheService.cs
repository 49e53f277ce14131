using System.Text.Json;
using Amazon.ElastiCache.Internal;
using Amazon.ElastiCache.Model;
using Cyclops.LocalCloud.Network;
using Cyclops.LocalCloud.Protocol;
using Cyclops.LocalCloud.Shapes;

namespace Cyclops.LocalCloud.ElastiCache;

/// <summary>ElastiCache: replication groups of Redis OSS and Valkey with one shard. No server answers behind the endpoints.</summary>
internal sealed class ElastiCacheService : ILocalService
{
    private readonly RegionalState<CacheRegion> _regions = new(() => new CacheRegion());
    private readonly CacheSubnetGroups _subnetGroups;
    private readonly CacheParameterGroups _parameterGroups;
    private readonly CacheSnapshots _snapshots;
    private readonly ReplicationGroups _groups;
    private readonly GroupChanges _changes;
    private readonly CacheClusters _clusters;
    private readonly CacheTags _tags;

    public ElastiCacheService(LocalCore core, INetworkTable network)
    {
        _subnetGroups = new CacheSubnetGroups(core, _regions, network);
        _parameterGroups = new CacheParameterGroups(core, _regions);
        _snapshots = new CacheSnapshots(core, _regions);
        _groups = new ReplicationGroups(core, _regions, network, _subnetGroups, _parameterGroups, _snapshots);
        _changes = new GroupChanges(core, _regions, network, _parameterGroups);
        _clusters = new CacheClusters(_regions);
        _tags = new CacheTags(core, _regions);
    }

    public string Name => "elasticache";

    /// <summary>All caches of all regions.</summary>
    internal RegionalState<CacheRegion> Regions => _regions;

    /// <summary>Whether a replication group is in a security group, which then cannot be deleted.</summary>
    public bool UsesSecurityGroup(CallContext call, string groupId) => _regions[call].Groups.Values.Any(g => g.SecurityGroups.Contains(groupId));

    /// <summary>Whether a node lives in a subnet. That a subnet group names it holds nothing.</summary>
    public bool UsesSubnet(CallContext call, string subnetId) => _regions[call].Groups.Values.Any(g => g.SubnetIds.Contains(subnetId));

    public void Register(OperationTable operations) => operations
        .Add(Name, [.. ElastiCacheSchema.Operations, .. CacheShapes.All], "MissingParameter")
        .On<CreateReplicationGroupRequest, CreateReplicationGroupResponse>(ElastiCacheSchema.CreateReplicationGroup, _groups.Create)
        .On<DescribeReplicationGroupsRequest, DescribeReplicationGroupsResponse>(ElastiCacheSchema.DescribeReplicationGroups, _groups.Describe)
        .On<ModifyReplicationGroupRequest, ModifyReplicationGroupResponse>(ElastiCacheSchema.ModifyReplicationGroup, _changes.Modify)
        .On<DeleteReplicationGroupRequest, DeleteReplicationGroupResponse>(ElastiCacheSchema.DeleteReplicationGroup, _groups.Delete)
        .On<BagRequest, BagResponse>(CacheShapes.IncreaseReplicaCount, _changes.Increase)
        .On<BagRequest, BagResponse>(CacheShapes.DecreaseReplicaCount, _changes.Decrease)
        .On<DescribeCacheClustersRequest, DescribeCacheClustersResponse>(ElastiCacheSchema.DescribeCacheClusters, _clusters.Describe)
        .On<CreateCacheSubnetGroupRequest, CreateCacheSubnetGroupResponse>(ElastiCacheSchema.CreateCacheSubnetGroup, _subnetGroups.Create)
        .On<BagRequest, BagResponse>(CacheShapes.ModifyCacheSubnetGroup, _subnetGroups.Modify)
        .On<DescribeCacheSubnetGroupsRequest, DescribeCacheSubnetGroupsResponse>(ElastiCacheSchema.DescribeCacheSubnetGroups, _subnetGroups.Describe)
        .On<DeleteCacheSubnetGroupRequest, DeleteCacheSubnetGroupResponse>(ElastiCacheSchema.DeleteCacheSubnetGroup, _subnetGroups.Delete)
        .On<BagRequest, BagResponse>(CacheShapes.CreateCacheParameterGroup, _parameterGroups.Create)
        .On<BagRequest, BagResponse>(CacheShapes.ModifyCacheParameterGroup, _parameterGroups.Modify)
        .On<BagRequest, BagResponse>(CacheShapes.ResetCacheParameterGroup, _parameterGroups.Reset)
        .On<BagRequest, BagResponse>(CacheShapes.DescribeCacheParameterGroups, _parameterGroups.Describe)
        .On<BagRequest, BagResponse>(CacheShapes.DeleteCacheParameterGroup, _parameterGroups.Delete)
        .On<BagRequest, BagResponse>(CacheShapes.DescribeSnapshots, _snapshots.Describe)
        .On<BagRequest, BagResponse>(CacheShapes.DeleteSnapshot, _snapshots.Delete)
        .On<AddTagsToResourceRequest, AddTagsToResourceResponse>(ElastiCacheSchema.AddTagsToResource, _tags.Add)
        .On<BagRequest, BagResponse>(CacheShapes.RemoveTagsFromResource, _tags.Remove)
        .On<ListTagsForResourceRequest, ListTagsForResourceResponse>(ElastiCacheSchema.ListTagsForResource, _tags.List);

    public void WriteState(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var (name, region) in _regions.All)
        {
            json.WriteStartObject(name);
            foreach (var group in region.Groups.Values)
            {
                json.WriteString(group.Arn, $"{group.Model.Status} {group.Model.Engine} {group.EngineVersion} {group.Nodes.Count} x {group.Model.CacheNodeType}");
            }

            foreach (var snapshot in region.Snapshots.Values)
            {
                json.WriteString(snapshot.Arn, $"{snapshot.Status} of {snapshot.Group}");
            }

            foreach (var group in region.SubnetGroups.Values)
            {
                json.WriteString(group.Model.ARN, string.Join(' ', group.Model.Subnets.Select(s => s.SubnetIdentifier)));
            }

            foreach (var group in region.ParameterGroups.Values)
            {
                json.WriteString(group.Arn, $"{group.Family} {string.Join(' ', group.Parameters.Select(p => $"{p.Key}={p.Value}"))}");
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    public void Reset() => _regions.Clear();
}
