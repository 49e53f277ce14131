using Amazon.ApplicationAutoScaling;
using Amazon.ApplicationAutoScaling.Model;
using Cyclops.LocalCloud.Options;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Plans;
using Cyclops.Reconcilers.Tests.Support;
using Cyclops.Testing;

namespace Cyclops.Reconcilers.Tests.Scaling;

/// <summary>Apps whose copies an autoscaler counts.</summary>
public sealed class ScalingTests
{
    private const string Haifa = "service/acme-staging/haifa";
    private const string Scaled = "replicas: {min: 2, max: 5, cpu: 60, requests: 500}";

    [Fact]
    public async Task An_app_begins_with_the_fewest_copies_and_is_scaled_by_what_it_says()
    {
        using var installation = await SettledAsync(Scaled);

        Assert.Equal(2, await CountAsync(installation));
        Assert.Equal((2, 5), await BoundsAsync(installation));
        var policies = await PoliciesAsync(installation);
        Assert.Equal(["cyclops-cpu ECSServiceAverageCPUUtilization 60", "cyclops-requests ALBRequestCountPerTarget 500"], policies.Select(Text));
        Assert.Matches("^app/[^/]+/[0-9a-f]+/targetgroup/haifa-[^/]+/[0-9a-f]+$", Configuration(policies[1]).PredefinedMetricSpecification.ResourceLabel);
        installation.Cloud.Recorder.Clear();
        Assert.Empty(await installation.DifferencesAsync());
        await installation.PassAsync();
        Assert.Equal(0, installation.Cloud.Recorder.MutatingCount);
    }

    [Fact]
    public async Task The_count_is_the_autoscalers_and_a_rollout_keeps_it()
    {
        using var installation = await SettledAsync(Scaled);
        await SetCountAsync(installation, 4);
        Assert.Empty(await installation.DifferencesAsync());

        installation.Commit(m => m.App("haifa", "web:2", Scaled));
        await installation.SettleAsync();

        Assert.Equal(4, await CountAsync(installation));
    }

    [Theory]
    [InlineData(9, 5)]
    [InlineData(1, 2)]
    public async Task A_count_out_of_bounds_is_brought_within(int count, int expected)
    {
        using var installation = await SettledAsync(Scaled);
        await SetCountAsync(installation, count);

        var step = Assert.Single(await installation.DifferencesAsync());
        Assert.Equal(("ScalableTarget", "desiredCount", $"{count}", $"{expected}", ChangeCause.Drift), (step.Id.Kind, step.Changes[0].Path, step.Changes[0].Live, step.Changes[0].Wanted, step.Changes[0].Cause));
        await installation.SettleAsync();

        Assert.Equal(expected, await CountAsync(installation));
    }

    [Fact]
    public async Task Going_back_to_a_number_ends_the_scaling_before_the_count_is_set()
    {
        using var installation = await SettledAsync(Scaled);
        installation.Cloud.Recorder.Clear();

        installation.Commit(m => m.App("haifa", spec: "replicas: 1"));
        await installation.SettleAsync();

        Assert.Equal(["DeregisterScalableTarget", "UpdateService"], installation.Cloud.Recorder.Calls().Where(c => c.Mutating).Select(c => c.Operation).Where(o => o != "TagResource"));
        Assert.Equal(1, await CountAsync(installation));
        Assert.Empty((await installation.Raw.CloudWatch.DescribeAlarmsAsync(new Amazon.CloudWatch.Model.DescribeAlarmsRequest { AlarmNamePrefix = "TargetTracking-" })).MetricAlarms);
    }

    [Fact]
    public async Task Going_from_a_number_to_scaling_keeps_what_runs_within_the_bounds()
    {
        using var installation = await SettledAsync("replicas: 3");

        installation.Commit(m => m.App("haifa", spec: Scaled));
        await installation.SettleAsync();

        Assert.Equal(3, await CountAsync(installation));
    }

    [Fact]
    public async Task What_somebody_changes_by_hand_is_put_back_and_policies_of_others_stay()
    {
        using var installation = await SettledAsync(Scaled);
        var scaling = installation.Raw.Scaling;
        await scaling.RegisterScalableTargetAsync(new() { ServiceNamespace = ServiceNamespace.Ecs, ResourceId = Haifa, ScalableDimension = ScalableDimension.EcsServiceDesiredCount, MinCapacity = 1, MaxCapacity = 9 });
        await scaling.DeleteScalingPolicyAsync(new() { ServiceNamespace = ServiceNamespace.Ecs, ResourceId = Haifa, ScalableDimension = ScalableDimension.EcsServiceDesiredCount, PolicyName = "cyclops-cpu" });
        await PutAsync(installation, "theirs", "ECSServiceAverageMemoryUtilization", 90, c => c.DisableScaleIn = true);
        await PutAsync(installation, "cyclops-requests", "ECSServiceAverageCPUUtilization", 50, c => c.ScaleOutCooldown = 30);

        var step = Assert.Single(await installation.DifferencesAsync());
        Assert.Equal(
            ["loadBalancer: (none)", "max: 9", "min: 1", "policies.cpu: ", "policies.requests: 50 of ECSServiceAverageCPUUtilization (cooldown out 30 s)", "targetGroup: (none)"],
            step.Changes.Select(c => $"{c.Path}: {c.Live}").Order(StringComparer.Ordinal));

        await installation.SettleAsync();

        Assert.Equal((2, 5), await BoundsAsync(installation));
        Assert.Equal(
            ["cyclops-cpu ECSServiceAverageCPUUtilization 60", "cyclops-requests ALBRequestCountPerTarget 500", "theirs ECSServiceAverageMemoryUtilization 90"],
            (await PoliciesAsync(installation)).Select(Text));
    }

