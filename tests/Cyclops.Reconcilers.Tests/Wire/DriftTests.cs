using Amazon.CloudWatchLogs.Model;
using Amazon.ECS.Model;
using Amazon.ElasticLoadBalancingV2.Model;
using Amazon.Route53.Model;
using Cyclops.Model.Plans;
using Cyclops.Reconcilers.Tests.Support;
using Task = System.Threading.Tasks.Task;

namespace Cyclops.Reconcilers.Tests.Wire;

/// <summary>Somebody changes AWS by hand: each attribute we manage is seen, named, and put back.</summary>
public sealed class DriftTests
{
    private static readonly Dictionary<string, (string Kind, string Field, Func<RawClients, Task> Change)> Drifts = new(StringComparer.Ordinal)
    {
        ["retention"] = ("LogGroup", "retentionDays", r => r.Logs.PutRetentionPolicyAsync(new PutRetentionPolicyRequest { LogGroupName = "/cyclops/acme/staging/haifa", RetentionInDays = 1 })),
        ["no retention"] = ("LogGroup", "retentionDays", r => r.Logs.DeleteRetentionPolicyAsync(new DeleteRetentionPolicyRequest { LogGroupName = "/cyclops/acme/staging/haifa" })),
        ["health check path"] = ("TargetGroup", "healthCheck.path", r => GroupAsync(r, g => g.HealthCheckPath = "/up")),
        ["health check codes"] = ("TargetGroup", "healthCheck.codes", r => GroupAsync(r, g => g.Matcher = new Matcher { HttpCode = "204" })),
        ["health check interval"] = ("TargetGroup", "healthCheck.intervalSeconds", r => GroupAsync(r, g => g.HealthCheckIntervalSeconds = 60)),
        ["health check timeout"] = ("TargetGroup", "healthCheck.timeoutSeconds", r => GroupAsync(r, g => g.HealthCheckTimeoutSeconds = 3)),
        ["healthy threshold"] = ("TargetGroup", "healthCheck.healthyThreshold", r => GroupAsync(r, g => g.HealthyThresholdCount = 9)),
        ["unhealthy threshold"] = ("TargetGroup", "healthCheck.unhealthyThreshold", r => GroupAsync(r, g => g.UnhealthyThresholdCount = 9)),
        ["rule hosts"] = ("ListenerRule", "hosts", async r => await RuleAsync(r, [HostIs("else.example.org")])),
        ["rule with a path"] = ("ListenerRule", "otherConditions", async r => await RuleAsync(r, [HostIs("haifa.staging.example.org"), new RuleCondition { Field = "path-pattern", Values = ["/only"] }])),
        ["desired count"] = ("EcsService", "desiredCount", r => ServiceAsync(r, s => s.DesiredCount = 3)),
        ["minimum healthy"] = ("EcsService", "minimumHealthyPercent", r => ServiceAsync(r, s => s.DeploymentConfiguration = new DeploymentConfiguration { MinimumHealthyPercent = 0, MaximumPercent = 200, DeploymentCircuitBreaker = new DeploymentCircuitBreaker { Enable = true, Rollback = true } })),
        ["maximum"] = ("EcsService", "maximumPercent", r => ServiceAsync(r, s => s.DeploymentConfiguration = new DeploymentConfiguration { MinimumHealthyPercent = 100, MaximumPercent = 150, DeploymentCircuitBreaker = new DeploymentCircuitBreaker { Enable = true, Rollback = true } })),
        ["circuit breaker"] = ("EcsService", "circuitBreaker", r => ServiceAsync(r, s => s.DeploymentConfiguration = new DeploymentConfiguration { MinimumHealthyPercent = 100, MaximumPercent = 200, DeploymentCircuitBreaker = new DeploymentCircuitBreaker { Enable = false, Rollback = false } })),
        ["alarms"] = ("EcsService", "alarms", r => ServiceAsync(r, s => s.DeploymentConfiguration = new DeploymentConfiguration { Alarms = new DeploymentAlarms { AlarmNames = ["theirs"], Enable = true, Rollback = true } })),
        ["grace"] = ("EcsService", "healthCheckGraceSeconds", r => ServiceAsync(r, s => s.HealthCheckGracePeriodSeconds = 1)),
        ["record weight"] = ("DnsRecord", "weight", r => RecordAsync(r, set => set.Weight = 1)),
        ["record health"] = ("DnsRecord", "evaluateTargetHealth", r => RecordAsync(r, set => set.AliasTarget.EvaluateTargetHealth = true)),
    };

