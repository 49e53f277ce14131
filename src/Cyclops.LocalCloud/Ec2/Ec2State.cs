using Amazon.EC2.Model;

namespace Cyclops.LocalCloud.Ec2;

/// <summary>The network and the machines of one account and region.</summary>
internal sealed class Ec2State
{
    public Ec2Table<VpcState> Vpcs { get; } = new("InvalidVpcID.NotFound", "vpc");

    public Ec2Table<Subnet> Subnets { get; } = new("InvalidSubnetID.NotFound", "subnet");

    public Ec2Table<InternetGateway> InternetGateways { get; } = new("InvalidInternetGatewayID.NotFound", "internetGateway");

    public Ec2Table<RouteTable> RouteTables { get; } = new("InvalidRouteTableID.NotFound", "routeTable");

    public Ec2Table<Address> Addresses { get; } = new("InvalidAllocationID.NotFound", "allocation");

    public Ec2Table<NatGatewayRecord> NatGateways { get; } = new("NatGatewayNotFound", "NAT gateway");

    public Ec2Table<SecurityGroup> SecurityGroups { get; } = new("InvalidGroup.NotFound", "security group");

    public Ec2Table<SecurityGroupRule> Rules { get; } = new("InvalidSecurityGroupRuleId.NotFound", "security group rule");

    public Ec2Table<LaunchTemplateRecord> LaunchTemplates { get; } = new("InvalidLaunchTemplateId.NotFound", "launch template");

    public Ec2Table<Instance> Instances { get; } = new("InvalidInstanceID.NotFound", "instance");

    public Ec2Table<NetworkInterface> NetworkInterfaces { get; } = new("InvalidNetworkInterfaceID.NotFound", "networkInterface");

    /// <summary>Whether the default VPC, which every account has, was made.</summary>
    public bool Seeded { get; set; }

    /// <summary>The addresses given out so far in each subnet.</summary>
    public Dictionary<string, int> UsedAddresses { get; } = new(StringComparer.Ordinal);
}
