using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.ElastiCache;
using Amazon.ElastiCache.Model;
using Cyclops.LocalCloud.Options;
using Cyclops.LocalCloud.Tests.Support;
using Tag = Amazon.ElastiCache.Model.Tag;

namespace Cyclops.LocalCloud.Tests.ElastiCache;

public sealed class ReplicationGroupTests
{
    private CloudUnderTest _cloud = new();

    [Fact]
    public async Task A_group_is_being_created_then_available_and_only_then_has_endpoints()
    {
        _cloud = new CloudUnderTest(LifeCycleDelays.Realistic);
        var made = await Create(r => (r.NumCacheClusters, r.AutomaticFailoverEnabled, r.MultiAZEnabled, r.ReplicationGroupId) = (2, true, true, "Sessions"));
        Assert.Equal(("sessions", "creating", "arn:aws:elasticache:eu-west-1:123456789012:replicationgroup:sessions"), (made.ReplicationGroupId, made.Status, made.ARN));
        Assert.Empty(made.NodeGroups ?? []);
        await Refused("InvalidReplicationGroupState", () => Delete());
        _cloud.Clock.Advance(TimeSpan.FromMinutes(8));
        var group = await Describe();
        var shard = group.NodeGroups.Single();
        Assert.Equal(("available", "enabled", "enabled", "redis"), (group.Status, group.AutomaticFailover.Value, group.MultiAZ.Value, group.Engine));
        Assert.Matches(@"^sessions\.[0-9a-f]{6}\.ng\.0001\.euw1\.cache\.amazonaws\.com$", shard.PrimaryEndpoint.Address);
        Assert.Matches(@"^sessions-ro\.[0-9a-f]{6}\.ng\.0001\.euw1\.cache\.amazonaws\.com$", shard.ReaderEndpoint.Address);
        Assert.Equal([("sessions-001", "primary", "eu-west-1a"), ("sessions-002", "replica", "eu-west-1b")], shard.NodeGroupMembers.Select(m => (m.CacheClusterId, m.CurrentRole, m.PreferredAvailabilityZone)));
        Assert.Equal(6379, shard.PrimaryEndpoint.Port);
        var clusters = (await _cloud.ElastiCache.DescribeCacheClustersAsync(new DescribeCacheClustersRequest { ShowCacheNodeInfo = true })).CacheClusters;
        Assert.Equal([("sessions-001", "7.1.0", "default.redis7"), ("sessions-002", "7.1.0", "default.redis7")], clusters.Select(c => (c.CacheClusterId, c.EngineVersion, c.CacheParameterGroup.CacheParameterGroupName)));
        await Refused("ReplicationGroupAlreadyExists", () => Create());
    }

    [Fact]
    public async Task With_encryption_in_transit_the_endpoints_are_others()
    {
        await Create(r => (r.Engine, r.EngineVersion, r.TransitEncryptionEnabled, r.AtRestEncryptionEnabled, r.AuthToken) = ("valkey", "8.0", true, true, "a-token-of-some-length"));
        var group = await Describe();
        Assert.Equal((true, true, true, "required"), (group.TransitEncryptionEnabled, group.AtRestEncryptionEnabled, group.AuthTokenEnabled, group.TransitEncryptionMode.Value));
        Assert.Matches(@"^master\.sessions\.[0-9a-f]{6}\.euw1\.cache\.amazonaws\.com$", group.NodeGroups.Single().PrimaryEndpoint.Address);
        Assert.DoesNotContain(_cloud.Cloud.Recorder.Calls(), c => c.Parameters.Contains("a-token", StringComparison.Ordinal));
    }

