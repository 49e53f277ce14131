using Amazon.CloudFormation.Model;
using Amazon.ECS.Model;
using Amazon.ElasticLoadBalancingV2.Model;
using Amazon.Route53.Model;
using Cyclops.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Plans;
using Cyclops.Reconcilers.TargetGroup;
using Cyclops.Reconcilers.Tests.Support;
using Task = System.Threading.Tasks.Task;

namespace Cyclops.Reconcilers.Tests.Wire;

/// <summary>What is not ours is never changed, whatever its name.</summary>
public sealed class ForeignTests
{
    [Theory]
    [InlineData("TargetGroup")]
    [InlineData("ListenerRule")]
    [InlineData("EcsService")]
    [InlineData("DnsRecord")]
    public async Task A_name_that_is_taken_stays_as_it_is(string kind)
    {
        using var installation = await Installation.SettledAsync(Manifests.Empty().App("jaffa"));
        installation.Commit(m => m.App("haifa"));
        await TakeAsync(kind, installation);
        var taken = (await Inventory.OfAsync(installation.Raw)).Where(l => l.Contains("haifa", StringComparison.Ordinal)).ToList();

        IReadOnlyList<StepResult> results = [];
        for (var pass = 0; pass < 4; pass++)
        {
            results = await installation.PassAsync();
        }

        var world = await installation.ObserveAsync();
        var id = installation.Graph.InOrder.First(r => r.Id.Kind == kind && r.Id.Owner.App == "haifa").Id;
        var foreign = Assert.IsType<Observation.Foreign>(world[id]);
        Assert.NotEmpty(foreign.PhysicalId);
        var result = results.First(r => r.Step.Id == id);
        Assert.Equal((Verb.Create, false, "NameTaken"), (result.Step.Verb, result.Attempted, ((Outcome.Stalled)result.Outcome).Reason));
        Assert.NotEmpty(taken);
        var after = await Inventory.OfAsync(installation.Raw);
        Assert.All(taken, line => Assert.Contains(line, after));
    }

    [Fact]
    public async Task A_stack_of_our_name_that_is_not_ours_stays_as_it_is()
    {
        using var installation = new Installation(Manifests.Empty().App("haifa"));
        const string template = """{"AWSTemplateFormatVersion":"2010-09-09","Resources":{"Zone":{"Type":"AWS::Route53::HostedZone","Properties":{"Name":"example.org"}}}}""";
        await installation.Raw.CloudFormation.CreateStackAsync(new CreateStackRequest { StackName = "cyclops-acme-staging-network", TemplateBody = template });
        installation.Cloud.Recorder.Clear();

        await installation.PassAsync();
        var results = await installation.PassAsync();

        Assert.Contains(results, r => r.Step.Id.Kind == "EnvironmentStack" && r.Outcome is Outcome.Stalled { Reason: "NameTaken" });
        Assert.DoesNotContain(installation.Cloud.Recorder.Calls(), c => c.Mutating && c.Service != "logs");
    }

    [Fact]
    public async Task What_says_it_is_of_another_environment_is_no_candidate_for_deletion()
    {
        using var installation = await Installation.SettledAsync(Manifests.Empty().App("haifa"));
        var vpc = (await GroupOfAsync(installation.Raw, "haifa")).VpcId;
        foreach (var environment in new[] { "production", "staging" })
        {
            await installation.Raw.Elb.CreateTargetGroupAsync(new CreateTargetGroupRequest
            {
                Name = $"haifa-{environment}",
                Protocol = "HTTP",
                Port = 80,
                VpcId = vpc,
                Tags = environment == "staging" ? null :
                [
                    new() { Key = "cyclops:platform", Value = "acme" },
                    new() { Key = "cyclops:environment", Value = environment },
                    new() { Key = "cyclops:app", Value = "haifa" },
                    new() { Key = "cyclops:resource", Value = "TargetGroup/instance" },
                ],
            });
        }

        Assert.Empty(await installation.DifferencesAsync());
        installation.Commit(m => m.Remove("haifa"));
        await installation.SettleAsync();

        var groups = (await installation.Raw.Elb.DescribeTargetGroupsAsync(new DescribeTargetGroupsRequest())).TargetGroups;
        Assert.Equal(["haifa-production", "haifa-staging"], groups.Select(g => g.TargetGroupName).Order());
    }

