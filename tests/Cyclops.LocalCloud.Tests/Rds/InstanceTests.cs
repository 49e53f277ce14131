using Amazon.RDS;
using Amazon.RDS.Model;
using Cyclops.LocalCloud.Options;
using Cyclops.LocalCloud.Tests.Support;

namespace Cyclops.LocalCloud.Tests.Rds;

public sealed class InstanceTests
{
    private readonly CloudUnderTest _cloud = new();
    private readonly DatabaseScene _scene;

    public InstanceTests() => _scene = new DatabaseScene(_cloud);

    [Fact]
    public async Task A_new_instance_is_being_created_then_available_and_only_then_has_an_endpoint()
    {
        var cloud = new CloudUnderTest(LifeCycleDelays.Realistic);
        var scene = new DatabaseScene(cloud);
        var made = await scene.Create(r => (r.MultiAZ, r.StorageEncrypted, r.BackupRetentionPeriod, r.DBInstanceIdentifier) = (true, true, 7, "App"));
        Assert.Equal(("app", "creating", "arn:aws:rds:eu-west-1:123456789012:db:app"), (made.DBInstanceIdentifier, made.DBInstanceStatus, made.DBInstanceArn));
        Assert.Null(made.Endpoint);
        cloud.Clock.Advance(TimeSpan.FromMinutes(7));
        Assert.Equal("creating", (await scene.Describe()).DBInstanceStatus);
        cloud.Clock.Advance(TimeSpan.FromMinutes(2));
        var instance = await scene.Describe("APP");
        Assert.Equal(("available", 5432), (instance.DBInstanceStatus, instance.Endpoint.Port));
        Assert.Matches(@"^app\.[a-z0-9]{12}\.eu-west-1\.rds\.amazonaws\.com$", instance.Endpoint.Address);
        Assert.Equal(("gp3", 3000, 125), (instance.StorageType, instance.Iops, instance.StorageThroughput));
        Assert.Equal((true, "eu-west-1a", "eu-west-1b"), (instance.MultiAZ, instance.AvailabilityZone, instance.SecondaryAvailabilityZone));
        Assert.StartsWith("arn:aws:kms:eu-west-1:123456789012:key/", instance.KmsKeyId, StringComparison.Ordinal);
        Assert.Equal(("default.postgres16", "default", 7), (instance.DBParameterGroups.Single().DBParameterGroupName, instance.DBSubnetGroup.DBSubnetGroupName, instance.BackupRetentionPeriod));
        await DatabaseScene.Refused("DBInstanceAlreadyExists", () => scene.Create());
    }

