using Amazon.ElastiCache;
using Amazon.ElastiCache.Model;
using Cyclops.LocalCloud.Network;
using Cyclops.LocalCloud.Shapes;
using Cyclops.LocalCloud.Time;

namespace Cyclops.LocalCloud.ElastiCache;

/// <summary>Changes of replication groups: most show at once, other nodes and engines take a while or wait for the maintenance window.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_ModifyReplicationGroup.html.</remarks>
internal sealed class GroupChanges(LocalCore core, RegionalState<CacheRegion> regions, INetworkTable network, CacheParameterGroups parameterGroups)
{
    public ModifyReplicationGroupResponse Modify(ModifyReplicationGroupRequest request, CallContext call)
    {
        var group = regions[call].Group(request.ReplicationGroupId);
        ReplicationGroups.CheckAvailable(group, "modification");
        Check(group, request);
        var change = Change(group, request);
        var parameters = ParameterGroup(group, request, change, call);
        var security = request.SecurityGroupIds is { Count: > 0 } ids ? ReplicationGroups.SecurityGroups(network, ids, group.Subnets.Model.VpcId, call) : group.SecurityGroups;
        SetAtOnce(group, request, call);
        (group.ParameterGroup, group.SecurityGroups) = (parameters, security);
        var all = group.Pending?.With(change) ?? change;
        if (request.ApplyImmediately == true)
        {
            group.Pending = null;
            Begin(group, all, call.Now);
        }
        else if (!all.IsEmpty)
        {
            AwaitWindow(regions[call], group, all, call.Now);
        }

        return new ModifyReplicationGroupResponse { ReplicationGroup = group.Model };
    }

    public BagResponse Increase(BagRequest request, CallContext call) => Resize(request, call, +1);

    public BagResponse Decrease(BagRequest request, CallContext call) => Resize(request, call, -1);

    private BagResponse Resize(BagRequest request, CallContext call, int direction)
    {
        var group = regions[call].Group(request.Text("ReplicationGroupId")!);
        ReplicationGroups.CheckAvailable(group, "modification");
        if (request.Values.GetValueOrDefault("ApplyImmediately") is not true || request.Values.GetValueOrDefault("NewReplicaCount") is not int replicas)
        {
            throw CacheErrors.Combination("The number of replicas changes with ApplyImmediately only, and NewReplicaCount says to which.");
        }

        var nodes = replicas + 1;
        if (nodes is < 1 or > GroupRules.MostNodes || Math.Sign(nodes - group.Nodes.Count) != direction)
        {
            throw CacheErrors.Value($"Invalid new replica count: {replicas}. The group has {group.Nodes.Count - 1}.");
        }

        if (nodes < 2 && group.Model.AutomaticFailover == AutomaticFailoverStatus.Enabled)
        {
            throw CacheErrors.Value("Must have at least 1 replica when cluster mode is disabled with auto failover enabled.");
        }

        ReplicationGroups.Pass(core, group, HeldReplicationGroup.Modifying, core.Options.Delays.CacheChange, call.Now, at =>
        {
            if (nodes > group.Nodes.Count)
            {
                ReplicationGroups.AddNodes(group, nodes - group.Nodes.Count, null, at);
            }
            else
            {
                group.Nodes.RemoveRange(nodes, group.Nodes.Count - nodes);
            }

            ReplicationGroups.MakeAvailable(group);
        });
        return new BagResponse { Values = new() { ["ReplicationGroup"] = group.Model } };
    }

    private static void Check(HeldReplicationGroup group, ModifyReplicationGroupRequest request)
    {
        var model = group.Model;
        if (request.ClusterMode?.Value is not (null or "disabled") || request.CacheSecurityGroupNames is { Count: > 0 } || request.UserGroupIdsToAdd is { Count: > 0 } || request.PrimaryClusterId is not null
            || (request.TransitEncryptionEnabled ?? model.TransitEncryptionEnabled) != model.TransitEncryptionEnabled)
        {
            throw CacheErrors.NotServed("no change of a replication group's cluster mode, primary, user groups or encryption in transit");
        }

        GroupRules.CheckSettings(request.SnapshotRetentionLimit, request.SnapshotWindow, request.PreferredMaintenanceWindow, request.ReplicationGroupDescription);
        var failover = request.AutomaticFailoverEnabled ?? model.AutomaticFailover == AutomaticFailoverStatus.Enabled;
        var several = request.MultiAZEnabled ?? model.MultiAZ == MultiAZStatus.Enabled;
        GroupRules.CheckFailover(failover, several, group.Nodes.Count);
        if (several && group.Nodes.Select(n => n.Zone).Distinct().Count() < 2)
        {
            throw CacheErrors.Combination("Multi-AZ needs nodes in at least two Availability Zones.");
        }

        if (request.CacheNodeType is { } type)
        {
            GroupRules.CheckNodeType(type);
        }

        if (request.AuthToken is { } token)
        {
            GroupRules.CheckToken(token, model.TransitEncryptionEnabled == true);
            if (request.ApplyImmediately != true || request.AuthTokenUpdateStrategy is null)
            {
                throw CacheErrors.Combination("AuthToken needs an AuthTokenUpdateStrategy, and ApplyImmediately.");
            }
        }
    }

