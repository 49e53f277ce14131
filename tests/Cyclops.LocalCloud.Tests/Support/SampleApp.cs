using System.Text;
using Amazon.EC2.Model;
using Amazon.ECS;
using Amazon.ECS.Model;
using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;
using Cyclops.LocalCloud.Protocol;
using RuleAction = Amazon.ElasticLoadBalancingV2.Model.Action;
using Task = System.Threading.Tasks.Task;

namespace Cyclops.LocalCloud.Tests.Support;

/// <summary>A cluster, a load balancer with a listener, and one app behind it, as the controller would make them.</summary>
internal sealed class SampleApp(CloudUnderTest cloud)
{
    public const string Cluster = "staging";
    public const string Name = "tel-aviv";
    public const string Host = "tel-aviv.staging.example.com";

    public CloudUnderTest Under => cloud;

    public string BalancerArn { get; private set; } = "";

    public string BalancerDns { get; private set; } = "";

    public string ListenerArn { get; private set; } = "";

    public string GroupArn { get; private set; } = "";

    public string RuleArn { get; private set; } = "";

    public static async Task<SampleApp> Create(CloudUnderTest cloud)
    {
        var app = new SampleApp(cloud);
        await cloud.Ecs.CreateClusterAsync(new CreateClusterRequest { ClusterName = Cluster });
        var subnets = (await cloud.Ec2.DescribeSubnetsAsync(new DescribeSubnetsRequest())).Subnets;
        var balancer = (await cloud.Elb.CreateLoadBalancerAsync(new CreateLoadBalancerRequest { Name = "staging-1", Subnets = [.. subnets.Take(2).Select(s => s.SubnetId)] })).LoadBalancers[0];
        (app.BalancerArn, app.BalancerDns) = (balancer.LoadBalancerArn, balancer.DNSName);
        app.ListenerArn = (await cloud.Elb.CreateListenerAsync(new CreateListenerRequest
        {
            LoadBalancerArn = balancer.LoadBalancerArn,
            Protocol = ProtocolEnum.HTTP,
            Port = 80,
            DefaultActions = [new RuleAction { Type = ActionTypeEnum.FixedResponse, FixedResponseConfig = new FixedResponseActionConfig { StatusCode = "404", ContentType = "text/plain", MessageBody = "no such site" } }],
        })).Listeners[0].ListenerArn;
        app.GroupArn = await app.Group(Name, subnets[0].VpcId);
        app.RuleArn = (await app.Rule(10, Host, app.GroupArn)).RuleArn;
        return app;
    }

    public async Task<string> Group(string name, string? vpc = null)
    {
        vpc ??= (await cloud.Ec2.DescribeVpcsAsync(new DescribeVpcsRequest())).Vpcs[0].VpcId;
        var group = (await cloud.Elb.CreateTargetGroupAsync(new CreateTargetGroupRequest { Name = name, Protocol = ProtocolEnum.HTTP, Port = 80, VpcId = vpc, HealthCheckIntervalSeconds = 10, HealthyThresholdCount = 2 })).TargetGroups[0];
        await cloud.Elb.ModifyTargetGroupAttributesAsync(new ModifyTargetGroupAttributesRequest { TargetGroupArn = group.TargetGroupArn, Attributes = [new TargetGroupAttribute { Key = "deregistration_delay.timeout_seconds", Value = "30" }] });
        return group.TargetGroupArn;
    }

    public async Task<Rule> Rule(int priority, string host, string group) => (await cloud.Elb.CreateRuleAsync(new CreateRuleRequest
    {
        ListenerArn = ListenerArn,
        Priority = priority,
        Conditions = [new RuleCondition { Field = "host-header", HostHeaderConfig = new HostHeaderConditionConfig { Values = [host] } }],
        Actions = [new RuleAction { Type = ActionTypeEnum.Forward, TargetGroupArn = group }],
    })).Rules[0];

    public async Task<string> Register(string image) => (await cloud.Ecs.RegisterTaskDefinitionAsync(new RegisterTaskDefinitionRequest
    {
        Family = Name,
        NetworkMode = NetworkMode.Bridge,
        ContainerDefinitions =
        [
            new ContainerDefinition
            {
                Name = "web",
                Image = image,
                Memory = 128,
                PortMappings = [new PortMapping { ContainerPort = 5000 }],
                Environment = [new Amazon.ECS.Model.KeyValuePair { Name = "SITE_TITLE", Value = "not to be shown" }],
                Secrets = [new Secret { Name = "DATABASE_URL", ValueFrom = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db" }],
            },
        ],
    })).TaskDefinition.TaskDefinitionArn;

    public async Task<CreateServiceRequest> Request(string image, int desired = 2) => new()
    {
        Cluster = Cluster,
        ServiceName = Name,
        TaskDefinition = await Register(image),
        DesiredCount = desired,
        LoadBalancers = [new Amazon.ECS.Model.LoadBalancer { TargetGroupArn = GroupArn, ContainerName = "web", ContainerPort = 5000 }],
        DeploymentConfiguration = new DeploymentConfiguration { DeploymentCircuitBreaker = new DeploymentCircuitBreaker { Enable = true, Rollback = true } },
        Tags = [new Amazon.ECS.Model.Tag { Key = "cyclops:app", Value = Name }, new Amazon.ECS.Model.Tag { Key = "cyclops:environment", Value = "staging" }],
    };

    public async Task Start(string image, int desired = 2) => await cloud.Ecs.CreateServiceAsync(await Request(image, desired));

    public async Task Roll(string image) => await cloud.Ecs.UpdateServiceAsync(new UpdateServiceRequest { Cluster = Cluster, Service = Name, TaskDefinition = await Register(image) });

    public async Task<Service> Service() =>
        (await cloud.Ecs.DescribeServicesAsync(new DescribeServicesRequest { Cluster = Cluster, Services = [Name] })).Services[0];

    public async Task<IReadOnlyList<string>> Health() =>
        [.. (await cloud.Elb.DescribeTargetHealthAsync(new DescribeTargetHealthRequest { TargetGroupArn = GroupArn })).TargetHealthDescriptions.Select(t => t.TargetHealth.State.Value).Order(StringComparer.Ordinal)];

    /// <summary>What a visitor of a host gets: status, deciding step, text.</summary>
    public (int Status, string Step, string Text) Visit(string host, string path = "/", string accept = "*/*")
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Host"] = host + ":8080", ["Accept"] = accept };
        var answer = cloud.Cloud.Visit(new WireRequest("GET", path, headers, default));
        return (answer.Status, answer.Headers.First(h => h.Key == "x-cyclops-local-cloud").Value.Split(' ')[0], Encoding.UTF8.GetString(answer.Body.Span));
    }
}