    private static Task TakeAsync(string kind, Installation installation) => kind switch
    {
        "TargetGroup" => TakeGroupAsync(installation),
        "ListenerRule" => TakeHostAsync(installation),
        "EcsService" => TakeServiceAsync(installation),
        _ => TakeRecordAsync(installation),
    };

    private static async Task TakeGroupAsync(Installation installation)
    {
        var wanted = installation.Graph.InOrder.First(r => r.Spec is TargetGroupSpec && r.Id.Owner.App == "haifa");
        var vpc = (await GroupOfAsync(installation.Raw, "jaffa")).VpcId;
        var request = new CreateTargetGroupRequest { Name = ((TargetGroupSpec)wanted.Spec).PhysicalName, Protocol = "HTTP", Port = 80, VpcId = vpc };
        await installation.Raw.Elb.CreateTargetGroupAsync(request);
    }

    private static async Task TakeHostAsync(Installation installation)
    {
        var balancer = (await installation.Raw.Elb.DescribeLoadBalancersAsync(new DescribeLoadBalancersRequest())).LoadBalancers[0];
        var listener = (await installation.Raw.Elb.DescribeListenersAsync(new DescribeListenersRequest { LoadBalancerArn = balancer.LoadBalancerArn })).Listeners[0];
        await installation.Raw.Elb.CreateRuleAsync(new CreateRuleRequest
        {
            ListenerArn = listener.ListenerArn,
            Priority = 1,
            Conditions = [new RuleCondition { Field = "host-header", HostHeaderConfig = new HostHeaderConditionConfig { Values = ["haifa.staging.example.org"] } }],
            Actions = [new Amazon.ElasticLoadBalancingV2.Model.Action { Type = "forward", TargetGroupArn = (await GroupOfAsync(installation.Raw, "jaffa")).TargetGroupArn }],
        });
    }

    private static async Task TakeServiceAsync(Installation installation)
    {
        var jaffa = (await installation.Raw.Ecs.DescribeServicesAsync(new DescribeServicesRequest { Cluster = "acme-staging", Services = ["jaffa"] })).Services[0];
        await installation.Raw.Ecs.CreateServiceAsync(new CreateServiceRequest { Cluster = "acme-staging", ServiceName = "haifa", TaskDefinition = jaffa.TaskDefinition, DesiredCount = 0 });
    }

    private static async Task TakeRecordAsync(Installation installation)
    {
        var zone = (await installation.Raw.Route53.ListHostedZonesAsync(new ListHostedZonesRequest())).HostedZones[0].Id;
        var record = new ResourceRecordSet { Name = "haifa.staging.example.org", Type = "CNAME", TTL = 60, ResourceRecords = [new ResourceRecord { Value = "elsewhere.example.org" }] };
        await installation.Raw.Route53.ChangeResourceRecordSetsAsync(new ChangeResourceRecordSetsRequest
        {
            HostedZoneId = zone,
            ChangeBatch = new ChangeBatch { Changes = [new Amazon.Route53.Model.Change { Action = "CREATE", ResourceRecordSet = record }] },
        });
    }

    private static async Task<Amazon.ElasticLoadBalancingV2.Model.TargetGroup> GroupOfAsync(RawClients raw, string app) =>
        (await raw.Elb.DescribeTargetGroupsAsync(new DescribeTargetGroupsRequest())).TargetGroups.First(g => g.TargetGroupName.StartsWith(app, StringComparison.Ordinal));
}
