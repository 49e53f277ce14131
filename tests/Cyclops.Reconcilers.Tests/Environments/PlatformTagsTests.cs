using Amazon.CloudFormation.Model;
using Amazon.CloudWatchLogs.Model;
using Amazon.ECS.Model;
using Amazon.ElasticLoadBalancingV2.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Plans;
using Cyclops.Reconcilers.Tests.Support;
using Task = System.Threading.Tasks.Task;

namespace Cyclops.Reconcilers.Tests.Environments;

/// <summary>The platform's tags on what is there already.</summary>
public sealed class PlatformTagsTests
{
    private static readonly string[] Everything = ["log group", "rule", "service", "stack", "target group", "task definition"];

    [Fact]
    public async Task A_platform_tag_that_changes_reaches_what_is_there_and_costs_no_rollout()
    {
        using var installation = await Installation.SettledAsync(Manifests.Empty().App("haifa"));
        var service = await ServiceAsync(installation.Raw);
        installation.Commit(m => Tagged(m, "team: data, cost: '42'"));
        installation.Cloud.Recorder.Clear();

        var plan = await installation.DifferencesAsync();
        var results = await installation.PassAsync();

        Assert.Equal(["EnvironmentStack", "EnvironmentStack", "EnvironmentStack", "TargetGroup", "ListenerRule", "EcsService"], plan.Select(s => s.Id.Kind));
        Assert.All(plan, s => Assert.Equal(
            [("tags.cost", null, "42", ChangeMode.InPlace), ("tags.team", "web", "data", ChangeMode.InPlace)],
            s.Changes.Select(c => (c.Path, c.Live, c.Wanted, c.Mode))));
        Assert.Equal(Outcome.Converged.Instance, results.Single(r => r.Step.Id.Kind == "EcsService").Outcome);
        Assert.Equal(
            ["cloudformation:CreateChangeSet", "ecs:TagResource", "ecs:TagResource", "elbv2:AddTags", "elbv2:AddTags", "logs:TagResource"],
            Changes(installation));
        await installation.SettleAsync();
        Assert.Equal(service, await ServiceAsync(installation.Raw));
        Assert.All(await TagsAsync(installation.Raw), t => Assert.Equal(("data", "42"), (t.Value["team"], t.Value["cost"])));
        Assert.Empty(await installation.DifferencesAsync());
    }

    [Fact]
    public async Task A_platform_tag_that_goes_is_removed_and_one_that_somebody_else_put_stays()
    {
        using var installation = await Installation.SettledAsync(Tagged(Manifests.Empty().App("haifa"), "team: web, cost: '42'"));
        await TagByHandAsync(installation.Raw, "theirs");
        installation.Restart();
        installation.Commit(m => Tagged(m, "team: web"));
        installation.Cloud.Recorder.Clear();

        await installation.PassAsync();

        Assert.Equal(
            [
                "cloudformation:CreateChangeSet", "ecs:TagResource", "ecs:TagResource", "ecs:UntagResource", "ecs:UntagResource",
                "elbv2:AddTags", "elbv2:AddTags", "elbv2:RemoveTags", "elbv2:RemoveTags", "logs:TagResource", "logs:UntagResource",
            ],
            Changes(installation));
        await installation.SettleAsync();
        var tags = await TagsAsync(installation.Raw);
        Assert.Equal(Everything, tags.Keys.Order(StringComparer.Ordinal));
        Assert.All(tags, t => Assert.Equal(("web", null), (t.Value["team"], t.Value.GetValueOrDefault("cost"))));
        Assert.All(tags.Where(t => t.Key != "stack"), t => Assert.Equal("1", t.Value.GetValueOrDefault("theirs")));
        Assert.Empty(await installation.DifferencesAsync());
    }

    [Fact]
    public async Task A_tag_that_somebody_took_off_a_service_is_put_back_on_all_that_follows_it()
    {
        using var installation = await Installation.SettledAsync(Manifests.Empty().App("haifa"));
        var service = await ServiceAsync(installation.Raw);
        await installation.Raw.Ecs.UntagResourceAsync(new Amazon.ECS.Model.UntagResourceRequest { ResourceArn = service.Arn, TagKeys = ["team"] });
        await installation.Raw.Ecs.UntagResourceAsync(new Amazon.ECS.Model.UntagResourceRequest { ResourceArn = service.Definition, TagKeys = ["team"] });

        var step = Assert.Single(await installation.DifferencesAsync());
        await installation.SettleAsync();

        Assert.Equal(("tags.team", ChangeCause.Drift), (step.Changes.Single().Path, step.Changes.Single().Cause));
        Assert.All(await TagsAsync(installation.Raw), t => Assert.Equal("web", t.Value["team"]));
    }