    /// <summary>What would change that interrupts the group. There is no way back to an older version, nor from Valkey to Redis.</summary>
    private static CacheChange Change(HeldReplicationGroup group, ModifyReplicationGroupRequest request)
    {
        var model = group.Model;
        var type = request.CacheNodeType == model.CacheNodeType ? null : request.CacheNodeType;
        var engine = request.Engine ?? model.Engine;
        if (engine == model.Engine && request.EngineVersion is null)
        {
            return new CacheChange(type, null, null);
        }

        var version = CacheEngines.Resolve(engine, request.EngineVersion);
        if (engine == model.Engine && version == group.EngineVersion)
        {
            return new CacheChange(type, null, null);
        }

        return CacheEngines.CanBecome(model.Engine, group.EngineVersion, engine, version)
            ? new CacheChange(type, engine == model.Engine ? null : engine, version)
            : throw CacheErrors.Combination($"Cannot downgrade from {model.Engine} {group.EngineVersion} to {engine} {version}");
    }

    private string ParameterGroup(HeldReplicationGroup group, ModifyReplicationGroupRequest request, CacheChange change, CallContext call)
    {
        var (engine, version) = (change.Engine ?? group.Model.Engine, change.EngineVersion ?? group.EngineVersion);
        var same = CacheEngines.Family(engine, version) == CacheEngines.Family(group.Model.Engine, group.EngineVersion);
        if (request.CacheParameterGroupName is null && !same && !group.ParameterGroup.StartsWith("default.", StringComparison.Ordinal))
        {
            throw CacheErrors.Combination($"The parameter group {group.ParameterGroup} does not fit {engine} {version}; another one must be named.");
        }

        return request.CacheParameterGroupName is null && same ? group.ParameterGroup : parameterGroups.Of(request.CacheParameterGroupName, engine, version, call);
    }

    private static void SetAtOnce(HeldReplicationGroup group, ModifyReplicationGroupRequest request, CallContext call)
    {
        var model = group.Model;
        model.Description = request.ReplicationGroupDescription ?? model.Description;
        model.SnapshotRetentionLimit = request.SnapshotRetentionLimit ?? model.SnapshotRetentionLimit;
        model.SnapshotWindow = request.SnapshotWindow ?? model.SnapshotWindow;
        model.SnapshottingClusterId = model.SnapshotRetentionLimit > 0 ? request.SnapshottingClusterId ?? model.SnapshottingClusterId ?? group.Nodes[^1].Id : null;
        model.AutoMinorVersionUpgrade = request.AutoMinorVersionUpgrade ?? model.AutoMinorVersionUpgrade;
        model.IpDiscovery = request.IpDiscovery ?? model.IpDiscovery;
        model.TransitEncryptionMode = request.TransitEncryptionMode ?? model.TransitEncryptionMode;
        group.Window = request.PreferredMaintenanceWindow ?? group.Window;
        if (request.AutomaticFailoverEnabled is { } failover)
        {
            model.AutomaticFailover = failover ? AutomaticFailoverStatus.Enabled : AutomaticFailoverStatus.Disabled;
        }

        if (request.MultiAZEnabled is { } several)
        {
            model.MultiAZ = several ? MultiAZStatus.Enabled : MultiAZStatus.Disabled;
        }

        if (request.AuthToken is not null)
        {
            (model.AuthTokenEnabled, model.AuthTokenLastModifiedDate) = (true, call.NowUtc);
        }
    }

    private void Begin(HeldReplicationGroup group, CacheChange change, DateTimeOffset now)
    {
        if (change.IsEmpty)
        {
            return;
        }

        ReplicationGroups.Pass(core, group, HeldReplicationGroup.Modifying, core.Options.Delays.CacheChange, now, _ =>
        {
            group.Model.CacheNodeType = change.NodeType ?? group.Model.CacheNodeType;
            group.Model.Engine = change.Engine ?? group.Model.Engine;
            group.EngineVersion = change.EngineVersion ?? group.EngineVersion;
            ReplicationGroups.MakeAvailable(group);
        });
    }

    private void AwaitWindow(CacheRegion region, HeldReplicationGroup group, CacheChange change, DateTimeOffset now)
    {
        var first = group.Pending is null;
        group.Pending = change;
        if (first)
        {
            core.Timeline.Schedule(MaintenanceWindow.Next(group.Window, now), at => OpenWindow(region, group, at));
        }
    }

    private void OpenWindow(CacheRegion region, HeldReplicationGroup group, DateTimeOffset now)
    {
        if (group.Pending is not { } change || region.Groups.GetValueOrDefault(group.Id) != group)
        {
            return;
        }

        if (group.Model.Status != HeldReplicationGroup.Available)
        {
            core.Timeline.Schedule(MaintenanceWindow.Next(group.Window, now), at => OpenWindow(region, group, at));
            return;
        }

        group.Pending = null;
        Begin(group, change, now);
    }
}
