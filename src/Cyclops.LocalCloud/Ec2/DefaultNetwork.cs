using Amazon.EC2;
using Amazon.EC2.Model;

namespace Cyclops.LocalCloud.Ec2;

/// <summary>What AWS puts into an account's region: a VPC with a public subnet in each zone. And the parts every new VPC gets.</summary>
internal static class DefaultNetwork
{
    private const string Range = "172.31.0.0/16";

    /// <summary>The zones of a region.</summary>
    public static IReadOnlyList<string> Zones(string region) => [region + "a", region + "b", region + "c"];

    public static void Make(Ec2State state, LocalCore core, CallContext call)
    {
        var vpc = Vpc(state, core, call, Range, [], isDefault: true);
        var gateway = Id("igw");
        state.InternetGateways.Add(gateway, new InternetGateway
        {
            InternetGatewayId = gateway,
            OwnerId = call.Account,
            Attachments = [new InternetGatewayAttachment { VpcId = vpc.VpcId, State = AttachmentStatus.FindValue("available") }],
            Tags = [],
        });
        state.RouteTables.All.Single().Routes.Add(new Route { DestinationCidrBlock = "0.0.0.0/0", GatewayId = gateway, Origin = RouteOrigin.CreateRoute, State = RouteState.Active });
        foreach (var (zone, i) in Zones(call.Region).Select((z, i) => (z, i)))
        {
            var id = Id("subnet");
            var subnet = Subnet(id, vpc.VpcId, $"172.31.{i * 16}.0/20", zone, [], call);
            subnet.DefaultForAz = true;
            subnet.MapPublicIpOnLaunch = true;
            state.Subnets.Add(id, subnet);
        }

        string Id(string prefix) => prefix + "-" + core.Ids.Hex(17);
    }

    /// <summary>A VPC with its main route table and its default security group.</summary>
    public static Vpc Vpc(Ec2State state, LocalCore core, CallContext call, string range, List<Tag> tags, bool isDefault = false)
    {
        var vpc = new Vpc
        {
            VpcId = "vpc-" + core.Ids.Hex(17),
            CidrBlock = range,
            CidrBlockAssociationSet = [new VpcCidrBlockAssociation { AssociationId = "vpc-cidr-assoc-" + core.Ids.Hex(17), CidrBlock = range, CidrBlockState = new VpcCidrBlockState { State = VpcCidrBlockStateCode.Associated } }],
            DhcpOptionsId = "dopt-default",
            InstanceTenancy = Tenancy.Default,
            IsDefault = isDefault,
            OwnerId = call.Account,
            State = Amazon.EC2.VpcState.Available,
            Tags = tags,
        };
        state.Vpcs.Add(vpc.VpcId, new VpcState(vpc));
        var table = "rtb-" + core.Ids.Hex(17);
        state.RouteTables.Add(table, RouteTable(table, vpc, call, []));
        state.RouteTables.Get(table).Associations.Add(new RouteTableAssociation
        {
            Main = true,
            RouteTableId = table,
            RouteTableAssociationId = "rtbassoc-" + core.Ids.Hex(17),
            AssociationState = new RouteTableAssociationState { State = RouteTableAssociationStateCode.Associated },
        });
        SecurityGroupRules.NewGroup(state, core, call, "default", "default VPC security group", vpc.VpcId, []);
        return vpc;
    }

    public static RouteTable RouteTable(string id, Vpc vpc, CallContext call, List<Tag> tags) => new()
    {
        RouteTableId = id,
        VpcId = vpc.VpcId,
        OwnerId = call.Account,
        Associations = [],
        PropagatingVgws = [],
        Routes = [new Route { DestinationCidrBlock = vpc.CidrBlock, GatewayId = "local", Origin = RouteOrigin.CreateRouteTable, State = RouteState.Active }],
        Tags = tags,
    };

    public static Subnet Subnet(string id, string vpc, string range, string zone, List<Tag> tags, CallContext call) => new()
    {
        SubnetId = id,
        VpcId = vpc,
        CidrBlock = range,
        AvailabilityZone = zone,
        AvailabilityZoneId = ZoneId(zone),
        AvailableIpAddressCount = (int)(Cidr.Parse(range)!.Value.Size - 5),
        DefaultForAz = false,
        MapPublicIpOnLaunch = false,
        AssignIpv6AddressOnCreation = false,
        OwnerId = call.Account,
        State = SubnetState.Available,
        SubnetArn = call.Arn("ec2", "subnet/" + id),
        Ipv6CidrBlockAssociationSet = [],
        Tags = tags,
    };

    /// <summary>E.g. <c>euw1-az1</c> for eu-west-1a.</summary>
    public static string ZoneId(string zone)
    {
        var parts = zone[..^1].Split('-');
        return $"{parts[0]}{string.Concat(parts[1..^1].Select(p => p[0]))}{parts[^1]}-az{zone[^1] - 'a' + 1}";
    }

}
