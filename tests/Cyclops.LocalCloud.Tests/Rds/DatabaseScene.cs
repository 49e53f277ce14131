using Amazon.EC2.Model;
using Amazon.RDS;
using Amazon.RDS.Model;
using Cyclops.LocalCloud.Tests.Support;

namespace Cyclops.LocalCloud.Tests.Rds;

/// <summary>What the tests of databases do over and over.</summary>
internal sealed class DatabaseScene(CloudUnderTest cloud)
{
    public const string Password = "correct-horse-battery";

    /// <summary>The least that makes an instance.</summary>
    public static CreateDBInstanceRequest Request(Action<CreateDBInstanceRequest>? change = null)
    {
        var request = new CreateDBInstanceRequest
        {
            DBInstanceIdentifier = "app",
            Engine = "postgres",
            EngineVersion = "16.8",
            DBInstanceClass = "db.t4g.micro",
            AllocatedStorage = 20,
            MasterUsername = "root_user",
            MasterUserPassword = Password,
        };
        change?.Invoke(request);
        return request;
    }

    public async Task<DBInstance> Create(Action<CreateDBInstanceRequest>? change = null) =>
        (await cloud.Rds.CreateDBInstanceAsync(Request(change))).DBInstance;

    public async Task<DBInstance> Describe(string id = "app") =>
        (await cloud.Rds.DescribeDBInstancesAsync(new DescribeDBInstancesRequest { DBInstanceIdentifier = id })).DBInstances.Single();

    public async Task<DBInstance> Modify(Action<ModifyDBInstanceRequest> change, bool now = true)
    {
        var request = new ModifyDBInstanceRequest { DBInstanceIdentifier = "app", ApplyImmediately = now };
        change(request);
        return (await cloud.Rds.ModifyDBInstanceAsync(request)).DBInstance;
    }

    public Task<DeleteDBInstanceResponse> Delete(string? snapshot = null) => cloud.Rds.DeleteDBInstanceAsync(
        new DeleteDBInstanceRequest { DBInstanceIdentifier = "app", SkipFinalSnapshot = snapshot is null, FinalDBSnapshotIdentifier = snapshot });

    /// <summary>A VPC of one's own with subnets in so many zones.</summary>
    public async Task<(string Vpc, List<string> Subnets, string Group)> Network(int zones = 2)
    {
        var vpc = (await cloud.Ec2.CreateVpcAsync(new CreateVpcRequest { CidrBlock = "10.9.0.0/16" })).Vpc.VpcId;
        var subnets = new List<string>();
        for (var i = 0; i < zones; i++)
        {
            subnets.Add((await cloud.Ec2.CreateSubnetAsync(new CreateSubnetRequest { VpcId = vpc, CidrBlock = $"10.9.{i}.0/24", AvailabilityZone = "eu-west-1" + "abc"[i] })).Subnet.SubnetId);
        }

        var group = (await cloud.Ec2.CreateSecurityGroupAsync(new CreateSecurityGroupRequest { VpcId = vpc, GroupName = "db", Description = "db" })).GroupId;
        return (vpc, subnets, group);
    }

    /// <summary>A parameter group, by the operation that the clients do not have.</summary>
    public Task<ILookup<string, string>> ParameterGroup(string name, string family) => Query(
        "CreateDBParameterGroup", ("DBParameterGroupName", name), ("DBParameterGroupFamily", family), ("Description", "d"));

    public Task<ILookup<string, string>> Query(string action, params (string Name, string Value)[] fields) => cloud.Query("rds", "2014-10-31", action, fields);

    public static async Task Refused(string code, Func<Task> call) =>
        Assert.Equal(code, (await Assert.ThrowsAnyAsync<AmazonRDSException>(call)).ErrorCode);
}
