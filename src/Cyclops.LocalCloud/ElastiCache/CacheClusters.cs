using Amazon.ElastiCache.Model;

namespace Cyclops.LocalCloud.ElastiCache;

/// <summary>The nodes of replication groups as cache clusters; others there are none.</summary>
internal sealed class CacheClusters(RegionalState<CacheRegion> regions)
{
    public DescribeCacheClustersResponse Describe(DescribeCacheClustersRequest request, CallContext call)
    {
        var all = regions[call].Groups.Values
            .Where(_ => request.ShowCacheClustersNotInReplicationGroups != true)
            .SelectMany(g => g.Nodes.Select(n => (Group: g, Node: n)))
            .OrderBy(n => n.Node.Id, StringComparer.Ordinal)
            .ToList();
        if (request.CacheClusterId is { } id)
        {
            all = all.FindAll(n => n.Node.Id == CacheNames.Key(id));
            if (all.Count == 0)
            {
                throw new CacheClusterNotFoundException($"CacheCluster not found: {id}");
            }
        }

        var page = CacheNames.Cut(all, n => n.Node.Id, request.Marker, request.MaxRecords);
        return new DescribeCacheClustersResponse { CacheClusters = page.Items.ConvertAll(n => Answer(n.Group, n.Node, request.ShowCacheNodeInfo == true, call)), Marker = page.Next };
    }

    private static CacheCluster Answer(HeldReplicationGroup group, HeldNode node, bool shown, CallContext call)
    {
        var model = group.Model;
        return new CacheCluster
        {
            CacheClusterId = node.Id,
            ReplicationGroupId = group.Id,
            ARN = call.Arn("elasticache", "cluster:" + node.Id),
            CacheClusterStatus = model.Status,
            CacheClusterCreateTime = node.Created.UtcDateTime,
            CacheNodeType = model.CacheNodeType,
            Engine = model.Engine,
            EngineVersion = group.EngineVersion,
            NumCacheNodes = 1,
            PreferredAvailabilityZone = node.Zone,
            PreferredMaintenanceWindow = group.Window,
            PendingModifiedValues = new PendingModifiedValues { CacheNodeType = group.Pending?.NodeType, EngineVersion = group.Pending?.EngineVersion },
            CacheParameterGroup = new CacheParameterGroupStatus { CacheParameterGroupName = group.ParameterGroup, ParameterApplyStatus = "in-sync", CacheNodeIdsToReboot = [] },
            CacheSubnetGroupName = group.Subnets.Name,
            SecurityGroups = group.SecurityGroups.ConvertAll(g => new SecurityGroupMembership { SecurityGroupId = g, Status = "active" }),
            CacheSecurityGroups = [],
            SnapshotRetentionLimit = node.Id == model.SnapshottingClusterId ? model.SnapshotRetentionLimit : 0,
            SnapshotWindow = model.SnapshotWindow,
            AutoMinorVersionUpgrade = model.AutoMinorVersionUpgrade,
            AuthTokenEnabled = model.AuthTokenEnabled,
            TransitEncryptionEnabled = model.TransitEncryptionEnabled,
            TransitEncryptionMode = model.TransitEncryptionMode,
            AtRestEncryptionEnabled = model.AtRestEncryptionEnabled,
            NetworkType = model.NetworkType,
            IpDiscovery = model.IpDiscovery,
            CacheNodes = shown
                ? [new CacheNode { CacheNodeId = "0001", CacheNodeStatus = model.Status, CacheNodeCreateTime = node.Created.UtcDateTime, CustomerAvailabilityZone = node.Zone, ParameterGroupStatus = "in-sync", Endpoint = new Endpoint { Address = group.Endpoints.Node(node.Id), Port = group.Endpoints.Port } }]
                : null,
        };
    }
}
