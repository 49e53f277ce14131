using System.Globalization;
using Amazon.ElastiCache;
using Amazon.ElastiCache.Model;
using Cyclops.LocalCloud.Network;

namespace Cyclops.LocalCloud.ElastiCache;

/// <summary>Replication groups made, described and deleted; what changes them is in <see cref="GroupChanges"/>.</summary>
internal sealed class ReplicationGroups(LocalCore core, RegionalState<CacheRegion> regions, INetworkTable network, CacheSubnetGroups subnetGroups, CacheParameterGroups parameterGroups, CacheSnapshots snapshots)
{
    private const int DefaultPort = 6379;

    public CreateReplicationGroupResponse Create(CreateReplicationGroupRequest request, CallContext call)
    {
        var region = regions[call];
        var id = CacheNames.New("ReplicationGroupId", request.ReplicationGroupId, CacheNames.LongestGroup);
        var tags = CacheTags.New(request.Tags, core.Options.Quotas.TagsPerResource);
        if (region.Groups.ContainsKey(id))
        {
            throw new ReplicationGroupAlreadyExistsException($"Replication group {id} already exists.");
        }

        var nodes = Check(request);
        var group = Make(region, id, Restored(region, request), call);
        group.Tags.Set(tags);
        AddNodes(group, nodes, request.PreferredCacheClusterAZs, call.Now);
        CheckZones(group);
        region.Groups.Add(id, group);
        Pass(core, group, HeldReplicationGroup.Creating, core.Options.Delays.CacheStart, call.Now, _ => MakeAvailable(group));
        return new CreateReplicationGroupResponse { ReplicationGroup = group.Model };
    }

    public DescribeReplicationGroupsResponse Describe(DescribeReplicationGroupsRequest request, CallContext call)
    {
        var region = regions[call];
        var found = request.ReplicationGroupId is { } id ? [region.Group(id)] : region.Groups.Values.AsEnumerable();
        var page = CacheNames.Cut(found, g => g.Id, request.Marker, request.MaxRecords);
        return new DescribeReplicationGroupsResponse { ReplicationGroups = page.Items.ConvertAll(g => g.Model), Marker = page.Next };
    }

    public DeleteReplicationGroupResponse Delete(DeleteReplicationGroupRequest request, CallContext call)
    {
        var region = regions[call];
        var group = region.Group(request.ReplicationGroupId);
        if (request.RetainPrimaryCluster == true)
        {
            throw CacheErrors.NotServed("no cache clusters outside of replication groups");
        }

        CheckAvailable(group, "deletion");
        if (request.FinalSnapshotIdentifier is { } name)
        {
            snapshots.Take(group, name, call);
        }

        Pass(core, group, HeldReplicationGroup.Deleting, core.Options.Delays.CacheStop, call.Now, _ => region.Groups.Remove(group.Id));
        return new DeleteReplicationGroupResponse { ReplicationGroup = group.Model };
    }

    /// <exception cref="InvalidReplicationGroupStateException">Something else is going on with the group.</exception>
    public static void CheckAvailable(HeldReplicationGroup group, string what)
    {
        if (group.Model.Status != HeldReplicationGroup.Available)
        {
            throw new InvalidReplicationGroupStateException($"Replication group {group.Id} has status {group.Model.Status} which is not valid for {what}.");
        }
    }

    /// <summary>Shows a status now and does what ends it later, unless another change of status has come in between.</summary>
    public static void Pass(LocalCore core, HeldReplicationGroup group, string status, TimeSpan takes, DateTimeOffset now, Action<DateTimeOffset> end)
    {
        group.Model.Status = status;
        var turn = ++group.Turn;
        core.Timeline.Schedule(now + takes, at =>
        {
            if (group.Turn == turn)
            {
                end(at);
            }
        });
    }

    /// <summary>Adds nodes, spread over the zones of the subnet group unless the zones are given.</summary>
    public static void AddNodes(HeldReplicationGroup group, int count, List<string>? zones, DateTimeOffset now)
    {
        var usable = group.Subnets.Zones;
        if (zones is { Count: > 0 } && (zones.Count != count || zones.Exists(z => !usable.Contains(z))))
        {
            throw CacheErrors.Combination($"PreferredCacheClusterAZs must name one zone for each of the {count} nodes, of the zones of the subnet group: {string.Join(", ", usable)}.");
        }

        var last = group.Nodes.Count == 0 ? 0 : int.Parse(group.Nodes[^1].Id[^3..], CultureInfo.InvariantCulture);
        for (var i = 0; i < count; i++)
        {
            var zone = zones is { Count: > 0 } ? zones[i] : usable[group.Nodes.Count % usable.Count];
            group.Nodes.Add(new HeldNode(string.Create(CultureInfo.InvariantCulture, $"{group.Id}-{last + i + 1:D3}"), zone, now));
        }
    }

    public static void CheckZones(HeldReplicationGroup group)
    {
        if (group.Model.MultiAZ == MultiAZStatus.Enabled && group.Nodes.Select(n => n.Zone).Distinct().Count() < 2)
        {
            throw CacheErrors.Combination("Multi-AZ needs nodes in at least two Availability Zones; the subnet group has to have subnets there.");
        }
    }

