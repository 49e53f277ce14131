using Amazon.ECS.Model;
using Amazon.ElasticLoadBalancingV2.Model;
using Cyclops.LocalCloud.Options;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Plans;
using Cyclops.Reconcilers.Tests.Support;
using Cyclops.Testing;
using Task = System.Threading.Tasks.Task;

namespace Cyclops.Reconcilers.Tests.Rollouts;

/// <summary>Rollouts that move traffic, from the manifest to the load balancer: at each look the app answers.</summary>
public sealed class StrategyTests : IDisposable
{
    private const string BlueGreen = "rollout: {strategy: blueGreen, bake: 1m}";
    private readonly ManualTime _clock = new();
    private readonly Installation _installation;

    public StrategyTests() =>
        _installation = new(Manifests.Empty(), new LocalCloudOptions { Clock = _clock, Delays = LifeCycleDelays.Instant with { TaskStart = TimeSpan.FromSeconds(15), TaskRetry = TimeSpan.FromSeconds(5), BakeCap = TimeSpan.FromDays(1) } });

    [Fact]
    public async Task A_version_gets_all_traffic_at_once_and_the_old_one_stays_for_the_bake()
    {
        await SettleAsync(m => m.App("haifa", "ckan/haifa:1", BlueGreen));
        Assert.Equal([100, 0], await WeightsAsync());
        var seen = await SettleAsync(m => m.App("haifa", "ckan/haifa:2", BlueGreen));

        Assert.Equal([0, 100], await WeightsAsync());
        Assert.Equal(["100 0, 2 deployments", "0 100, 2 deployments", "0 100, 1 deployments"], seen);
        Assert.Empty(await _installation.DifferencesAsync());
    }