    [Fact]
    public async Task Tags_that_change_with_an_image_are_on_the_new_task_definition()
    {
        using var installation = await Installation.SettledAsync(Manifests.Empty().App("haifa"));
        installation.Commit(m => Tagged(m, "cost: '42'").App("haifa", "web:2"));

        await installation.SettleAsync();

        Assert.All(await TagsAsync(installation.Raw), t => Assert.Equal(("42", null), (t.Value["cost"], t.Value.GetValueOrDefault("team"))));
    }

    private static Manifests Tagged(Manifests manifests, string tags) => manifests.Write("platform.yaml", "Platform", "acme", $"tags: {{{tags}}}");

    private static IEnumerable<string> Changes(Installation installation) =>
        installation.Cloud.Recorder.Calls().Where(c => c.Mutating).Select(c => $"{c.Service}:{c.Operation}").Order(StringComparer.Ordinal);

    private static async Task<(string Arn, string Definition, string Deployment)> ServiceAsync(RawClients raw)
    {
        var service = (await raw.Ecs.DescribeServicesAsync(new DescribeServicesRequest { Cluster = "acme-staging", Services = ["haifa"] })).Services[0];
        return (service.ServiceArn, service.TaskDefinition, Assert.Single(service.Deployments).Id);
    }

    private static async Task<List<string>> BalancingArnsAsync(RawClients raw)
    {
        var balancer = (await raw.Elb.DescribeLoadBalancersAsync(new DescribeLoadBalancersRequest())).LoadBalancers[0];
        var listener = (await raw.Elb.DescribeListenersAsync(new DescribeListenersRequest { LoadBalancerArn = balancer.LoadBalancerArn })).Listeners[0];
        var rules = await raw.Elb.DescribeRulesAsync(new DescribeRulesRequest { ListenerArn = listener.ListenerArn });
        var groups = await raw.Elb.DescribeTargetGroupsAsync(new DescribeTargetGroupsRequest());
        return [groups.TargetGroups.Single().TargetGroupArn, rules.Rules.Single(r => r.IsDefault != true).RuleArn];
    }

    private static async Task<string> LogGroupArnAsync(RawClients raw) =>
        (await raw.Logs.DescribeLogGroupsAsync(new DescribeLogGroupsRequest { LogGroupNamePrefix = "/cyclops/acme/staging/haifa" })).LogGroups.Single().LogGroupArn;

    private static async Task TagByHandAsync(RawClients raw, string name)
    {
        var service = await ServiceAsync(raw);
        foreach (var arn in new[] { service.Arn, service.Definition })
        {
            await raw.Ecs.TagResourceAsync(new Amazon.ECS.Model.TagResourceRequest { ResourceArn = arn, Tags = [new() { Key = name, Value = "1" }] });
        }

        await raw.Elb.AddTagsAsync(new AddTagsRequest { ResourceArns = await BalancingArnsAsync(raw), Tags = [new() { Key = name, Value = "1" }] });
        await raw.Logs.TagResourceAsync(new Amazon.CloudWatchLogs.Model.TagResourceRequest { ResourceArn = await LogGroupArnAsync(raw), Tags = new() { [name] = "1" } });
    }

    /// <summary>Tags of all that an environment with one app has.</summary>
    private static async Task<Dictionary<string, Dictionary<string, string>>> TagsAsync(RawClients raw)
    {
        var service = await ServiceAsync(raw);
        var tags = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        foreach (var (name, arn) in new[] { ("service", service.Arn), ("task definition", service.Definition) })
        {
            var answer = await raw.Ecs.ListTagsForResourceAsync(new Amazon.ECS.Model.ListTagsForResourceRequest { ResourceArn = arn });
            tags[name] = answer.Tags.ToDictionary(t => t.Key, t => t.Value, StringComparer.Ordinal);
        }

        var balancing = await BalancingArnsAsync(raw);
        var described = await raw.Elb.DescribeTagsAsync(new DescribeTagsRequest { ResourceArns = balancing });
        tags["target group"] = Of(balancing[0]);
        tags["rule"] = Of(balancing[1]);
        tags["log group"] = (await raw.Logs.ListTagsForResourceAsync(new Amazon.CloudWatchLogs.Model.ListTagsForResourceRequest { ResourceArn = await LogGroupArnAsync(raw) })).Tags;
        var stack = (await raw.CloudFormation.DescribeStacksAsync(new DescribeStacksRequest { StackName = "cyclops-acme-staging-network" })).Stacks[0];
        tags["stack"] = stack.Tags.ToDictionary(t => t.Key, t => t.Value, StringComparer.Ordinal);
        return tags;

        Dictionary<string, string> Of(string arn) =>
            described.TagDescriptions.Single(d => d.ResourceArn == arn).Tags.ToDictionary(t => t.Key, t => t.Value, StringComparer.Ordinal);
    }
}