    public static TheoryData<string, Action<CreateDBInstanceRequest>> Wrong => new()
    {
        { "InvalidParameterValue", r => r.DBInstanceIdentifier = "1app" },
        { "InvalidParameterValue", r => r.DBInstanceIdentifier = "app-" },
        { "InvalidParameterValue", r => r.DBInstanceIdentifier = "a--b" },
        { "InvalidParameterValue", r => r.DBInstanceClass = "db.nonsense" },
        { "InvalidParameterValue", r => r.Engine = "nonsense" },
        { "NotImplemented", r => r.Engine = "mysql" },
        { "InvalidParameterCombination", r => r.EngineVersion = "99.1" },
        { "InvalidParameterValue", r => r.AllocatedStorage = 19 },
        { "InvalidParameterValue", r => r.AllocatedStorage = null },
        { "InvalidParameterValue", r => r.Iops = 3000 },
        { "InvalidParameterCombination", r => (r.StorageType, r.Iops) = ("gp3", 4000) },
        { "InvalidParameterCombination", r => r.MaxAllocatedStorage = 21 },
        { "InvalidParameterValue", r => r.MasterUsername = "admin" },
        { "InvalidParameterValue", r => r.MasterUserPassword = "short" },
        { "InvalidParameterValue", r => r.MasterUserPassword = "not/allowed" },
        { "InvalidParameterCombination", r => r.ManageMasterUserPassword = true },
        { "InvalidParameterValue", r => r.DBName = "1db" },
        { "InvalidParameterValue", r => r.BackupRetentionPeriod = 36 },
        { "InvalidParameterValue", r => r.PreferredMaintenanceWindow = "sun:05:00-sun:05:10" },
        { "InvalidParameterCombination", r => r.MonitoringInterval = 60 },
        { "InvalidParameterCombination", r => (r.MultiAZ, r.AvailabilityZone) = (true, "eu-west-1a") },
        { "InvalidParameterCombination", r => r.KmsKeyId = "arn:aws:kms:eu-west-1:123456789012:key/1" },
        { "InvalidParameterValue", r => r.VpcSecurityGroupIds = ["sg-1"] },
        { "DBSubnetGroupNotFoundFault", r => r.DBSubnetGroupName = "nowhere" },
        { "DBParameterGroupNotFound", r => r.DBParameterGroupName = "none" },
        { "InvalidParameterValue", r => r.Tags = [new Tag { Key = "aws:x", Value = "1" }] },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public async Task What_rds_refuses_is_refused_and_nothing_is_made(string code, Action<CreateDBInstanceRequest> change)
    {
        Assert.NotNull(change);
        await DatabaseScene.Refused(code, () => _scene.Create(r => change(r)));
        Assert.Empty((await _cloud.Rds.DescribeDBInstancesAsync()).DBInstances ?? []);
    }

    [Fact]
    public async Task Large_and_provisioned_storage_has_its_own_figures()
    {
        var large = await _scene.Create(r => r.AllocatedStorage = 400);
        Assert.Equal((12_000, 500), (large.Iops, large.StorageThroughput));
        var provisioned = await _scene.Create(r => (r.DBInstanceIdentifier, r.AllocatedStorage, r.Iops) = ("other", 100, 5000));
        Assert.Equal(("io1", 5000, null), (provisioned.StorageType, provisioned.Iops, provisioned.StorageThroughput));
    }

    [Fact]
    public async Task Deletion_needs_a_final_snapshot_or_a_word_that_none_is_wanted()
    {
        await _scene.Create();
        await DatabaseScene.Refused("InvalidParameterCombination", () => _cloud.Rds.DeleteDBInstanceAsync(new DeleteDBInstanceRequest { DBInstanceIdentifier = "app" }));
        await DatabaseScene.Refused("InvalidParameterCombination", () => _cloud.Rds.DeleteDBInstanceAsync(
            new DeleteDBInstanceRequest { DBInstanceIdentifier = "app", SkipFinalSnapshot = true, FinalDBSnapshotIdentifier = "last" }));
        Assert.Equal("deleting", (await _scene.Delete("last")).DBInstance.DBInstanceStatus);
        await Assert.ThrowsAsync<DBInstanceNotFoundException>(() => _scene.Describe());
        var snapshot = (await _cloud.Rds.DescribeDBSnapshotsAsync()).DBSnapshots.Single();
        Assert.Equal(("last", "app", "available", "manual"), (snapshot.DBSnapshotIdentifier, snapshot.DBInstanceIdentifier, snapshot.Status, snapshot.SnapshotType));
        await _scene.Create();
        await DatabaseScene.Refused("DBSnapshotAlreadyExists", () => _scene.Delete("last"));
    }

    [Fact]
    public async Task A_protected_instance_cannot_be_deleted()
    {
        await _scene.Create(r => r.DeletionProtection = true);
        await DatabaseScene.Refused("InvalidParameterCombination", () => _scene.Delete());
        Assert.False((await _scene.Modify(r => r.DeletionProtection = false)).DeletionProtection);
        await _scene.Delete();
    }

    [Fact]
    public async Task A_deletion_takes_its_time_and_cannot_be_asked_for_twice()
    {
        var cloud = new CloudUnderTest(LifeCycleDelays.Realistic);
        var scene = new DatabaseScene(cloud);
        await scene.Create();
        await DatabaseScene.Refused("InvalidDBInstanceState", () => scene.Delete("last"));
        await scene.Delete();
        await DatabaseScene.Refused("InvalidDBInstanceState", () => scene.Delete());
        Assert.Equal("deleting", (await scene.Describe()).DBInstanceStatus);
        cloud.Clock.Advance(TimeSpan.FromMinutes(6));
        await Assert.ThrowsAsync<DBInstanceNotFoundException>(() => scene.Describe());
    }

    [Fact]
    public async Task A_snapshot_keeps_what_a_new_instance_is_made_of()
    {
        await _scene.Create(r => (r.AllocatedStorage, r.StorageEncrypted, r.CopyTagsToSnapshot, r.DBName, r.Tags) = (50, true, true, "appdb", [new Tag { Key = "team", Value = "web" }]));
        var key = (await _scene.Describe()).KmsKeyId;
        await _cloud.Rds.CreateDBSnapshotAsync(new CreateDBSnapshotRequest { DBInstanceIdentifier = "app", DBSnapshotIdentifier = "Before" });
        await _scene.Delete();
        await _cloud.Rds.RestoreDBInstanceFromDBSnapshotAsync(new RestoreDBInstanceFromDBSnapshotRequest { DBInstanceIdentifier = "again", DBSnapshotIdentifier = "before" });
        var restored = await _scene.Describe("again");
        Assert.Equal((50, "16.8", "root_user", "appdb", "db.t4g.micro", key), (restored.AllocatedStorage, restored.EngineVersion, restored.MasterUsername, restored.DBName, restored.DBInstanceClass, restored.KmsKeyId));
        var snapshot = (await _cloud.Rds.DeleteDBSnapshotAsync(new DeleteDBSnapshotRequest { DBSnapshotIdentifier = "before" })).DBSnapshot;
        Assert.Equal("web", snapshot.TagList.Single().Value);
        await Assert.ThrowsAsync<DBSnapshotNotFoundException>(() => _cloud.Rds.RestoreDBInstanceFromDBSnapshotAsync(
            new RestoreDBInstanceFromDBSnapshotRequest { DBInstanceIdentifier = "third", DBSnapshotIdentifier = "before" }));
    }

    [Fact]
    public async Task Tags_are_kept_by_arn_and_seen_by_the_tagging_api()
    {
        var arn = (await _scene.Create(r => r.Tags = [new Tag { Key = "a", Value = "1" }])).DBInstanceArn;
        await _cloud.Rds.AddTagsToResourceAsync(new AddTagsToResourceRequest { ResourceName = arn, Tags = [new Tag { Key = "b", Value = "2" }] });
        await _cloud.Rds.RemoveTagsFromResourceAsync(new RemoveTagsFromResourceRequest { ResourceName = arn, TagKeys = ["a"] });
        Assert.Equal(("b", "2"), ((await _scene.Describe()).TagList.Single().Key, (await _cloud.Rds.ListTagsForResourceAsync(new ListTagsForResourceRequest { ResourceName = arn })).TagList.Single().Value));
        var mapping = (await _cloud.Tagging.GetResourcesAsync(new() { ResourceTypeFilters = ["rds:db"] })).ResourceTagMappingList.Single();
        Assert.Equal((arn, "b"), (mapping.ResourceARN, mapping.Tags.Single().Key));
        await _cloud.Tagging.TagResourcesAsync(new() { ResourceARNList = [arn], Tags = new Dictionary<string, string> { ["c"] = "3" } });
        Assert.Equal(["b", "c"], (await _scene.Describe()).TagList.Select(t => t.Key));
        await DatabaseScene.Refused("InvalidParameterValue", () => _cloud.Rds.ListTagsForResourceAsync(new ListTagsForResourceRequest { ResourceName = "arn:aws:rds:us-east-1:123456789012:db:app" }));
    }

    [Fact]
    public async Task Versions_tell_what_they_can_become()
    {
        var newest = (await _cloud.Rds.DescribeDBEngineVersionsAsync(new DescribeDBEngineVersionsRequest { Engine = "postgres", EngineVersion = "15.14" })).DBEngineVersions.Single();
        Assert.Equal("postgres15", newest.DBParameterGroupFamily);
        Assert.Equal([("15.15", false), ("16.10", true), ("16.11", true), ("17.6", true), ("17.7", true)], newest.ValidUpgradeTarget.Select(t => (t.EngineVersion, t.IsMajorVersionUpgrade!.Value)));
        Assert.Equal("17.6", (await _cloud.Rds.DescribeDBEngineVersionsAsync(new DescribeDBEngineVersionsRequest { Engine = "postgres", DefaultOnly = true })).DBEngineVersions.Single().EngineVersion);
        await DatabaseScene.Refused("InvalidParameterValue", () => _cloud.Rds.DescribeDBEngineVersionsAsync(new DescribeDBEngineVersionsRequest { MaxRecords = 5 }));
    }

    [Fact]
    public async Task Events_tell_what_happened_to_an_instance()
    {
        await _scene.Create();
        await _scene.Describe();
        var happened = (await _cloud.Rds.DescribeEventsAsync(new DescribeEventsRequest { SourceType = SourceType.DbInstance, SourceIdentifier = "app" })).Events.Single();
        Assert.Equal(("DB instance created", "creation"), (happened.Message, happened.EventCategories.Single()));
        _cloud.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Empty((await _cloud.Rds.DescribeEventsAsync(new DescribeEventsRequest())).Events ?? []);
    }

    [Fact]
    public async Task No_more_instances_than_the_quota_says()
    {
        var scene = new DatabaseScene(new CloudUnderTest(new LocalCloudOptions { Quotas = new LocalQuotas { DatabaseInstancesPerRegion = 1 } }));
        await scene.Create();
        await DatabaseScene.Refused("InstanceQuotaExceeded", () => scene.Create(r => r.DBInstanceIdentifier = "other"));
    }
}
