using Amazon.EC2;
using Amazon.EC2.Model;
using Cyclops.LocalCloud.Tests.Support;

namespace Cyclops.LocalCloud.Tests.Ec2;

public sealed class NetworkTests
{
    private readonly CloudUnderTest _cloud = new();

    [Fact]
    public async Task A_region_has_a_default_network_of_its_own()
    {
        var vpc = (await _cloud.Ec2.DescribeVpcsAsync(new DescribeVpcsRequest())).Vpcs.Single();
        Assert.True(vpc.IsDefault);
        var subnets = (await _cloud.Ec2.DescribeSubnetsAsync(new DescribeSubnetsRequest { Filters = [new Filter { Name = "vpc-id", Values = [vpc.VpcId] }] })).Subnets;
        Assert.Equal(["eu-west-1a", "eu-west-1b", "eu-west-1c"], subnets.Select(s => s.AvailabilityZone).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("10.20.1.0/25", "InvalidSubnet.Conflict")]
    [InlineData("10.99.1.0/24", "InvalidSubnet.Range")]
    public async Task A_subnet_must_fit(string range, string code)
    {
        var vpc = (await _cloud.Ec2.CreateVpcAsync(new CreateVpcRequest { CidrBlock = "10.20.0.0/16" })).Vpc.VpcId;
        await _cloud.Ec2.CreateSubnetAsync(new CreateSubnetRequest { VpcId = vpc, CidrBlock = "10.20.1.0/24" });
        var refused = await Assert.ThrowsAnyAsync<AmazonEC2Exception>(() => _cloud.Ec2.CreateSubnetAsync(new CreateSubnetRequest { VpcId = vpc, CidrBlock = range }));
        Assert.Equal(code, refused.ErrorCode);
        var inUse = await Assert.ThrowsAnyAsync<AmazonEC2Exception>(() => _cloud.Ec2.DeleteVpcAsync(new DeleteVpcRequest { VpcId = vpc }));
        Assert.Equal("DependencyViolation", inUse.ErrorCode);
    }

    [Fact]
    public async Task A_rule_is_held_once()
    {
        var vpc = (await _cloud.Ec2.DescribeVpcsAsync(new DescribeVpcsRequest())).Vpcs.Single().VpcId;
        var group = (await _cloud.Ec2.CreateSecurityGroupAsync(new CreateSecurityGroupRequest { GroupName = "web", Description = "d", VpcId = vpc })).GroupId;
        var rule = new IpPermission { IpProtocol = "tcp", FromPort = 80, ToPort = 80, Ipv4Ranges = [new IpRange { CidrIp = "0.0.0.0/0" }] };
        var add = new AuthorizeSecurityGroupIngressRequest { GroupId = group, IpPermissions = [rule] };
        await _cloud.Ec2.AuthorizeSecurityGroupIngressAsync(add);
        var refused = await Assert.ThrowsAnyAsync<AmazonEC2Exception>(() => _cloud.Ec2.AuthorizeSecurityGroupIngressAsync(add));
        Assert.Equal("InvalidPermission.Duplicate", refused.ErrorCode);
        var held = (await _cloud.Ec2.DescribeSecurityGroupsAsync(new DescribeSecurityGroupsRequest { GroupIds = [group] })).SecurityGroups.Single();
        Assert.Equal("0.0.0.0/0", held.IpPermissions.Single().Ipv4Ranges.Single().CidrIp);
    }
}