    public static TheoryData<string> Names => [.. Drifts.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_change_by_hand_is_seen_and_put_back(string name)
    {
        var (kind, field, change) = Drifts[name];
        using var installation = await Installation.SettledAsync(Manifests.Empty().App("haifa").App("jaffa"));
        var before = await Inventory.OfAsync(installation.Raw);
        await change(installation.Raw);

        var step = Assert.Single(await installation.DifferencesAsync());
        var seen = Assert.Single(step.Changes);
        await installation.SettleAsync();

        Assert.Equal(("haifa", kind, Verb.Update), (step.Id.Owner.App, step.Id.Kind, step.Verb));
        Assert.Equal((field, ChangeCause.Drift), (seen.Path, seen.Cause));
        Assert.Equal(before, await Inventory.OfAsync(installation.Raw));
    }

    [Fact]
    public async Task A_revision_that_somebody_registered_in_our_family_is_replaced()
    {
        using var installation = await Installation.SettledAsync(Manifests.Empty().App("haifa"));
        var mine = await ServiceOfAsync(installation.Raw);
        var definition = (await installation.Raw.Ecs.DescribeTaskDefinitionAsync(new DescribeTaskDefinitionRequest { TaskDefinition = mine.TaskDefinition })).TaskDefinition;
        definition.ContainerDefinitions[0].Image = "web:hotfix";
        var theirs = await installation.Raw.Ecs.RegisterTaskDefinitionAsync(new RegisterTaskDefinitionRequest
        {
            Family = definition.Family,
            NetworkMode = definition.NetworkMode,
            ExecutionRoleArn = definition.ExecutionRoleArn,
            ContainerDefinitions = definition.ContainerDefinitions,
        });
        await ServiceAsync(installation.Raw, s => s.TaskDefinition = theirs.TaskDefinition.TaskDefinitionArn);

        var plan = await installation.DifferencesAsync();
        await installation.SettleAsync();

        Assert.Equal(["TaskDefinition", "EcsService"], plan.Select(s => s.Id.Kind));
        Assert.Equal(("containers.haifa.image", "web:hotfix", "web:1"), (plan[0].Changes[0].Path, plan[0].Changes[0].Live, plan[0].Changes[0].Wanted));
        var now = await ServiceOfAsync(installation.Raw);
        var running = (await installation.Raw.Ecs.DescribeTaskDefinitionAsync(new DescribeTaskDefinitionRequest { TaskDefinition = now.TaskDefinition })).TaskDefinition;
        Assert.Equal("web:1", running.ContainerDefinitions[0].Image);
    }

    [Fact]
    public async Task What_somebody_deleted_is_made_again()
    {
        using var installation = await Installation.SettledAsync(Manifests.Empty().App("haifa"));
        var before = await Inventory.OfAsync(installation.Raw);
        await installation.Raw.Logs.DeleteLogGroupAsync(new DeleteLogGroupRequest { LogGroupName = "/cyclops/acme/staging/haifa" });
        var rule = await FirstRuleAsync(installation.Raw);
        await installation.Raw.Elb.DeleteRuleAsync(new DeleteRuleRequest { RuleArn = rule.RuleArn });

        await installation.SettleAsync();

        Assert.Equal(before, await Inventory.OfAsync(installation.Raw));
    }

    private static async Task GroupAsync(RawClients raw, Action<ModifyTargetGroupRequest> change)
    {
        var groups = await raw.Elb.DescribeTargetGroupsAsync(new DescribeTargetGroupsRequest());
        var request = new ModifyTargetGroupRequest { TargetGroupArn = groups.TargetGroups.First(g => g.TargetGroupName.StartsWith("haifa", StringComparison.Ordinal)).TargetGroupArn };
        change(request);
        await raw.Elb.ModifyTargetGroupAsync(request);
    }

    private static async Task RuleAsync(RawClients raw, List<RuleCondition> conditions)
    {
        var rule = await FirstRuleAsync(raw);
        await raw.Elb.ModifyRuleAsync(new ModifyRuleRequest { RuleArn = rule.RuleArn, Conditions = conditions });
    }

    private static async Task<Rule> FirstRuleAsync(RawClients raw)
    {
        var balancer = (await raw.Elb.DescribeLoadBalancersAsync(new DescribeLoadBalancersRequest())).LoadBalancers[0];
        var listener = (await raw.Elb.DescribeListenersAsync(new DescribeListenersRequest { LoadBalancerArn = balancer.LoadBalancerArn })).Listeners[0];
        var rules = await raw.Elb.DescribeRulesAsync(new DescribeRulesRequest { ListenerArn = listener.ListenerArn });
        return rules.Rules.First(r => r.Conditions.Exists(c => c.HostHeaderConfig?.Values.Contains("haifa.staging.example.org") == true));
    }

    private static RuleCondition HostIs(string host) =>
        new() { Field = "host-header", HostHeaderConfig = new HostHeaderConditionConfig { Values = [host] } };

    private static Task<UpdateServiceResponse> ServiceAsync(RawClients raw, Action<UpdateServiceRequest> change)
    {
        var request = new UpdateServiceRequest { Cluster = "acme-staging", Service = "haifa" };
        change(request);
        return raw.Ecs.UpdateServiceAsync(request);
    }

    private static async Task<Service> ServiceOfAsync(RawClients raw) =>
        (await raw.Ecs.DescribeServicesAsync(new DescribeServicesRequest { Cluster = "acme-staging", Services = ["haifa"] })).Services[0];

    private static async Task RecordAsync(RawClients raw, Action<ResourceRecordSet> change)
    {
        var zone = (await raw.Route53.ListHostedZonesAsync(new ListHostedZonesRequest())).HostedZones[0].Id;
        var records = await raw.Route53.ListResourceRecordSetsAsync(new ListResourceRecordSetsRequest { HostedZoneId = zone });
        var record = records.ResourceRecordSets.First(r => r.Name == "haifa.staging.example.org.");
        change(record);
        await raw.Route53.ChangeResourceRecordSetsAsync(new ChangeResourceRecordSetsRequest
        {
            HostedZoneId = zone,
            ChangeBatch = new ChangeBatch { Changes = [new Change { Action = "UPSERT", ResourceRecordSet = record }] },
        });
    }
}
