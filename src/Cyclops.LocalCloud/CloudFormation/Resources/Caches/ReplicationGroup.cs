using System.Globalization;
using System.Text.Json.Nodes;
using Amazon.ElastiCache.Internal;
using Amazon.ElastiCache.Model;
using Cyclops.LocalCloud.ElastiCache;
using Model = Amazon.ElastiCache.Model.ReplicationGroup;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary>
/// <c>AWS::ElastiCache::ReplicationGroup</c> with cluster mode disabled: Ref is the id, and it is complete when it is available and as the
/// template says; nodes and settings change one after the other. What replaces it:
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticache-replicationgroup.html.
/// </summary>
internal sealed class ReplicationGroup : ResourceType
{
    private const string Available = "available";
    private const string Deleting = "deleting";

    public override string Name => "AWS::ElastiCache::ReplicationGroup";

    public override string Properties =>
        "AtRestEncryptionEnabled AuthToken AutoMinorVersionUpgrade AutomaticFailoverEnabled CacheNodeType CacheParameterGroupName CacheSubnetGroupName ClusterMode Engine EngineVersion IpDiscovery KmsKeyId MultiAZEnabled NetworkType NumCacheClusters NumNodeGroups Port PreferredCacheClusterAZs PreferredMaintenanceWindow ReplicasPerNodeGroup ReplicationGroupDescription ReplicationGroupId SecurityGroupIds SnapshotName SnapshotRetentionLimit SnapshotWindow Tags TransitEncryptionEnabled TransitEncryptionMode";

    public override string Replaces =>
        "AtRestEncryptionEnabled CacheSubnetGroupName ClusterMode Engine IpDiscovery KmsKeyId NetworkType NumNodeGroups Port PreferredCacheClusterAZs ReplicasPerNodeGroup ReplicationGroupId SnapshotName TransitEncryptionEnabled TransitEncryptionMode";

    public override bool Taggable => true;

    public override string Hides => "AuthToken";

    public override bool TakesSnapshot => true;

    public override Made Create(ResourceCall call)
    {
        var request = call.Without();
        request["ReplicationGroupId"] = call.NameOr("ReplicationGroupId", 40, lower: true);
        request["ReplicationGroupDescription"] = call.Required("ReplicationGroupDescription");
        return new Made(call.Call<CreateReplicationGroupResponse>(ElastiCacheSchema.CreateReplicationGroup, request).ReplicationGroup.ReplicationGroupId);
    }

    public override bool Settled(ResourceCall call)
    {
        var group = Find(call) ?? throw AwsErrors.Sender("NotStabilized", $"The replication group {call.PhysicalId} is not there any more.");
        if (group.Status != Available)
        {
            return group.Status == Deleting ? throw AwsErrors.Sender("NotStabilized", $"The replication group {call.PhysicalId} is being deleted.") : false;
        }

        Approach(call, group);
        return group.Status == Available;
    }

    public override JsonObject Attributes(ResourceCall call)
    {
        var shard = Find(call)!.NodeGroups[0];
        var readers = shard.NodeGroupMembers.ConvertAll(m => m.ReadEndpoint);
        return new JsonObject
        {
            ["PrimaryEndPoint.Address"] = shard.PrimaryEndpoint.Address,
            ["PrimaryEndPoint.Port"] = Text(shard.PrimaryEndpoint.Port),
            ["ReaderEndPoint.Address"] = shard.ReaderEndpoint.Address,
            ["ReaderEndPoint.Port"] = Text(shard.ReaderEndpoint.Port),
            ["ReadEndPoint.Addresses"] = $"[{string.Join(", ", readers.Select(r => r.Address))}]",
            ["ReadEndPoint.Addresses.List"] = new JsonArray([.. readers.Select(r => JsonValue.Create(r.Address))]),
            ["ReadEndPoint.Ports"] = $"[{string.Join(", ", readers.Select(r => Text(r.Port)))}]",
            ["ReadEndPoint.Ports.List"] = new JsonArray([.. readers.Select(r => JsonValue.Create(Text(r.Port)))]),
        };
    }

    public override Made Update(ResourceCall call)
    {
        if (call.Changed("AuthToken"))
        {
            call.Call(ElastiCacheSchema.ModifyReplicationGroup, new JsonObject
            {
                ["ReplicationGroupId"] = call.PhysicalId,
                ["AuthToken"] = call.Required("AuthToken"),
                ["AuthTokenUpdateStrategy"] = "ROTATE",
                ["ApplyImmediately"] = true,
            });
        }

        if (Find(call) is { } group)
        {
            Approach(call, group);
        }

        CacheTagUpdate.Apply(call, "replicationgroup");
        return new Made(call.PhysicalId);
    }

    public override bool Busy(ResourceCall call) => Find(call) is { Status: not (Available or Deleting) };

    public override void Delete(ResourceCall call) => Delete(call, null);

    public override void DeleteWithSnapshot(ResourceCall call) => Delete(call, call.SnapshotName());

    public override bool Gone(ResourceCall call) => Find(call) is null;

    private static void Delete(ResourceCall call, string? snapshot)
    {
        if (Find(call) is { Status: not Deleting })
        {
            call.CallIgnoringAbsence(ElastiCacheSchema.DeleteReplicationGroup, new JsonObject { ["ReplicationGroupId"] = call.PhysicalId, ["FinalSnapshotIdentifier"] = snapshot });
        }
    }

    /// <summary>Takes the next step towards the template: replicas come before what needs them, and go after what needed them.</summary>
    private static void Approach(ResourceCall call, Model group)
    {
        var missing = call.Text("NumCacheClusters") is { } wanted ? int.Parse(wanted, CultureInfo.InvariantCulture) - group.MemberClusters.Count : 0;
        if (missing > 0)
        {
            Resize(CacheShapes.IncreaseReplicaCount);
        }
        else if (CacheDifference.Of(call, group) is { } changes)
        {
            call.Call(ElastiCacheSchema.ModifyReplicationGroup, changes);
        }

        if (missing < 0 && group.Status == Available)
        {
            Resize(CacheShapes.DecreaseReplicaCount);
        }

        void Resize(Aws.Wire.OperationShape operation) => call.Call(operation, new JsonObject
        {
            ["ReplicationGroupId"] = call.PhysicalId,
            ["NewReplicaCount"] = group.MemberClusters.Count + missing - 1,
            ["ApplyImmediately"] = true,
        });
    }

    private static string Text(int? port) => port!.Value.ToString(CultureInfo.InvariantCulture);

    private static Model? Find(ResourceCall call)
    {
        try
        {
            return call.Call<DescribeReplicationGroupsResponse>(ElastiCacheSchema.DescribeReplicationGroups, new JsonObject { ["ReplicationGroupId"] = call.PhysicalId }).ReplicationGroups[0];
        }
        catch (ReplicationGroupNotFoundException)
        {
            return null;
        }
    }
}
