using System.Text;
using System.Text.Json.Nodes;
using Amazon.RDS.Model;
using Amazon.SecretsManager.Model;
using Cyclops.LocalCloud.Options;
using Cyclops.LocalCloud.Protocol;
using Cyclops.LocalCloud.Tests.Support;

namespace Cyclops.LocalCloud.Tests.Rds;

public sealed class InstanceChangeTests
{
    private readonly CloudUnderTest _cloud = new();
    private readonly DatabaseScene _scene;

    public InstanceChangeTests() => _scene = new DatabaseScene(_cloud);

    [Fact]
    public async Task A_change_waits_for_the_maintenance_window_unless_it_is_wanted_at_once()
    {
        // Friday, 2 January 2026.
        var cloud = new CloudUnderTest(LifeCycleDelays.Realistic);
        var scene = new DatabaseScene(cloud);
        await scene.Create(r => r.PreferredMaintenanceWindow = "Sun:05:00-Sun:06:00");
        cloud.Clock.Advance(TimeSpan.FromMinutes(10));
        var waiting = await scene.Modify(r => (r.DBInstanceClass, r.CopyTagsToSnapshot) = ("db.t4g.small", true), now: false);
        Assert.Equal(("available", "db.t4g.micro", "db.t4g.small", true), (waiting.DBInstanceStatus, waiting.DBInstanceClass, waiting.PendingModifiedValues.DBInstanceClass, waiting.CopyTagsToSnapshot));
        cloud.Clock.Advance(TimeSpan.FromHours(49));
        Assert.Equal("db.t4g.micro", (await scene.Describe()).DBInstanceClass);
        cloud.Clock.Advance(TimeSpan.FromMinutes(48));
        Assert.Equal("modifying", (await scene.Describe()).DBInstanceStatus);
        cloud.Clock.Advance(TimeSpan.FromMinutes(10));
        var changed = await scene.Describe();
        Assert.Equal(("available", "db.t4g.small"), (changed.DBInstanceStatus, changed.DBInstanceClass));
        Assert.Null(changed.PendingModifiedValues?.DBInstanceClass);
    }

    [Fact]
    public async Task A_change_at_once_takes_along_what_was_waiting_and_nothing_else_comes_between()
    {
        var cloud = new CloudUnderTest(LifeCycleDelays.Realistic);
        var scene = new DatabaseScene(cloud);
        await scene.Create();
        await DatabaseScene.Refused("InvalidDBInstanceState", () => scene.Modify(r => r.DeletionProtection = true));
        cloud.Clock.Advance(TimeSpan.FromMinutes(10));
        await scene.Modify(r => r.MultiAZ = true, now: false);
        Assert.Equal("modifying", (await scene.Modify(r => r.DBInstanceClass = "db.m7g.large")).DBInstanceStatus);
        await DatabaseScene.Refused("InvalidDBInstanceState", () => scene.Modify(r => r.AllocatedStorage = 100));
        cloud.Clock.Advance(TimeSpan.FromMinutes(10));
        var changed = await scene.Describe();
        Assert.Equal(("db.m7g.large", true, "eu-west-1b"), (changed.DBInstanceClass, changed.MultiAZ, changed.SecondaryAvailabilityZone));
    }

    [Fact]
    public async Task Storage_never_shrinks_grows_by_a_tenth_at_least_and_then_rests()
    {
        var cloud = new CloudUnderTest(LifeCycleDelays.Realistic);
        var scene = new DatabaseScene(cloud);
        await scene.Create();
        cloud.Clock.Advance(TimeSpan.FromMinutes(10));
        await DatabaseScene.Refused("InvalidParameterCombination", () => scene.Modify(r => r.AllocatedStorage = 19));
        await scene.Modify(r => r.AllocatedStorage = 21);
        cloud.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(22, (await scene.Describe()).AllocatedStorage);
        await DatabaseScene.Refused("InvalidParameterCombination", () => scene.Modify(r => r.AllocatedStorage = 40));
        cloud.Clock.Advance(TimeSpan.FromHours(6));
        await scene.Modify(r => r.AllocatedStorage = 40);
    }

    [Fact]
    public async Task Versions_go_up_only_and_a_major_one_needs_to_be_allowed()
    {
        await _scene.Create();
        await DatabaseScene.Refused("InvalidParameterCombination", () => _scene.Modify(r => r.EngineVersion = "16.6"));
        await DatabaseScene.Refused("InvalidParameterCombination", () => _scene.Modify(r => r.EngineVersion = "15.15"));
        await DatabaseScene.Refused("InvalidParameterCombination", () => _scene.Modify(r => (r.EngineVersion, r.AllowMajorVersionUpgrade) = ("17.2", true)));
        await DatabaseScene.Refused("InvalidParameterCombination", () => _scene.Modify(r => r.EngineVersion = "17.6"));
        await _scene.Modify(r => r.EngineVersion = "16.10");
        Assert.Equal("16.10", (await _scene.Describe()).EngineVersion);
        await _scene.Modify(r => (r.EngineVersion, r.AllowMajorVersionUpgrade) = ("17", true));
        var upgraded = await _scene.Describe();
        Assert.Equal(("17.7", "default.postgres17"), (upgraded.EngineVersion, upgraded.DBParameterGroups.Single().DBParameterGroupName));
    }

