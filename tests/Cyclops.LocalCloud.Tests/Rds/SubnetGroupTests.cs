using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.RDS.Model;
using Cyclops.LocalCloud.Tests.Support;

namespace Cyclops.LocalCloud.Tests.Rds;

public sealed class SubnetGroupTests
{
    private readonly CloudUnderTest _cloud = new();
    private readonly DatabaseScene _scene;

    public SubnetGroupTests() => _scene = new DatabaseScene(_cloud);

    [Fact]
    public async Task A_group_needs_subnets_of_two_zones_in_one_vpc()
    {
        var (vpc, subnets, _) = await _scene.Network();
        var other = (await _cloud.Ec2.DescribeSubnetsAsync(new DescribeSubnetsRequest())).Subnets.First(s => s.VpcId != vpc).SubnetId;
        await DatabaseScene.Refused("DBSubnetGroupDoesNotCoverEnoughAZs", () => Create("db", subnets[0]));
        await DatabaseScene.Refused("InvalidSubnet", () => Create("db", subnets[0], "subnet-1"));
        await DatabaseScene.Refused("InvalidSubnet", () => Create("db", subnets[0], other));
        await DatabaseScene.Refused("InvalidParameterValue", () => Create("Default", [.. subnets]));
        var made = await Create("DB Subnets", [.. subnets]);
        Assert.Equal(("db subnets", vpc, "Complete", 2), (made.DBSubnetGroupName, made.VpcId, made.SubnetGroupStatus, made.Subnets.Count));
        await DatabaseScene.Refused("DBSubnetGroupAlreadyExists", () => Create("db subnets", [.. subnets]));
    }

    [Fact]
    public async Task What_an_instance_lives_in_stays_until_the_instance_is_gone()
    {
        var (_, subnets, security) = await _scene.Network(3);
        await Create("db", [.. subnets]);
        await _scene.Create(r => (r.DBSubnetGroupName, r.VpcSecurityGroupIds) = ("db", [security]));
        await DatabaseScene.Refused("InvalidDBSubnetGroupStateFault", () => _cloud.Rds.DeleteDBSubnetGroupAsync(new DeleteDBSubnetGroupRequest { DBSubnetGroupName = "db" }));
        await Dependency(() => _cloud.Ec2.DeleteSecurityGroupAsync(new DeleteSecurityGroupRequest { GroupId = security }));
        await Dependency(() => _cloud.Ec2.DeleteSubnetAsync(new DeleteSubnetRequest { SubnetId = subnets[0] }));
        await _cloud.Ec2.DeleteSubnetAsync(new DeleteSubnetRequest { SubnetId = subnets[2] });
        await _scene.Delete();
        await _cloud.Rds.DeleteDBSubnetGroupAsync(new DeleteDBSubnetGroupRequest { DBSubnetGroupName = "db" });
        await _cloud.Ec2.DeleteSecurityGroupAsync(new DeleteSecurityGroupRequest { GroupId = security });
        await _cloud.Ec2.DeleteSubnetAsync(new DeleteSubnetRequest { SubnetId = subnets[0] });
    }

    [Fact]
    public async Task An_instance_and_its_groups_are_of_one_vpc_which_is_public_only_with_a_gateway()
    {
        var (_, subnets, security) = await _scene.Network();
        await Create("db", [.. subnets]);
        await DatabaseScene.Refused("InvalidParameterCombination", () => _scene.Create(r => r.VpcSecurityGroupIds = [security]));
        await DatabaseScene.Refused("InvalidVPCNetworkStateFault", () => _scene.Create(r => (r.DBSubnetGroupName, r.PubliclyAccessible) = ("db", true)));
        await DatabaseScene.Refused("InvalidVPCNetworkStateFault", () => _scene.Create(r => (r.DBSubnetGroupName, r.AvailabilityZone) = ("db", "eu-west-1c")));
        Assert.False((await _scene.Create(r => r.DBSubnetGroupName = "db")).PubliclyAccessible);
    }

    private static async Task Dependency(Func<Task> call) =>
        Assert.Equal("DependencyViolation", (await Assert.ThrowsAnyAsync<AmazonEC2Exception>(call)).ErrorCode);

    private async Task<DBSubnetGroup> Create(string name, params string[] subnets) => (await _cloud.Rds.CreateDBSubnetGroupAsync(
        new CreateDBSubnetGroupRequest { DBSubnetGroupName = name, DBSubnetGroupDescription = "d", SubnetIds = [.. subnets] })).DBSubnetGroup;
}
