using System.Text.Json.Nodes;
using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Amazon.EC2.Model;
using Amazon.RDS.Model;
using Cyclops.LocalCloud.Faults;
using Cyclops.LocalCloud.Options;
using Cyclops.LocalCloud.Tests.Support;

namespace Cyclops.LocalCloud.Tests.Rds;

public sealed class DatabaseStackTests
{
    private const string Network = """
        , "Vpc": {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.7.0.0/16"}},
        "A": {"Type": "AWS::EC2::Subnet", "Properties": {"VpcId": {"Ref": "Vpc"}, "CidrBlock": "10.7.0.0/24", "AvailabilityZone": "eu-west-1a"}},
        "B": {"Type": "AWS::EC2::Subnet", "Properties": {"VpcId": {"Ref": "Vpc"}, "CidrBlock": "10.7.1.0/24", "AvailabilityZone": "eu-west-1b"}},
        "Sg": {"Type": "AWS::EC2::SecurityGroup", "Properties": {"GroupDescription": "db", "VpcId": {"Ref": "Vpc"}}},
        "Subnets": {"Type": "AWS::RDS::DBSubnetGroup", "Properties": {"DBSubnetGroupDescription": "db", "SubnetIds": [{"Ref": "A"}, {"Ref": "B"}]}},
        "Parameters": {"Type": "AWS::RDS::DBParameterGroup", "Properties": {"Family": "postgres16", "Description": "db", "Parameters": {"log_statement": "ddl", "max_connections": 100}}}
        """;

    private readonly CloudUnderTest _cloud;

    public DatabaseStackTests() => _cloud = new CloudUnderTest(LifeCycleDelays.Realistic);

    [Fact]
    public async Task A_database_is_complete_when_it_is_available_and_goes_with_a_snapshot_before_its_network()
    {
        await Create(Database("""
            "DBSubnetGroupName": {"Ref": "Subnets"}, "DBParameterGroupName": {"Ref": "Parameters"}, "VPCSecurityGroups": [{"Fn::GetAtt": ["Sg", "GroupId"]}], "StorageEncrypted": true, "MultiAZ": true
            """, network: Network));
        _cloud.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(StackStatus.CREATE_IN_PROGRESS, (await Describe()).StackStatus);
        _cloud.Clock.Advance(TimeSpan.FromMinutes(10));
        var stack = await Describe();
        Assert.Equal(StackStatus.CREATE_COMPLETE, stack.StackStatus);
        var outputs = stack.Outputs.ToDictionary(o => o.OutputKey, o => o.OutputValue);
        var instance = await Instance(outputs["Id"]);
        Assert.Equal((instance.Endpoint.Address, "5432", instance.DBInstanceArn), (outputs["Address"], outputs["Port"], outputs["Arn"]));
        Assert.Equal(instance.MasterUserSecret.SecretArn, outputs["Secret"]);
        Assert.Matches("^s-database-[a-z0-9]{12}$", instance.DBInstanceIdentifier);
        Assert.Contains(instance.TagList, t => t.Key == "aws:cloudformation:logical-id" && t.Value == "Database");
        await Delete();
        _cloud.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(StackStatus.DELETE_IN_PROGRESS, (await Describe(stack.StackId)).StackStatus);
        _cloud.Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal(StackStatus.DELETE_COMPLETE, (await Describe(stack.StackId)).StackStatus);
        Assert.Matches("^s-snapshot-database-[a-z0-9]{12}$", (await Snapshots()).Single().DBSnapshotIdentifier);
        Assert.Single((await _cloud.Ec2.DescribeVpcsAsync(new DescribeVpcsRequest())).Vpcs);
    }

    [Theory]
    [InlineData("Delete", 0, 0)]
    [InlineData("Snapshot", 0, 1)]
    [InlineData("Retain", 1, 0)]
    public async Task The_deletion_policy_decides_what_is_left(string policy, int instances, int snapshots)
    {
        await Create(Database(attributes: $"\"DeletionPolicy\": \"{policy}\","));
        _cloud.Clock.Advance(TimeSpan.FromMinutes(15));
        await Delete();
        _cloud.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal((instances, snapshots), ((await _cloud.Rds.DescribeDBInstancesAsync()).DBInstances?.Count ?? 0, (await Snapshots()).Count));
    }