    [Fact]
    public async Task A_policy_goes_when_it_is_not_asked_for_any_more()
    {
        using var installation = await SettledAsync(Scaled);

        installation.Commit(m => m.App("haifa", spec: "replicas: {max: 3, memory: 70}"));
        await installation.SettleAsync();

        Assert.Equal((1, 3), await BoundsAsync(installation));
        Assert.Equal(["cyclops-memory ECSServiceAverageMemoryUtilization 70"], (await PoliciesAsync(installation)).Select(Text));
    }

    [Fact]
    public async Task A_service_that_somebody_else_scales_already_is_left_to_them()
    {
        using var installation = await SettledAsync("replicas: 2");
        await installation.Raw.Scaling.RegisterScalableTargetAsync(new() { ServiceNamespace = ServiceNamespace.Ecs, ResourceId = Haifa, ScalableDimension = ScalableDimension.EcsServiceDesiredCount, MinCapacity = 1, MaxCapacity = 9 });

        installation.Commit(m => m.App("haifa", spec: Scaled));
        var results = await installation.PassAsync();

        Assert.Contains(results, r => r is { Step.Id.Kind: "ScalableTarget", Outcome: Outcome.Stalled { Reason: "NameTaken" } });
        Assert.Equal((1, 9), await BoundsAsync(installation));
    }

    [Fact]
    public async Task A_removed_app_is_not_scaled_any_more()
    {
        using var installation = await SettledAsync(Scaled);

        installation.Commit(m => m.Remove("haifa"));
        await installation.SettleAsync();

        Assert.Empty(await TargetsAsync(installation));
    }

    [Fact]
    public async Task Tags_of_the_platform_reach_what_is_scaled()
    {
        var time = new ManualTime();
        using var installation = await SettledAsync(Scaled, new LocalCloudOptions { Clock = time });
        installation.Commit(m => m.Write("platform.yaml", "Platform", "acme", "tags: {cost: '42'}"));
        await installation.SettleAsync();

        var tags = (await installation.Raw.Scaling.ListTagsForResourceAsync(new() { ResourceARN = (await TargetsAsync(installation)).Single().ScalableTargetARN })).Tags;

        Assert.Equal(("42", false), (tags["cost"], tags.ContainsKey("team")));
        Assert.Equal("ScalableTarget/main", tags["cyclops:resource"]);
    }

    private static Task<Installation> SettledAsync(string spec, LocalCloudOptions? options = null) =>
        Installation.SettledAsync(Manifests.Empty().App("haifa", spec: spec).App("jaffa"), options);

    private static async Task<int?> CountAsync(Installation installation) =>
        (await installation.Raw.Ecs.DescribeServicesAsync(new() { Cluster = "acme-staging", Services = ["haifa"] })).Services[0].DesiredCount;

    private static async Task SetCountAsync(Installation installation, int count) =>
        await installation.Raw.Ecs.UpdateServiceAsync(new() { Cluster = "acme-staging", Service = "haifa", DesiredCount = count });

    private static async Task<List<Amazon.ApplicationAutoScaling.Model.ScalableTarget>> TargetsAsync(Installation installation) =>
        (await installation.Raw.Scaling.DescribeScalableTargetsAsync(new() { ServiceNamespace = ServiceNamespace.Ecs })).ScalableTargets;

    private static async Task<(int? Min, int? Max)> BoundsAsync(Installation installation) =>
        (await TargetsAsync(installation)).Single() is var target ? (target.MinCapacity, target.MaxCapacity) : default;

    private static async Task<List<ScalingPolicy>> PoliciesAsync(Installation installation) =>
        (await installation.Raw.Scaling.DescribeScalingPoliciesAsync(new() { ServiceNamespace = ServiceNamespace.Ecs, ResourceId = Haifa })).ScalingPolicies;

    private static TargetTrackingScalingPolicyConfiguration Configuration(ScalingPolicy policy) => policy.TargetTrackingScalingPolicyConfiguration;

    private static string Text(ScalingPolicy policy) =>
        $"{policy.PolicyName} {Configuration(policy).PredefinedMetricSpecification.PredefinedMetricType} {Configuration(policy).TargetValue}";

    private static async Task PutAsync(Installation installation, string name, string metric, double target, Action<TargetTrackingScalingPolicyConfiguration> more)
    {
        var configuration = new TargetTrackingScalingPolicyConfiguration { TargetValue = target, PredefinedMetricSpecification = new() { PredefinedMetricType = metric } };
        more(configuration);
        await installation.Raw.Scaling.PutScalingPolicyAsync(new()
        {
            ServiceNamespace = ServiceNamespace.Ecs,
            ResourceId = Haifa,
            ScalableDimension = ScalableDimension.EcsServiceDesiredCount,
            PolicyName = name,
            PolicyType = PolicyType.TargetTrackingScaling,
            TargetTrackingScalingPolicyConfiguration = configuration,
        });
    }
}
