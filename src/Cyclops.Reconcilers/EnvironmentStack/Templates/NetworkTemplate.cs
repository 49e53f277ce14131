using System.Globalization;
using System.Text.Json.Nodes;
using Cyclops.Model;
using Cyclops.Model.Manifests;

namespace Cyclops.Reconcilers.EnvironmentStack.Templates;

/// <summary>
/// What changes least: a VPC with public and private subnets over zones, or one that is there already; who may talk to whom in
/// it; and the hosted zone.
/// </summary>
internal static class NetworkTemplate
{
    /// <summary>How parameters that name zones begin.</summary>
    public const string ZonePrefix = "Zone";

    private const string Vpc = "Vpc";
    private const string Gateway = "InternetGateway";
    private const string GatewayAttachment = "InternetGatewayAttachment";
    private const string PublicRoutes = "PublicRoutes";
    private const string LoadBalancerSecurityGroup = "LoadBalancerSecurityGroup";
    private const string TaskSecurityGroup = "TaskSecurityGroup";
    private const string HostedZone = "HostedZone";
    private const string Everywhere = "0.0.0.0/0";

    /// <summary>Private parts begin here among the sixteen; public ones at 0.</summary>
    private const int FirstPrivatePart = 8;

    /// <summary>
    /// Parameter that names a zone. Not <c>Fn::GetAZs</c>: its answer may change, and with it every subnet. The zones are
    /// looked up once, when the stack is made, and kept.
    /// </summary>
    public static string ZoneParameter(int zone) => $"{ZonePrefix}{Number(zone)}";

    public static StackTemplate Build(string platform, EnvironmentManifest environment)
    {
        var template = new TemplateDocument();
        var parameters = new List<KeyValuePair<string, Input>>();
        if (environment.Network is NetworkSpec.Managed managed)
        {
            AddManaged(template, $"{platform}-{environment.Name}", managed);
        }
        else
        {
            template.AddParameter(EnvironmentOutputs.VpcId);
            parameters.Add(KeyValuePair.Create(EnvironmentOutputs.VpcId, EnvironmentInputs.VpcId(environment)));
        }

        var vpc = Fn.Ref(environment.Network is NetworkSpec.Managed ? Vpc : EnvironmentOutputs.VpcId);
        AddSecurityGroups(template, environment, vpc);
        if (environment.HostedZoneId is null)
        {
            template.Add(HostedZone, "AWS::Route53::HostedZone", new() { ["Name"] = environment.Domain });
            template.AddOutput(EnvironmentOutputs.HostedZoneId, Fn.Ref(HostedZone));
        }

        return new(StackParts.Network, template, new(parameters), new(Network: IdentityOf(environment.Network), Domain: environment.Domain));
    }

    private static string IdentityOf(NetworkSpec network) => network switch
    {
        NetworkSpec.Managed managed => $"managed {managed.Cidr} in {managed.Zones} zones",
        NetworkSpec.Existing existing => $"existing {existing.VpcId}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static void AddSecurityGroups(TemplateDocument template, EnvironmentManifest environment, JsonObject vpc)
    {
        var ports = environment.LoadBalancers.Tls == TlsMode.None ? [80] : new[] { 80, 443 };
        template.Add(LoadBalancerSecurityGroup, "AWS::EC2::SecurityGroup", new()
        {
            ["GroupDescription"] = $"Load balancers of {environment.Name}",
            ["VpcId"] = vpc,
            ["SecurityGroupIngress"] = new JsonArray([.. ports.Select(p => Rule(p, p, "CidrIp", Everywhere))]),
        });
        template.Add(TaskSecurityGroup, "AWS::EC2::SecurityGroup", new()
        {
            ["GroupDescription"] = $"Instances and tasks of {environment.Name}",
            ["VpcId"] = vpc.DeepClone(),
            ["SecurityGroupIngress"] = new JsonArray(Rule(0, 65535, "SourceSecurityGroupId", Fn.GetAtt(LoadBalancerSecurityGroup, "GroupId"))),
        });
        template.AddOutput(EnvironmentOutputs.VpcId, vpc.DeepClone());
        template.AddOutput(EnvironmentOutputs.LoadBalancerSecurityGroup, Fn.GetAtt(LoadBalancerSecurityGroup, "GroupId"));
        template.AddOutput(EnvironmentOutputs.TaskSecurityGroup, Fn.GetAtt(TaskSecurityGroup, "GroupId"));
    }

    private static JsonObject Rule(int from, int to, string sourceName, JsonNode source) =>
        new() { ["IpProtocol"] = "tcp", ["FromPort"] = from, ["ToPort"] = to, [sourceName] = source };

    private static void AddManaged(TemplateDocument template, string name, NetworkSpec.Managed network)
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
        template.AddOutput(EnvironmentOutputs.PublicSubnets, Fn.Join(",", Fn.Refs(publicSubnets)));
        template.AddOutput(EnvironmentOutputs.TaskSubnets, Fn.Join(",", Fn.Refs(tasks)));
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
            ["CidrBlock"] = CidrParts.Part(network.Cidr, isPublic ? zone : FirstPrivatePart + zone),
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