    [Theory]
    [InlineData("Delete", 1, 0)]
    [InlineData("Snapshot", 1, 1)]
    [InlineData("Retain", 2, 0)]
    public async Task The_replacement_policy_decides_what_is_left_of_the_old_one(string policy, int instances, int snapshots)
    {
        await Create(Database(attributes: $"\"UpdateReplacePolicy\": \"{policy}\", \"DeletionPolicy\": \"Retain\","));
        _cloud.Clock.Advance(TimeSpan.FromMinutes(15));
        var before = (await Describe()).Outputs.Single(o => o.OutputKey == "Id").OutputValue;
        await Update(Database("\"Port\": 5555", attributes: $"\"UpdateReplacePolicy\": \"{policy}\", \"DeletionPolicy\": \"Retain\","));
        _cloud.Clock.Advance(TimeSpan.FromMinutes(30));
        var stack = await Describe();
        Assert.Equal(StackStatus.UPDATE_COMPLETE, stack.StackStatus);
        var outputs = stack.Outputs.ToDictionary(o => o.OutputKey, o => o.OutputValue);
        Assert.NotEqual(before, outputs["Id"]);
        Assert.Equal("5555", outputs["Port"]);
        Assert.Equal((instances, snapshots), ((await _cloud.Rds.DescribeDBInstancesAsync()).DBInstances?.Count ?? 0, (await Snapshots()).Count));
    }

    [Fact]
    public async Task A_change_in_place_is_applied_at_once_and_waited_for()
    {
        await Create(Database());
        _cloud.Clock.Advance(TimeSpan.FromMinutes(15));
        await Update(Database("\"AllocatedStorage\": \"40\", \"BackupRetentionPeriod\": 7, \"Tags\": [{\"Key\": \"team\", \"Value\": \"web\"}]"));
        _cloud.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(StackStatus.UPDATE_IN_PROGRESS, (await Describe()).StackStatus);
        _cloud.Clock.Advance(TimeSpan.FromMinutes(10));
        var stack = await Describe();
        Assert.Equal(StackStatus.UPDATE_COMPLETE, stack.StackStatus);
        var instance = await Instance(stack.Outputs.Single(o => o.OutputKey == "Id").OutputValue);
        Assert.Equal((40, 7), (instance.AllocatedStorage, instance.BackupRetentionPeriod));
        Assert.Contains(instance.TagList, t => t.Key == "team");
    }

    [Fact]
    public async Task A_change_that_another_failure_cuts_off_is_taken_back_once_the_instance_is_ready()
    {
        await Create(Database());
        _cloud.Clock.Advance(TimeSpan.FromMinutes(15));
        _cloud.Cloud.Faults.Add(new Fault { Operation = "cloudformation:Create/AWS::EC2::VPC", Code = "VpcLimitExceeded", Status = 400 });
        await Update(Database("\"DBInstanceClass\": \"db.m7g.large\"", network: """
            , "Vpc": {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.8.0.0/16"}}
            """));
        _cloud.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(StackStatus.UPDATE_ROLLBACK_IN_PROGRESS, (await Describe()).StackStatus);
        _cloud.Clock.Advance(TimeSpan.FromMinutes(20));
        var stack = await Describe();
        Assert.Equal(StackStatus.UPDATE_ROLLBACK_COMPLETE, stack.StackStatus);
        Assert.Equal("db.t4g.micro", (await Instance(stack.Outputs.Single(o => o.OutputKey == "Id").OutputValue)).DBInstanceClass);
    }

