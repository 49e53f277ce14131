using Amazon.CloudWatchLogs.Model;
using Amazon.ECS.Model;
using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;
using Amazon.Route53.Model;
using Cyclops.Engine.Naming;
using Cyclops.Simulation.World;
using EcsTag = Amazon.ECS.Model.Tag;
using ElbTag = Amazon.ElasticLoadBalancingV2.Model.Tag;

namespace Cyclops.Simulation.Scenarios;

/// <summary>Other people's things in the same account: some without tags, some of another platform.</summary>
internal static class Strangers
{
    private const string Other = "other-platform";

    public static void MoveIn(Stranger s)
    {
        var group = Group(s, "stranger", tag: null);
        Group(s, "stranger-tagged", Other);
        var listener = Stranger.Now(s.Elb.DescribeListenersAsync(new DescribeListenersRequest { LoadBalancerArn = Balancer(s).LoadBalancerArn })).Listeners[0];
        Stranger.Now(s.Elb.CreateRuleAsync(new CreateRuleRequest
        {
            ListenerArn = listener.ListenerArn,
            Priority = 7,
            Conditions = [new RuleCondition { Field = "host-header", HostHeaderConfig = new HostHeaderConditionConfig { Values = ["stranger.staging.example.org"] } }],
            Actions = [new Amazon.ElasticLoadBalancingV2.Model.Action { Type = ActionTypeEnum.Forward, TargetGroupArn = group }],
        }));
        foreach (var prefix in (string[])["/cyclops/acme/staging/stranger", "/cyclops/other/staging/alpha", "/somebody"])
        {
            Stranger.Now(s.Logs.CreateLogGroupAsync(new CreateLogGroupRequest { LogGroupName = prefix }));
        }

        Records(s);
        Service(s, "stranger");
    }

    /// <summary>A target group of the very name that an app's own is to have.</summary>
    public static void TakeGroupName(Stranger s, string app) => Group(s, GroupName(app), tag: null);

    public static void LeaveGroupName(Stranger s, string app)
    {
        var group = Stranger.Now(s.Elb.DescribeTargetGroupsAsync(new DescribeTargetGroupsRequest { Names = [GroupName(app)] })).TargetGroups[0];
        try
        {
            Stranger.Now(s.Elb.DeleteTargetGroupAsync(new DeleteTargetGroupRequest { TargetGroupArn = group.TargetGroupArn }));
        }
        catch (Amazon.ElasticLoadBalancingV2.Model.ResourceInUseException)
        {
            // Somebody uses it, who should not: an invariant says who.
        }
    }

    /// <summary>A service of the very name that an app's own is to have.</summary>
    public static void TakeServiceName(Stranger s, string app) => Service(s, app);

    public static void LeaveServiceName(Stranger s, string app) =>
        Stranger.Now(s.Ecs.DeleteServiceAsync(new DeleteServiceRequest { Cluster = Cluster(s), Service = app, Force = true }));

    /// <summary>So many rules at the listener of the first load balancer.</summary>
    public static void FillFirst(Stranger s, int rules)
    {
        var stack = Stranger.Now(s.CloudFormation.DescribeStacksAsync(new Amazon.CloudFormation.Model.DescribeStacksRequest { StackName = "cyclops-acme-staging-ingress-1" })).Stacks[0];
        var group = Group(s, "stranger", tag: null);
        for (var i = 1; i <= rules; i++)
        {
            Stranger.Now(s.Elb.CreateRuleAsync(new CreateRuleRequest
            {
                ListenerArn = stack.Outputs.Find(o => o.OutputKey == "ListenerArn")!.OutputValue,
                Priority = 49_000 + i,
                Conditions = [new RuleCondition { Field = "host-header", HostHeaderConfig = new HostHeaderConditionConfig { Values = [$"stranger-{i}.example.net"] } }],
                Actions = [new Amazon.ElasticLoadBalancingV2.Model.Action { Type = ActionTypeEnum.Forward, TargetGroupArn = group }],
            }));
        }
    }

    private static string GroupName(string app) => ResourceNames.Unique(32, app, "acme", "staging", app, "TargetGroup/instance");

    private static string Cluster(Stranger s) => Stranger.Now(s.Ecs.ListClustersAsync(new ListClustersRequest())).ClusterArns[0];

    private static string Group(Stranger s, string name, string? tag)
    {
        var vpc = Balancer(s).VpcId;
        return Stranger.Now(s.Elb.CreateTargetGroupAsync(new CreateTargetGroupRequest
        {
            Name = name,
            Port = 80,
            Protocol = ProtocolEnum.HTTP,
            VpcId = vpc,
            Tags = tag is null ? null : [new ElbTag { Key = "cyclops:platform", Value = tag }, new ElbTag { Key = "cyclops:environment", Value = "staging" }, new ElbTag { Key = "cyclops:app", Value = "beta" }, new ElbTag { Key = "cyclops:resource", Value = "TargetGroup/instance" }],
        })).TargetGroups[0].TargetGroupArn;
    }

    private static Amazon.ElasticLoadBalancingV2.Model.LoadBalancer Balancer(Stranger s) =>
        Stranger.Now(s.Elb.DescribeLoadBalancersAsync(new DescribeLoadBalancersRequest())).LoadBalancers[0];

    private static void Records(Stranger s)
    {
        var zone = Stranger.Now(s.Route53.ListHostedZonesAsync(new ListHostedZonesRequest())).HostedZones.First(z => z.Name == "staging.example.org.");
        Stranger.Now(s.Route53.ChangeResourceRecordSetsAsync(new ChangeResourceRecordSetsRequest
        {
            HostedZoneId = zone.Id,
            ChangeBatch = new ChangeBatch
            {
                Changes =
                [
                    new Change { Action = "CREATE", ResourceRecordSet = Address("stranger.staging.example.org", setIdentifier: null) },
                    new Change { Action = "CREATE", ResourceRecordSet = Address("weighted.staging.example.org", "cyclops/other/staging/beta") },
                    new Change { Action = "CREATE", ResourceRecordSet = Alias("aliased.staging.example.org", "cyclops/other/staging/beta", Balancer(s)) },
                ],
            },
        }));
    }

    private static ResourceRecordSet Address(string name, string? setIdentifier) => new()
    {
        Name = name,
        Type = "A",
        TTL = 60,
        SetIdentifier = setIdentifier,
        Weight = setIdentifier is null ? null : 1,
        ResourceRecords = [new ResourceRecord { Value = "192.0.2.1" }],
    };

    /// <summary>As ours are, but of another platform.</summary>
    private static ResourceRecordSet Alias(string name, string setIdentifier, Amazon.ElasticLoadBalancingV2.Model.LoadBalancer balancer) => new()
    {
        Name = name,
        Type = "A",
        SetIdentifier = setIdentifier,
        Weight = 100,
        AliasTarget = new AliasTarget { DNSName = balancer.DNSName, HostedZoneId = balancer.CanonicalHostedZoneId, EvaluateTargetHealth = true },
    };

    private static void Service(Stranger s, string name)
    {
        Stranger.Now(s.Ecs.RegisterTaskDefinitionAsync(new RegisterTaskDefinitionRequest
        {
            Family = "acme-staging-stranger",
            ContainerDefinitions = [new ContainerDefinition { Name = "web", Image = "web:1", Memory = 128 }],
            Tags = [new EcsTag { Key = "owner", Value = "somebody" }],
        }));
        Stranger.Now(s.Ecs.CreateServiceAsync(new CreateServiceRequest { Cluster = Cluster(s), ServiceName = name, TaskDefinition = "acme-staging-stranger", DesiredCount = 1 }));
    }
}
