using System.Globalization;
using System.Text.Json.Nodes;
using Cyclops.Engine.Manifests;
using Cyclops.Model.Manifests;
using Cyclops.Reconcilers.EnvironmentStack.Templates;

namespace Cyclops.Reconcilers.PlatformStack;

/// <summary>The controller on Fargate, one copy, in a small network of its own that nothing comes in from.</summary>
internal static class ControllerService
{
    /// <summary>Subnets, each in a zone of its own.</summary>
    public const int Zones = 2;

    private const string Cidr = "10.39.255.0/24";
    private const string Vpc = "Vpc";
    private const string Gateway = "InternetGateway";
    private const string Attachment = "InternetGatewayAttachment";
    private const string Routes = "PublicRoutes";
    private const string Route = "PublicRoute";
    private const string SecurityGroup = "ControllerSecurityGroup";
    private const string Cluster = "Cluster";
    private const string Task = "ControllerTask";
    private const string Service = "ControllerService";
    private const string Container = "controller";

    /// <param name="template">What it is added to.</param>
    /// <param name="platform">Name of the platform.</param>
    /// <param name="controller">What the manifest says.</param>
    /// <param name="roles">Logical ids of the task's own role and of the one that starts it.</param>
    public static void Add(TemplateDocument template, string platform, ControllerSpec controller, (string Task, string Execution) roles)
    {
        var subnets = AddNetwork(template, platform);
        template.Add(Cluster, "AWS::ECS::Cluster", []);
        AddTask(template, controller, roles);
        template.Add(
            Service,
            "AWS::ECS::Service",
            new()
            {
                ["Cluster"] = Fn.Ref(Cluster),
                ["TaskDefinition"] = Fn.Ref(Task),
                ["LaunchType"] = "FARGATE",
                ["DesiredCount"] = 1,

                // The old one ends before the new one begins: never two at once. One that does not start is rolled back.
                ["DeploymentConfiguration"] = new JsonObject
                {
                    ["MinimumHealthyPercent"] = 0,
                    ["MaximumPercent"] = 100,
                    ["DeploymentCircuitBreaker"] = new JsonObject { ["Enable"] = true, ["Rollback"] = true },
                },
                ["NetworkConfiguration"] = new JsonObject
                {
                    ["AwsvpcConfiguration"] = new JsonObject
                    {
                        ["AssignPublicIp"] = "ENABLED",
                        ["Subnets"] = Fn.Refs(subnets),
                        ["SecurityGroups"] = new JsonArray(Fn.GetAtt(SecurityGroup, "GroupId")),
                    },
                },
            },
            Route);
        template.AddOutput(PlatformOutputs.ClusterName, Fn.Ref(Cluster));
        template.AddOutput(PlatformOutputs.ServiceName, Fn.GetAtt(Service, "Name"));
    }

    private static void AddTask(TemplateDocument template, ControllerSpec controller, (string Task, string Execution) roles)
    {
        var size = FargateSize.Smallest(controller.Cpu, controller.Memory)!;
        template.Add(Task, "AWS::ECS::TaskDefinition", new()
        {
            ["RequiresCompatibilities"] = new JsonArray("FARGATE"),
            ["NetworkMode"] = "awsvpc",
            ["Cpu"] = size.Cpu.ToString(CultureInfo.InvariantCulture),
            ["Memory"] = size.Memory.ToString(CultureInfo.InvariantCulture),
            ["TaskRoleArn"] = Fn.GetAtt(roles.Task, "Arn"),
            ["ExecutionRoleArn"] = Fn.GetAtt(roles.Execution, "Arn"),
            ["ContainerDefinitions"] = new JsonArray(new JsonObject
            {
                ["Name"] = Container,
                ["Image"] = controller.Image,
                ["Essential"] = true,
                ["Environment"] = new JsonArray(
                    Variable("Cyclops__Repository__Url", controller.Repository),
                    Variable("Cyclops__Repository__Branch", controller.Branch),
                    Variable("CYCLOPS_CONFIG_BUCKET", Fn.Ref(PlatformTemplate.Bucket)),
                    Variable("AWS_REGION", Fn.Ref("AWS::Region"))),
                ["LogConfiguration"] = new JsonObject
                {
                    ["LogDriver"] = "awslogs",
                    ["Options"] = new JsonObject
                    {
                        ["awslogs-group"] = Fn.Ref(PlatformTemplate.Logs),
                        ["awslogs-region"] = Fn.Ref("AWS::Region"),
                        ["awslogs-stream-prefix"] = Container,
                    },
                },
            }),
        });
    }

    private static JsonObject Variable(string name, JsonNode value) => new() { ["Name"] = name, ["Value"] = value };

    private static List<string> AddNetwork(TemplateDocument template, string platform)
    {
        template.Add(Vpc, "AWS::EC2::VPC", new() { ["CidrBlock"] = Cidr, ["EnableDnsHostnames"] = true, ["EnableDnsSupport"] = true, ["Tags"] = NameTag(platform) });
        template.Add(Gateway, "AWS::EC2::InternetGateway", new() { ["Tags"] = NameTag(platform) });
        template.Add(Attachment, "AWS::EC2::VPCGatewayAttachment", new() { ["VpcId"] = Fn.Ref(Vpc), ["InternetGatewayId"] = Fn.Ref(Gateway) });
        template.Add(Routes, "AWS::EC2::RouteTable", new() { ["VpcId"] = Fn.Ref(Vpc), ["Tags"] = NameTag(platform) });
        template.Add(
            Route,
            "AWS::EC2::Route",
            new() { ["RouteTableId"] = Fn.Ref(Routes), ["DestinationCidrBlock"] = "0.0.0.0/0", ["GatewayId"] = Fn.Ref(Gateway) },
            Attachment);
        var subnets = new List<string>();
        for (var zone = 0; zone < Zones; zone++)
        {
            template.AddParameter(NetworkTemplate.ZoneParameter(zone));
            var subnet = $"PublicSubnet{zone + 1}";
            template.Add(subnet, "AWS::EC2::Subnet", new()
            {
                ["VpcId"] = Fn.Ref(Vpc),
                ["CidrBlock"] = CidrParts.Part(Cidr, zone),
                ["AvailabilityZone"] = Fn.Ref(NetworkTemplate.ZoneParameter(zone)),
                ["Tags"] = NameTag(platform),
            });
            template.Add($"{subnet}Routes", "AWS::EC2::SubnetRouteTableAssociation", new() { ["SubnetId"] = Fn.Ref(subnet), ["RouteTableId"] = Fn.Ref(Routes) });
            subnets.Add(subnet);
        }

        template.Add(SecurityGroup, "AWS::EC2::SecurityGroup", new() { ["GroupDescription"] = "The controller: nothing comes in", ["VpcId"] = Fn.Ref(Vpc), ["Tags"] = NameTag(platform) });
        return subnets;
    }

    private static JsonArray NameTag(string platform) => new(new JsonObject { ["Key"] = "Name", ["Value"] = $"{platform} controller" });
}