    [Fact]
    public async Task A_change_that_had_to_wait_is_not_begun_once_another_has_failed()
    {
        await Create(Database());
        _cloud.Clock.Advance(TimeSpan.FromMinutes(15));
        var id = (await Describe()).Outputs.Single(o => o.OutputKey == "Id").OutputValue;
        await _cloud.Rds.ModifyDBInstanceAsync(new ModifyDBInstanceRequest { DBInstanceIdentifier = id, BackupRetentionPeriod = 7, ApplyImmediately = true, AllocatedStorage = 40 });
        _cloud.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("modifying", (await Instance(id)).DBInstanceStatus);
        _cloud.Cloud.Faults.Add(new Fault { Operation = "cloudformation:Create/AWS::EC2::VPC", Code = "VpcLimitExceeded", Status = 400 });
        await Update(Database("\"DBInstanceClass\": \"db.m7g.large\"", network: """
            , "Vpc": {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.8.0.0/16"}}
            """));
        _cloud.Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal(StackStatus.UPDATE_ROLLBACK_COMPLETE, (await Describe()).StackStatus);
        Assert.Equal("db.t4g.micro", (await Instance(id)).DBInstanceClass);
        Assert.DoesNotContain(await Events(), e => e.LogicalResourceId == "Database" && e.ResourceStatus.Value.StartsWith("UPDATE", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "Snapshot", "ReplaceAndDelete")]
    [InlineData("\"DeletionPolicy\": \"RetainExceptOnCreate\", \"UpdateReplacePolicy\": \"Snapshot\",", "Retain", "ReplaceAndSnapshot")]
    [InlineData("\"DeletionPolicy\": \"Delete\", \"UpdateReplacePolicy\": \"Retain\",", "Delete", "ReplaceAndRetain")]
    public async Task A_change_set_says_what_becomes_of_the_database(string attributes, string removed, string replaced)
    {
        await Create(Database(attributes: attributes));
        _cloud.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(removed, (await Change("""{"Resources": {"G": {"Type": "AWS::Logs::LogGroup"}}}""")).PolicyAction.Value);
        Assert.Equal(replaced, (await Change(Database("\"Port\": 5555", attributes))).PolicyAction.Value);
        Assert.Null((await Change(Database("\"BackupRetentionPeriod\": 7", attributes))).PolicyAction);
    }

    [Fact]
    public async Task A_password_is_not_shown_in_a_change_set()
    {
        await Create(Database("\"ManageMasterUserPassword\": false, \"MasterUserPassword\": \"correct-horse-battery\""));
        _cloud.Clock.Advance(TimeSpan.FromMinutes(15));
        var change = await Change(Database("\"ManageMasterUserPassword\": false, \"MasterUserPassword\": \"correct-horse-staple\""));
        var target = Assert.Single(change.Details).Target;
        Assert.Equal(("MasterUserPassword", "****", "****"), (target.Name, target.BeforeValue, target.AfterValue));
    }

    [Fact]
    public async Task A_creation_that_fails_leaves_neither_instance_nor_snapshot()
    {
        _cloud.Cloud.Faults.Add(new Fault { Operation = "cloudformation:Create/AWS::EC2::VPC", Code = "VpcLimitExceeded", Status = 400 });
        await Create(Database(network: """
            , "Vpc": {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.8.0.0/16"}}
            """));
        _cloud.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(StackStatus.ROLLBACK_COMPLETE, (await Describe()).StackStatus);
        Assert.Empty((await _cloud.Rds.DescribeDBInstancesAsync()).DBInstances ?? []);
        Assert.Empty(await Snapshots());
    }

    [Fact]
    public async Task A_protected_database_stops_the_deletion_of_its_stack()
    {
        await Create(Database("\"DeletionProtection\": true"));
        _cloud.Clock.Advance(TimeSpan.FromMinutes(15));
        await Delete();
        _cloud.Clock.Advance(TimeSpan.FromMinutes(15));
        var stack = await Describe();
        Assert.Equal(StackStatus.DELETE_FAILED, stack.StackStatus);
        var failed = (await Events()).First(e => e.ResourceStatus == ResourceStatus.DELETE_FAILED && e.LogicalResourceId == "Database");
        Assert.Contains("protected", failed.ResourceStatusReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_is_not_shown_in_the_events()
    {
        await Create(Database("\"ManageMasterUserPassword\": false, \"MasterUserPassword\": \"correct-horse-battery\""));
        _cloud.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(StackStatus.CREATE_COMPLETE, (await Describe()).StackStatus);
        var shown = (await Events()).Where(e => e.LogicalResourceId == "Database").Select(e => e.ResourceProperties).ToList();
        Assert.Contains(shown, p => p?.Contains("****", StringComparison.Ordinal) == true);
        Assert.DoesNotContain(shown, p => p?.Contains("correct-horse", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task A_database_comes_back_from_a_snapshot_with_what_the_template_says()
    {
        await Create(Database("\"AllocatedStorage\": 50"));
        _cloud.Clock.Advance(TimeSpan.FromMinutes(15));
        await Delete();
        _cloud.Clock.Advance(TimeSpan.FromMinutes(15));
        var snapshot = (await Snapshots()).Single().DBSnapshotIdentifier;
        await Create(Database($"\"AllocatedStorage\": 50, \"MaxAllocatedStorage\": 200, \"EngineVersion\": \"16.10\", \"DBSnapshotIdentifier\": \"{snapshot}\""));
        _cloud.Clock.Advance(TimeSpan.FromMinutes(30));
        var stack = await Describe();
        Assert.Equal(StackStatus.CREATE_COMPLETE, stack.StackStatus);
        var instance = await Instance(stack.Outputs.Single(o => o.OutputKey == "Id").OutputValue);
        Assert.Equal((50, 200, "16.10"), (instance.AllocatedStorage, instance.MaxAllocatedStorage, instance.EngineVersion));
    }

    [Fact]
    public async Task Parameters_are_set_and_given_back()
    {
        await Create(Group("""{"log_statement": "ddl", "max_connections": 100}"""));
        _cloud.Clock.Advance(TimeSpan.FromMinutes(1));
        await Update(Group("""{"log_statement": "all"}"""));
        _cloud.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(StackStatus.UPDATE_COMPLETE, (await Describe()).StackStatus);
        var state = await _cloud.Cloud.HandleAsync(new Protocol.WireRequest("GET", "/_cyclops/state", new Dictionary<string, string>(), default));
        var groups = JsonNode.Parse(state.Body.Span)!["rds"]!["123456789012/eu-west-1"]!.AsObject();
        Assert.Equal("postgres16 log_statement=all", (string?)groups.Single().Value);

        static string Group(string parameters) =>
            """{"Resources": {"P": {"Type": "AWS::RDS::DBParameterGroup", "Properties": {"Family": "postgres16", "Description": "d", "Parameters": """ + parameters + "}}}}";
    }

    [Theory]
    [InlineData("\"DeletionPolicy\": \"Snapshot\"")]
    [InlineData("\"UpdateReplacePolicy\": \"Snapshot\"")]
    [InlineData("\"DeletionPolicy\": \"Keep\"")]
    [InlineData("\"UpdateReplacePolicy\": \"RetainExceptOnCreate\"")]
    public async Task A_policy_that_a_type_does_not_have_is_refused(string policy)
    {
        var refused = await Assert.ThrowsAnyAsync<AmazonCloudFormationException>(() => Create("{\"Resources\": {\"G\": {\"Type\": \"AWS::Logs::LogGroup\", " + policy + "}}}"));
        Assert.Equal("ValidationError", refused.ErrorCode);
    }

    /// <summary>A stack of one database, the given properties over those that it has anyway.</summary>
    private static string Database(string properties = "", string attributes = "", string network = "")
    {
        var all = (JsonObject)JsonNode.Parse("""{"Engine": "postgres", "EngineVersion": "16.8", "DBInstanceClass": "db.t4g.micro", "AllocatedStorage": "20", "MasterUsername": "root_user", "ManageMasterUserPassword": true}""")!;
        foreach (var (name, value) in (JsonObject)JsonNode.Parse("{" + properties + "}")!)
        {
            all[name] = value?.DeepClone();
        }

        var secret = all["ManageMasterUserPassword"]!.GetValue<bool>() ? """, "Secret": {"Value": {"Fn::GetAtt": ["Database", "MasterUserSecret.SecretArn"]}}""" : "";
        return "{\"Resources\": {\"Database\": {\"Type\": \"AWS::RDS::DBInstance\", " + attributes + "\"Properties\": " + all.ToJsonString() + "}" + network + """
            },
            "Outputs": {
              "Id": {"Value": {"Ref": "Database"}}, "Address": {"Value": {"Fn::GetAtt": ["Database", "Endpoint.Address"]}},
              "Port": {"Value": {"Fn::GetAtt": ["Database", "Endpoint.Port"]}}, "Arn": {"Value": {"Fn::GetAtt": "Database.DBInstanceArn"}}
            """ + secret + "}}";
    }

    private Task<CreateStackResponse> Create(string template) => _cloud.CloudFormation.CreateStackAsync(new CreateStackRequest { StackName = "s", TemplateBody = template });

    private Task<UpdateStackResponse> Update(string template) => _cloud.CloudFormation.UpdateStackAsync(new UpdateStackRequest { StackName = "s", TemplateBody = template });

    /// <summary>What a change set says of the database; the change set is not executed.</summary>
    private async Task<ResourceChange> Change(string template)
    {
        const string Name = "look";
        await _cloud.CloudFormation.CreateChangeSetAsync(new CreateChangeSetRequest { StackName = "s", ChangeSetName = Name, TemplateBody = template });
        _cloud.Clock.Advance(TimeSpan.FromMinutes(1));
        var set = await _cloud.CloudFormation.DescribeChangeSetAsync(new DescribeChangeSetRequest { StackName = "s", ChangeSetName = Name, IncludePropertyValues = true });
        await _cloud.CloudFormation.DeleteChangeSetAsync(new DeleteChangeSetRequest { StackName = "s", ChangeSetName = Name });
        return set.Changes.Single(c => c.ResourceChange.LogicalResourceId == "Database").ResourceChange;
    }

    private Task<DeleteStackResponse> Delete() => _cloud.CloudFormation.DeleteStackAsync(new DeleteStackRequest { StackName = "s" });

    private async Task<Stack> Describe(string name = "s") => (await _cloud.CloudFormation.DescribeStacksAsync(new DescribeStacksRequest { StackName = name })).Stacks.Single();

    private async Task<List<StackEvent>> Events() => (await _cloud.CloudFormation.DescribeStackEventsAsync(new DescribeStackEventsRequest { StackName = "s" })).StackEvents;

    private async Task<List<DBSnapshot>> Snapshots() => (await _cloud.Rds.DescribeDBSnapshotsAsync()).DBSnapshots ?? [];

    private async Task<DBInstance> Instance(string id) => (await _cloud.Rds.DescribeDBInstancesAsync(new DescribeDBInstancesRequest { DBInstanceIdentifier = id })).DBInstances.Single();
}