    public static TheoryData<string, Action<CreateReplicationGroupRequest>> Wrong => new()
    {
        { "InvalidParameterValue", r => r.ReplicationGroupId = "1x" },
        { "InvalidParameterValue", r => r.CacheNodeType = null },
        { "InvalidParameterValue", r => r.CacheNodeType = "cache.nonsense" },
        { "InvalidParameterValue", r => r.Engine = "memcached" },
        { "InvalidParameterCombination", r => r.EngineVersion = "9.9" },
        { "InvalidParameterValue", r => r.NumCacheClusters = 7 },
        { "InvalidParameterCombination", r => (r.NumCacheClusters, r.ReplicasPerNodeGroup) = (2, 1) },
        { "InvalidParameterCombination", r => r.AutomaticFailoverEnabled = true },
        { "InvalidParameterCombination", r => (r.NumCacheClusters, r.MultiAZEnabled) = (2, true) },
        { "InvalidParameterCombination", r => r.AuthToken = "a-token-of-some-length" },
        { "InvalidParameterValue", r => (r.AuthToken, r.TransitEncryptionEnabled) = ("short", true) },
        { "InvalidParameterValue", r => r.SnapshotRetentionLimit = 36 },
        { "InvalidParameterValue", r => r.PreferredMaintenanceWindow = "sun:05:00-sun:05:30" },
        { "InvalidParameterCombination", r => r.PreferredCacheClusterAZs = ["eu-west-1a", "eu-west-1b"] },
        { "NotImplemented", r => r.NumNodeGroups = 2 },
        { "CacheSubnetGroupNotFoundFault", r => r.CacheSubnetGroupName = "nowhere" },
        { "CacheParameterGroupNotFound", r => r.CacheParameterGroupName = "none" },
        { "InvalidParameterValue", r => r.SecurityGroupIds = ["sg-1"] },
        { "SnapshotNotFoundFault", r => r.SnapshotName = "none" },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public async Task What_elasticache_refuses_is_refused_and_nothing_is_made(string code, Action<CreateReplicationGroupRequest> change)
    {
        Assert.NotNull(change);
        await Refused(code, () => Create(change));
        Assert.Empty((await _cloud.ElastiCache.DescribeReplicationGroupsAsync(new DescribeReplicationGroupsRequest())).ReplicationGroups ?? []);
    }

    [Fact]
    public async Task Another_node_type_waits_for_the_window_unless_it_is_wanted_at_once()
    {
        _cloud = new CloudUnderTest(LifeCycleDelays.Realistic);
        await Create(r => r.PreferredMaintenanceWindow = "sun:05:00-sun:06:00");
        _cloud.Clock.Advance(TimeSpan.FromMinutes(8));
        var waiting = await Modify(r => (r.CacheNodeType, r.SnapshotRetentionLimit) = ("cache.t4g.small", 3), now: false);
        Assert.Equal(("available", "cache.t4g.micro", 3), (waiting.Status, waiting.CacheNodeType, waiting.SnapshotRetentionLimit));
        var node = (await _cloud.ElastiCache.DescribeCacheClustersAsync(new DescribeCacheClustersRequest())).CacheClusters.Single();
        Assert.Equal("cache.t4g.small", node.PendingModifiedValues.CacheNodeType);
        _cloud.Clock.Advance(TimeSpan.FromHours(51));
        Assert.Equal("cache.t4g.small", (await Describe()).CacheNodeType);
        Assert.Equal("modifying", (await Modify(r => r.CacheNodeType = "cache.t4g.medium")).Status);
        await Refused("InvalidReplicationGroupState", () => Modify(r => r.CacheNodeType = "cache.t4g.micro"));
    }

    [Fact]
    public async Task Engines_go_up_only_and_redis_becomes_valkey()
    {
        await Create(r => r.EngineVersion = "7.1");
        await Refused("InvalidParameterCombination", () => Modify(r => r.EngineVersion = "6.2"));
        await Modify(r => (r.Engine, r.EngineVersion) = ("valkey", "8.0"));
        Assert.Equal("valkey", (await Describe()).Engine);
        Assert.Equal("default.valkey8", (await _cloud.ElastiCache.DescribeCacheClustersAsync(new DescribeCacheClustersRequest())).CacheClusters.Single().CacheParameterGroup.CacheParameterGroupName);
        await Refused("InvalidParameterCombination", () => Modify(r => (r.Engine, r.EngineVersion) = ("redis", "7.1")));
    }

    [Fact]
    public async Task Replicas_come_and_go_but_not_the_last_one_that_failover_needs()
    {
        await Create();
        await Refused("InvalidParameterCombination", () => Modify(r => r.AutomaticFailoverEnabled = true));
        Assert.Equal("modifying", (await Replicas("IncreaseReplicaCount", 2))["Status"].First());
        Assert.Equal(["sessions-001", "sessions-002", "sessions-003"], (await Describe()).MemberClusters);
        await Modify(r => (r.AutomaticFailoverEnabled, r.MultiAZEnabled) = (true, true));
        await Refused("InvalidParameterCombination", () => Modify(r => r.AutomaticFailoverEnabled = false));
        Assert.Equal("InvalidParameterValue", (await Replicas("DecreaseReplicaCount", 0))["Code"].Single());
        Assert.Empty((await Replicas("DecreaseReplicaCount", 1))["Code"]);
        Assert.Equal(2, (await Describe()).MemberClusters.Count);
    }

    [Fact]
    public async Task A_final_snapshot_outlives_the_group_and_makes_another_one()
    {
        await Create(r => (r.CacheNodeType, r.EngineVersion) = ("cache.m7g.large", "7.0"));
        Assert.Equal("deleting", (await Delete("last")).ReplicationGroup.Status);
        await Refused("ReplicationGroupNotFoundFault", () => Describe());
        Assert.Equal(("last", "available", "sessions"), await Snapshot());
        await Create(r => (r.CacheNodeType, r.SnapshotName) = (null, "last"));
        Assert.Equal("cache.m7g.large", (await Describe()).CacheNodeType);
        await Refused("SnapshotAlreadyExistsFault", () => Delete("last"));
        Assert.Empty((await Query("DeleteSnapshot", ("SnapshotName", "last")))["Code"]);
        Assert.Empty((await Query("DescribeSnapshots"))["SnapshotName"]);

        async Task<(string, string, string)> Snapshot()
        {
            var answer = await Query("DescribeSnapshots", ("ReplicationGroupId", "sessions"));
            return (answer["SnapshotName"].Single(), answer["SnapshotStatus"].Single(), answer["ReplicationGroupId"].Single());
        }
    }

    [Fact]
    public async Task What_a_group_lives_in_stays_until_the_group_is_gone()
    {
        var (subnets, security) = await Network();
        await _cloud.ElastiCache.CreateCacheSubnetGroupAsync(new CreateCacheSubnetGroupRequest { CacheSubnetGroupName = "Caches", CacheSubnetGroupDescription = "d", SubnetIds = subnets });
        await Refused("CacheSubnetGroupAlreadyExists", () => _cloud.ElastiCache.CreateCacheSubnetGroupAsync(new CreateCacheSubnetGroupRequest { CacheSubnetGroupName = "caches", CacheSubnetGroupDescription = "d", SubnetIds = subnets }));
        await Refused("InvalidParameterValue", () => Create(r => r.SecurityGroupIds = [security]));
        await Create(r => (r.CacheSubnetGroupName, r.SecurityGroupIds) = ("caches", [security]));
        await Refused("CacheSubnetGroupInUse", () => _cloud.ElastiCache.DeleteCacheSubnetGroupAsync(new DeleteCacheSubnetGroupRequest { CacheSubnetGroupName = "caches" }));
        await Dependency(() => _cloud.Ec2.DeleteSecurityGroupAsync(new DeleteSecurityGroupRequest { GroupId = security }));
        await Dependency(() => _cloud.Ec2.DeleteSubnetAsync(new DeleteSubnetRequest { SubnetId = subnets[0] }));
        await Delete();
        await _cloud.ElastiCache.DeleteCacheSubnetGroupAsync(new DeleteCacheSubnetGroupRequest { CacheSubnetGroupName = "caches" });
        await _cloud.Ec2.DeleteSecurityGroupAsync(new DeleteSecurityGroupRequest { GroupId = security });
        await _cloud.Ec2.DeleteSubnetAsync(new DeleteSubnetRequest { SubnetId = subnets[0] });
    }

    [Fact]
    public async Task Tags_are_kept_by_arn_and_seen_by_the_tagging_api()
    {
        var arn = (await Create(r => r.Tags = [new Tag { Key = "a", Value = "1" }])).ARN;
        await _cloud.ElastiCache.AddTagsToResourceAsync(new AddTagsToResourceRequest { ResourceName = arn, Tags = [new Tag { Key = "b", Value = "2" }] });
        Assert.Equal(["b"], (await Query("RemoveTagsFromResource", ("ResourceName", arn), ("TagKeys.member.1", "a")))["Key"]);
        Assert.Equal("2", (await _cloud.ElastiCache.ListTagsForResourceAsync(new ListTagsForResourceRequest { ResourceName = arn })).TagList.Single().Value);
        var mapping = (await _cloud.Tagging.GetResourcesAsync(new() { ResourceTypeFilters = ["elasticache"] })).ResourceTagMappingList.Single();
        Assert.Equal((arn, "b"), (mapping.ResourceARN, mapping.Tags.Single().Key));
        await Refused("InvalidARN", () => _cloud.ElastiCache.ListTagsForResourceAsync(new ListTagsForResourceRequest { ResourceName = "arn:aws:elasticache:eu-west-1:123456789012:user:x" }));
    }

    [Fact]
    public async Task Parameter_groups_fit_their_engine_and_stay_while_they_are_used()
    {
        Assert.Equal(["mine"], (await Query("CreateCacheParameterGroup", ("CacheParameterGroupName", "mine"), ("CacheParameterGroupFamily", "valkey8"), ("Description", "d")))["CacheParameterGroupName"]);
        Assert.Empty((await Query("ModifyCacheParameterGroup", ("CacheParameterGroupName", "mine"), ("ParameterNameValues.ParameterNameValue.1.ParameterName", "maxmemory-policy"), ("ParameterNameValues.ParameterNameValue.1.ParameterValue", "allkeys-lru")))["Code"]);
        await Refused("InvalidParameterCombination", () => Create(r => r.CacheParameterGroupName = "mine"));
        await Create(r => (r.Engine, r.CacheParameterGroupName) = ("valkey", "mine"));
        Assert.Equal("InvalidCacheParameterGroupState", (await Query("DeleteCacheParameterGroup", ("CacheParameterGroupName", "mine")))["Code"].Single());
        await Delete();
        Assert.Empty((await Query("DeleteCacheParameterGroup", ("CacheParameterGroupName", "mine")))["Code"]);
    }

    private static async Task Refused(string code, Func<Task> call) =>
        Assert.Equal(code, (await Assert.ThrowsAnyAsync<AmazonElastiCacheException>(call)).ErrorCode);

    private static async Task Dependency(Func<Task> call) =>
        Assert.Equal("DependencyViolation", (await Assert.ThrowsAnyAsync<AmazonEC2Exception>(call)).ErrorCode);

    private async Task<(List<string> Subnets, string Group)> Network()
    {
        var vpc = (await _cloud.Ec2.CreateVpcAsync(new CreateVpcRequest { CidrBlock = "10.9.0.0/16" })).Vpc.VpcId;
        var subnet = (await _cloud.Ec2.CreateSubnetAsync(new CreateSubnetRequest { VpcId = vpc, CidrBlock = "10.9.0.0/24" })).Subnet.SubnetId;
        return ([subnet], (await _cloud.Ec2.CreateSecurityGroupAsync(new CreateSecurityGroupRequest { VpcId = vpc, GroupName = "cache", Description = "cache" })).GroupId);
    }

    private Task<ILookup<string, string>> Query(string action, params (string Name, string Value)[] fields) => _cloud.Query("elasticache", "2015-02-02", action, fields);

    private Task<ILookup<string, string>> Replicas(string action, int count) =>
        Query(action, ("ReplicationGroupId", "sessions"), ("NewReplicaCount", count.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("ApplyImmediately", "true"));

    private async Task<ReplicationGroup> Create(Action<CreateReplicationGroupRequest>? change = null)
    {
        var request = new CreateReplicationGroupRequest { ReplicationGroupId = "sessions", ReplicationGroupDescription = "sessions", CacheNodeType = "cache.t4g.micro" };
        change?.Invoke(request);
        return (await _cloud.ElastiCache.CreateReplicationGroupAsync(request)).ReplicationGroup;
    }

    private async Task<ReplicationGroup> Describe() =>
        (await _cloud.ElastiCache.DescribeReplicationGroupsAsync(new DescribeReplicationGroupsRequest { ReplicationGroupId = "sessions" })).ReplicationGroups.Single();

    private async Task<ReplicationGroup> Modify(Action<ModifyReplicationGroupRequest> change, bool now = true)
    {
        var request = new ModifyReplicationGroupRequest { ReplicationGroupId = "sessions", ApplyImmediately = now };
        change(request);
        return (await _cloud.ElastiCache.ModifyReplicationGroupAsync(request)).ReplicationGroup;
    }

    private Task<DeleteReplicationGroupResponse> Delete(string? snapshot = null) =>
        _cloud.ElastiCache.DeleteReplicationGroupAsync(new DeleteReplicationGroupRequest { ReplicationGroupId = "sessions", FinalSnapshotIdentifier = snapshot });
}