    [Fact]
    public async Task A_major_upgrade_needs_another_parameter_group_where_one_of_ones_own_is_used()
    {
        Assert.Equal("postgres16", (await _scene.ParameterGroup("mine16", "postgres16"))["DBParameterGroupFamily"].Single());
        await _scene.ParameterGroup("mine17", "postgres17");
        Assert.Equal("DBParameterGroupAlreadyExists", (await _scene.ParameterGroup("mine17", "postgres17"))["Code"].Single());
        await DatabaseScene.Refused("InvalidParameterCombination", () => _scene.Create(r => r.DBParameterGroupName = "mine17"));
        await _scene.Create(r => r.DBParameterGroupName = "mine16");
        await DatabaseScene.Refused("InvalidParameterCombination", () => _scene.Modify(r => (r.EngineVersion, r.AllowMajorVersionUpgrade) = ("17.6", true)));
        await _scene.Modify(r => (r.EngineVersion, r.AllowMajorVersionUpgrade, r.DBParameterGroupName) = ("17.6", true, "mine17"));
        Assert.Equal("mine17", (await _scene.Describe()).DBParameterGroups.Single().DBParameterGroupName);
        Assert.Equal("InvalidDBParameterGroupState", (await _scene.Query("DeleteDBParameterGroup", ("DBParameterGroupName", "mine17")))["Code"].Single());
        Assert.Empty((await _scene.Query("DeleteDBParameterGroup", ("DBParameterGroupName", "mine16")))["Code"]);
        Assert.Equal(["mine17"], (await _scene.Query("DescribeDBParameterGroups"))["DBParameterGroupName"]);
    }

    [Fact]
    public async Task Settings_that_interrupt_nothing_are_there_with_the_answer()
    {
        await _scene.Create();
        var changed = await _scene.Modify(
            r => (r.BackupRetentionPeriod, r.MaxAllocatedStorage, r.EnablePerformanceInsights, r.CloudwatchLogsExportConfiguration) = (14, 100, true, new CloudwatchLogsExportConfiguration { EnableLogTypes = ["postgresql"] }), now: false);
        Assert.Equal(("available", 14, 100, true, 7), (changed.DBInstanceStatus, changed.BackupRetentionPeriod, changed.MaxAllocatedStorage, changed.PerformanceInsightsEnabled, changed.PerformanceInsightsRetentionPeriod));
        Assert.Equal(["postgresql"], changed.EnabledCloudwatchLogsExports);
        await DatabaseScene.Refused("InvalidParameterCombination", () => _scene.Modify(r => r.CloudwatchLogsExportConfiguration = new CloudwatchLogsExportConfiguration { EnableLogTypes = ["slowquery"] }));
        Assert.Null((await _scene.Modify(r => r.MaxAllocatedStorage = 20)).MaxAllocatedStorage);
    }

    [Fact]
    public async Task A_managed_password_is_a_secret_of_rds_that_goes_with_the_instance()
    {
        var made = await _scene.Create(r => (r.MasterUserPassword, r.ManageMasterUserPassword) = (null!, true));
        var secret = made.MasterUserSecret.SecretArn;
        Assert.Matches("^arn:aws:secretsmanager:eu-west-1:123456789012:secret:rds!db-[0-9a-f-]{36}-[A-Za-z0-9]{6}$", secret);
        Assert.Equal(("creating", "active"), (made.MasterUserSecret.SecretStatus, (await _scene.Describe()).MasterUserSecret.SecretStatus));
        var before = await Value(secret);
        Assert.Equal(("root_user", 28), ((string)before["username"]!, ((string)before["password"]!).Length));
        Assert.Equal("rds", (await _cloud.Secrets.DescribeSecretAsync(new DescribeSecretRequest { SecretId = secret })).OwningService);
        await Assert.ThrowsAsync<InvalidRequestException>(() => _cloud.Secrets.DeleteSecretAsync(new DeleteSecretRequest { SecretId = secret, ForceDeleteWithoutRecovery = true }));
        await Assert.ThrowsAsync<InvalidRequestException>(() => _cloud.Secrets.PutSecretValueAsync(new PutSecretValueRequest { SecretId = secret, SecretString = "mine" }));
        await DatabaseScene.Refused("InvalidParameterCombination", () => _scene.Modify(r => r.MasterUserPassword = DatabaseScene.Password));
        await _scene.Modify(r => r.RotateMasterUserPassword = true);
        var after = await Value(secret);
        Assert.NotEqual((string)before["password"]!, (string)after["password"]!);
        await AssertHidden((string)after["password"]!);
        await _scene.Delete();
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => Value(secret));
    }

    [Fact]
    public async Task A_password_of_ones_own_is_nowhere_to_be_seen()
    {
        await _scene.Create();
        var changed = await _scene.Modify(r => r.MasterUserPassword = "another-secret-word", now: false);
        Assert.Equal(("modifying", "****"), (changed.DBInstanceStatus, changed.PendingModifiedValues.MasterUserPassword));
        await AssertHidden(DatabaseScene.Password);
        await AssertHidden("another-secret-word");
        var managed = await _scene.Modify(r => r.ManageMasterUserPassword = true);
        await DatabaseScene.Refused("InvalidParameterCombination", () => _scene.Modify(r => r.ManageMasterUserPassword = false));
        Assert.Null((await _scene.Modify(r => (r.ManageMasterUserPassword, r.MasterUserPassword) = (false, DatabaseScene.Password))).MasterUserSecret);
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => Value(managed.MasterUserSecret.SecretArn));
    }

    private async Task AssertHidden(string password)
    {
        foreach (var path in new[] { "/_cyclops/state", "/_cyclops/calls" })
        {
            var answer = await _cloud.Cloud.HandleAsync(new WireRequest("GET", path, new Dictionary<string, string>(), default));
            Assert.Equal(200, answer.Status);
            Assert.DoesNotContain(password, Encoding.UTF8.GetString(answer.Body.Span), StringComparison.Ordinal);
        }
    }

    private async Task<JsonNode> Value(string arn) =>
        JsonNode.Parse((await _cloud.Secrets.GetSecretValueAsync(new GetSecretValueRequest { SecretId = arn })).SecretString)!;
}