    /// <summary>Lets the group and its nodes be seen as they are.</summary>
    public static void MakeAvailable(HeldReplicationGroup group)
    {
        var (model, names) = (group.Model, group.Endpoints);
        model.Status = HeldReplicationGroup.Available;
        model.MemberClusters = group.Nodes.ConvertAll(n => n.Id);
        model.SnapshottingClusterId = model.SnapshotRetentionLimit > 0 ? group.Nodes[^1].Id : null;
        model.PendingModifiedValues = new ReplicationGroupPendingModifiedValues();
        model.NodeGroups =
        [
            new NodeGroup
            {
                NodeGroupId = "0001",
                Status = HeldReplicationGroup.Available,
                PrimaryEndpoint = new Endpoint { Address = names.Primary, Port = names.Port },
                ReaderEndpoint = new Endpoint { Address = names.Reader, Port = names.Port },
                NodeGroupMembers = group.Nodes.ConvertAll(n => new NodeGroupMember
                {
                    CacheClusterId = n.Id,
                    CacheNodeId = "0001",
                    CurrentRole = n == group.Nodes[0] ? "primary" : "replica",
                    PreferredAvailabilityZone = n.Zone,
                    ReadEndpoint = new Endpoint { Address = names.Node(n.Id), Port = names.Port },
                }),
            },
        ];
    }

    /// <summary>The groups of nodes, all of their VPC; without any the default group of it.</summary>
    public static List<string> SecurityGroups(INetworkTable network, List<string>? ids, string vpc, CallContext call)
    {
        if (ids?.Find(id => network.VpcOfGroup(call, id) != vpc) is { } wrong)
        {
            throw CacheErrors.Value($"Some security group ids are not found or not in the VPC {vpc}: {wrong}");
        }

        return [.. (ids is { Count: > 0 } ? ids : [network.DefaultGroup(call, vpc)]).Distinct()];
    }

    private static int Check(CreateReplicationGroupRequest request)
    {
        GroupRules.CheckServed(request);
        GroupRules.CheckPort(request.Port);
        GroupRules.CheckSettings(request.SnapshotRetentionLimit, request.SnapshotWindow, request.PreferredMaintenanceWindow, request.ReplicationGroupDescription);
        var nodes = GroupRules.Nodes(request);
        GroupRules.CheckFailover(request.AutomaticFailoverEnabled == true, request.MultiAZEnabled == true, nodes);
        if (request.AuthToken is { } token)
        {
            GroupRules.CheckToken(token, request.TransitEncryptionEnabled == true);
        }

        if (request.KmsKeyId is not null && request.AtRestEncryptionEnabled != true)
        {
            throw CacheErrors.Combination("A KMS key can only be specified when encryption at rest is enabled.");
        }

        return nodes;
    }

    /// <summary>A group from a snapshot has the snapshot's node type, engine and version unless others are given.</summary>
    private static CreateReplicationGroupRequest Restored(CacheRegion region, CreateReplicationGroupRequest request)
    {
        if (request.SnapshotName is { } name)
        {
            var snapshot = region.Snapshot(name);
            request.CacheNodeType ??= snapshot.NodeType;
            request.EngineVersion ??= request.Engine is null || request.Engine == snapshot.Engine ? snapshot.EngineVersion : null;
            request.Engine ??= snapshot.Engine;
        }

        GroupRules.CheckNodeType(request.CacheNodeType);
        return request;
    }

    private HeldReplicationGroup Make(CacheRegion region, string id, CreateReplicationGroupRequest request, CallContext call)
    {
        var engine = request.Engine ?? CacheEngines.Redis;
        var version = CacheEngines.Resolve(engine, request.EngineVersion);
        var parameters = parameterGroups.Of(request.CacheParameterGroupName, engine, version, call);
        var subnets = subnetGroups.Of(request.CacheSubnetGroupName, call);
        var security = SecurityGroups(network, request.SecurityGroupIds, subnets.Model.VpcId, call);
        var encrypted = request.TransitEncryptionEnabled ?? false;
        region.Label ??= core.Ids.Hex(6);
        var model = new ReplicationGroup
        {
            ReplicationGroupId = id,
            ARN = call.Arn("elasticache", "replicationgroup:" + id),
            Description = request.ReplicationGroupDescription,
            Engine = engine,
            CacheNodeType = request.CacheNodeType,
            AutomaticFailover = request.AutomaticFailoverEnabled == true ? AutomaticFailoverStatus.Enabled : AutomaticFailoverStatus.Disabled,
            MultiAZ = request.MultiAZEnabled == true ? MultiAZStatus.Enabled : MultiAZStatus.Disabled,
            SnapshotRetentionLimit = request.SnapshotRetentionLimit ?? 0,
            SnapshotWindow = request.SnapshotWindow ?? "03:00-04:00",
            ClusterEnabled = false,
            ClusterMode = ClusterMode.Disabled,
            AuthTokenEnabled = request.AuthToken is not null,
            AuthTokenLastModifiedDate = request.AuthToken is null ? null : call.NowUtc,
            TransitEncryptionEnabled = encrypted,
            TransitEncryptionMode = encrypted ? request.TransitEncryptionMode ?? TransitEncryptionMode.Required : null,
            AtRestEncryptionEnabled = request.AtRestEncryptionEnabled ?? false,
            KmsKeyId = request.KmsKeyId,
            AutoMinorVersionUpgrade = request.AutoMinorVersionUpgrade ?? true,
            NetworkType = request.NetworkType ?? NetworkType.Ipv4,
            IpDiscovery = request.IpDiscovery ?? IpDiscovery.Ipv4,
            DataTiering = DataTieringStatus.Disabled,
            ReplicationGroupCreateTime = call.NowUtc,
            MemberClusters = [],
            PendingModifiedValues = new ReplicationGroupPendingModifiedValues(),
        };
        return new HeldReplicationGroup(model, subnets, new EndpointNames(id, region.Label, call.Region, encrypted, request.Port ?? DefaultPort))
        {
            EngineVersion = version,
            ParameterGroup = parameters,
            SecurityGroups = security,
            Window = request.PreferredMaintenanceWindow ?? "sun:05:00-sun:06:00",
        };
    }
}
