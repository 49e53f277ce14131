using System.Globalization;
using System.Text.Json.Nodes;
using Cyclops.Model.Manifests;

namespace Cyclops.Reconcilers.EnvironmentStack.Templates;

/// <summary>The network: a VPC with public and private subnets over zones, or one that is there already.</summary>
internal static class NetworkTemplate
{
    private const string Vpc = "Vpc";
    private const string Gateway = "InternetGateway";
    private const string GatewayAttachment = "InternetGatewayAttachment";
    private const string PublicRoutes = "PublicRoutes";
    private const string Everywhere = "0.0.0.0/0";

    /// <summary>Private parts begin here among the sixteen; public ones at 0.</summary>
    private const int FirstPrivatePart = 8;

    /// <summary>
    /// Parameter that names a zone. Not <c>Fn::GetAZs</c>: its answer may change, and with it every subnet. The zones are
    /// looked up once, when the stack is made, and kept.
    /// </summary>
    public static string ZoneParameter(int zone) => $"Zone{Number(zone)}";

    public static Subnets Add(TemplateDocument template, string name, NetworkSpec network) => network switch
    {
        NetworkSpec.Managed managed => AddManaged(template, name, managed),
        NetworkSpec.Existing existing => new(
            () => existing.VpcId,
            () => Fn.Texts(existing.PublicSubnets),
            () => Fn.Texts(existing.PrivateSubnets.Count == 0 ? existing.PublicSubnets : existing.PrivateSubnets)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Subnets AddManaged(TemplateDocument template, string name, NetworkSpec.Managed network)
    {
        for (var zone = 0; zone < network.Zones; zone++)
        {
            template.AddParameter(ZoneParameter(zone));
        }

        template.Add(Vpc, "AWS::EC2::VPC", new()
        {
            ["CidrBlock"] = network.Cidr,
            ["EnableDnsHostnames"] = true,
            ["EnableDnsSupport"] = true,
            ["Tags"] = NameTag(name),
        });
        template.Add(Gateway, "AWS::EC2::InternetGateway", new() { ["Tags"] = NameTag(name) });
        template.Add(GatewayAttachment, "AWS::EC2::VPCGatewayAttachment", new() { ["VpcId"] = Fn.Ref(Vpc), ["InternetGatewayId"] = Fn.Ref(Gateway) });
        template.Add(PublicRoutes, "AWS::EC2::RouteTable", new() { ["VpcId"] = Fn.Ref(Vpc), ["Tags"] = NameTag($"{name} public") });
        template.Add(
            "PublicRoute",
            "AWS::EC2::Route",
            new() { ["RouteTableId"] = Fn.Ref(PublicRoutes), ["DestinationCidrBlock"] = Everywhere, ["GatewayId"] = Fn.Ref(Gateway) },
            GatewayAttachment);
        var publicSubnets = Enumerable.Range(0, network.Zones).Select(z => AddSubnet(template, name, network, z, isPublic: true)).ToList();
        foreach (var subnet in publicSubnets)
        {
            Associate(template, subnet, PublicRoutes);
        }

        var tasks = network.Nat == NatMode.None ? publicSubnets : AddPrivate(template, name, network, publicSubnets);
        return new(() => Fn.Ref(Vpc), () => Fn.Refs(publicSubnets), () => Fn.Refs(tasks));
    }

    private static List<string> AddPrivate(TemplateDocument template, string name, NetworkSpec.Managed network, List<string> publicSubnets)
    {
        var subnets = new List<string>();
        for (var zone = 0; zone < network.Zones; zone++)
        {
            var subnet = AddSubnet(template, name, network, zone, isPublic: false);
            var natZone = network.Nat == NatMode.PerZone ? zone : 0;
            if (natZone == zone)
            {
                AddNat(template, name, zone, publicSubnets[zone]);
            }

            var routes = $"PrivateRoutes{Number(zone)}";
            template.Add(routes, "AWS::EC2::RouteTable", new() { ["VpcId"] = Fn.Ref(Vpc), ["Tags"] = NameTag($"{name} private {Number(zone)}") });
            template.Add($"PrivateRoute{Number(zone)}", "AWS::EC2::Route", new()
            {
                ["RouteTableId"] = Fn.Ref(routes),
                ["DestinationCidrBlock"] = Everywhere,
                ["NatGatewayId"] = Fn.Ref($"Nat{Number(natZone)}"),
            });
            Associate(template, subnet, routes);
            subnets.Add(subnet);
        }

        return subnets;
    }

    private static void AddNat(TemplateDocument template, string name, int zone, string publicSubnet)
    {
        var address = $"NatAddress{Number(zone)}";
        template.Add(address, "AWS::EC2::EIP", new() { ["Domain"] = "vpc" }, GatewayAttachment);
        template.Add($"Nat{Number(zone)}", "AWS::EC2::NatGateway", new()
        {
            ["AllocationId"] = Fn.GetAtt(address, "AllocationId"),
            ["SubnetId"] = Fn.Ref(publicSubnet),
            ["Tags"] = NameTag($"{name} {Number(zone)}"),
        });
    }

    private static string AddSubnet(TemplateDocument template, string name, NetworkSpec.Managed network, int zone, bool isPublic)
    {
        var subnet = $"{(isPublic ? "Public" : "Private")}Subnet{Number(zone)}";
        template.Add(subnet, "AWS::EC2::Subnet", new()
        {
            ["VpcId"] = Fn.Ref(Vpc),
            ["CidrBlock"] = Subnets.Part(network.Cidr, isPublic ? zone : FirstPrivatePart + zone),
            ["AvailabilityZone"] = Fn.Ref(ZoneParameter(zone)),
            ["MapPublicIpOnLaunch"] = isPublic,
            ["Tags"] = NameTag($"{name} {(isPublic ? "public" : "private")} {Number(zone)}"),
        });
        return subnet;
    }

    private static void Associate(TemplateDocument template, string subnet, string routes) =>
        template.Add($"{subnet}Routes", "AWS::EC2::SubnetRouteTableAssociation", new() { ["SubnetId"] = Fn.Ref(subnet), ["RouteTableId"] = Fn.Ref(routes) });

    private static string Number(int zone) => (zone + 1).ToString(CultureInfo.InvariantCulture);

    private static JsonArray NameTag(string name) => new(new JsonObject { ["Key"] = "Name", ["Value"] = name });
}