    [Fact]
    public async Task A_canary_gets_its_part_first_and_a_linear_rollout_its_steps()
    {
        await SettleAsync(m => m.App("haifa", "ckan/haifa:1", "rollout: {strategy: canary, bake: 1m, canary: {percent: 20, bake: 1m}}"));
        var canary = await SettleAsync(m => m.App("haifa", "ckan/haifa:2", "rollout: {strategy: canary, bake: 1m, canary: {percent: 20, bake: 1m}}"));
        var linear = await SettleAsync(m => m.App("haifa", "ckan/haifa:3", "rollout: {strategy: linear, bake: 1m, linear: {percent: 40, bake: 1m}}"));

        Assert.Equal(["100 0", "80 20", "0 100"], canary.Select(Weights).Distinct());
        Assert.Equal(["0 100", "40 60", "80 20", "100 0"], linear.Select(Weights).Distinct());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task An_app_goes_over_to_it_and_back_without_being_away(int versions)
    {
        await SettleAsync(m => m.App("haifa", "ckan/haifa:0"));
        for (var version = 1; version <= versions; version++)
        {
            await SettleAsync(m => m.App("haifa", $"ckan/haifa:{version}", BlueGreen));
        }

        Assert.Equal("BLUE_GREEN", (await ServiceAsync()).DeploymentConfiguration.Strategy.Value);
        await SettleAsync(m => m.App("haifa", "ckan/haifa:9"));

        var service = await ServiceAsync();
        Assert.Equal(("ROLLING", null), (service.DeploymentConfiguration.Strategy.Value, service.LoadBalancers[0].AdvancedConfiguration));
        Assert.Single(await WeightsAsync());
        Assert.Single((await _installation.Raw.Elb.DescribeTargetGroupsAsync(new DescribeTargetGroupsRequest())).TargetGroups);
    }

    [Fact]
    public async Task A_version_that_does_not_start_goes_back_and_the_traffic_never_moved()
    {
        await SettleAsync(m => m.App("haifa", "ckan/haifa:1", BlueGreen));
        _installation.Commit(m => m.App("haifa", "ckan/haifa:crash", BlueGreen));
        for (var pass = 0; pass < 20; pass++)
        {
            await _installation.PassAsync();
            Assert.Equal([100, 0], await WeightsAsync());
            _clock.Advance(TimeSpan.FromSeconds(5));
        }

        Assert.Contains((await ServiceAsync()).Events, e => e.Message.Contains("rolling back", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_somebody_changes_of_it_is_put_back_and_the_weights_are_left_alone()
    {
        await SettleAsync(m => m.App("haifa", "ckan/haifa:1", "rollout: {strategy: canary, bake: 2m, canary: {bake: 2m}}"));
        await SettleAsync(m => m.App("haifa", "ckan/haifa:2", "rollout: {strategy: canary, bake: 2m, canary: {bake: 2m}}"));
        var service = await ServiceAsync();
        await _installation.Raw.Ecs.UpdateServiceAsync(new UpdateServiceRequest
        {
            Cluster = "acme-staging",
            Service = "haifa",
            DeploymentConfiguration = new DeploymentConfiguration { BakeTimeInMinutes = 1, CanaryConfiguration = new CanaryConfiguration { CanaryPercent = 50, CanaryBakeTimeInMinutes = 1 } },
        });
        var rule = service.LoadBalancers[0].AdvancedConfiguration.ProductionListenerRule;
        await _installation.Raw.Elb.ModifyRuleAsync(new ModifyRuleRequest { RuleArn = rule, Conditions = [new RuleCondition { Field = "host-header", HostHeaderConfig = new HostHeaderConditionConfig { Values = ["else.example.org"] } }] });

        var fields = (await _installation.DifferencesAsync()).SelectMany(s => s.Changes).Select(c => c.Path).ToList();
        await SettleAsync(m => m);

        Assert.Equal(["hosts", "bakeMinutes", "stepPercent", "stepBakeMinutes"], fields);
        Assert.Equal([0, 100], await WeightsAsync());
        await _installation.Raw.Elb.ModifyRuleAsync(new ModifyRuleRequest { RuleArn = rule, Actions = [new Amazon.ElasticLoadBalancingV2.Model.Action { Type = "forward", TargetGroupArn = service.LoadBalancers[0].AdvancedConfiguration.AlternateTargetGroupArn }] });
        await SettleAsync(m => m);
        Assert.Equal([0, 100], await WeightsAsync());
    }

    public void Dispose() => _installation.Dispose();

    private static string Weights(string seen) => seen[..seen.IndexOf(',', StringComparison.Ordinal)];

    /// <returns>What could be seen one after the other.</returns>
    private async Task<List<string>> SettleAsync(Func<Manifests, Manifests> change)
    {
        _installation.Commit(change);
        var seen = new List<string>();
        var answered = false;
        for (var pass = 0; pass < 400; pass++)
        {
            var results = await _installation.PassAsync();
            var answers = _installation.Visit("haifa.staging.example.org").StartsWith("task", StringComparison.Ordinal);
            Assert.True(answers || !answered, "it answered before");
            answered = answers;
            var look = answers ? $"{string.Join(' ', await WeightsAsync())}, {(await ServiceAsync()).Deployments.Count} deployments" : "";
            if (look.Length > 0 && (seen.Count == 0 || seen[^1] != look))
            {
                seen.Add(look);
            }

            if (results.All(r => r.Step.Verb == Verb.Keep && r.Outcome is Outcome.Converged))
            {
                return seen;
            }

            _clock.Advance(TimeSpan.FromSeconds(10));
        }

        throw new InvalidOperationException($"does not settle: {string.Join("; ", (await _installation.PassAsync()).Select(r => $"{r.Step.Verb} {r.Step.Id} {r.Outcome}"))}");
    }

    private async Task<List<int>> WeightsAsync()
    {
        var balancer = (await _installation.Raw.Elb.DescribeLoadBalancersAsync(new DescribeLoadBalancersRequest())).LoadBalancers[0].LoadBalancerArn;
        var listener = (await _installation.Raw.Elb.DescribeListenersAsync(new DescribeListenersRequest { LoadBalancerArn = balancer })).Listeners[0].ListenerArn;
        var rule = (await _installation.Raw.Elb.DescribeRulesAsync(new DescribeRulesRequest { ListenerArn = listener })).Rules.First(r => r.IsDefault != true);
        var groups = rule.Actions[0].ForwardConfig.TargetGroups;
        var first = (await ServiceAsync()).LoadBalancers[0].TargetGroupArn;
        return [.. groups.OrderByDescending(g => g.TargetGroupArn == first).Select(g => g.Weight ?? 0)];
    }

    private async Task<Service> ServiceAsync() =>
        (await _installation.Raw.Ecs.DescribeServicesAsync(new DescribeServicesRequest { Cluster = "acme-staging", Services = ["haifa"] })).Services[0];
}
