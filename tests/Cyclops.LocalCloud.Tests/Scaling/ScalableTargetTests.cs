using Amazon.ApplicationAutoScaling;
using Amazon.ApplicationAutoScaling.Model;
using Cyclops.LocalCloud.Tests.Support;

namespace Cyclops.LocalCloud.Tests.Scaling;

public sealed class ScalableTargetTests
{
    private const string Id = $"service/{SampleApp.Cluster}/{SampleApp.Name}";

    [Fact]
    public async Task A_count_that_is_out_of_bounds_is_brought_within_and_another_stays()
    {
        var app = await StartedAsync();

        await RegisterAsync(app, 3, 5);
        Assert.Equal(3, (await app.Service()).DesiredCount);
        await RegisterAsync(app, 1, 5);
        Assert.Equal(3, (await app.Service()).DesiredCount);
        await Assert.ThrowsAsync<ValidationException>(() => RegisterAsync(app, 4, 2));
        await Assert.ThrowsAsync<ValidationException>(() => RegisterAsync(app, 1, 2, id: "service/staging/nobody"));
        await Assert.ThrowsAsync<ValidationException>(() => RegisterAsync(app, 1, 5, tags: new() { ["a"] = "b" }));
    }

    [Fact]
    public async Task A_policy_has_alarms_and_they_go_with_the_target()
    {
        var app = await StartedAsync();
        await Assert.ThrowsAsync<ObjectNotFoundException>(() => PutAsync(app, "cpu", "ECSServiceAverageCPUUtilization"));
        await RegisterAsync(app, 1, 5);
        var put = await PutAsync(app, "cpu", "ECSServiceAverageCPUUtilization");
        Assert.All(put.Alarms, a => Assert.StartsWith($"TargetTracking-{Id}-Alarm", a.AlarmName, StringComparison.Ordinal));
        await Assert.ThrowsAsync<ValidationException>(() => PutAsync(app, "cpu-again", "ECSServiceAverageCPUUtilization"));
        await Assert.ThrowsAsync<ValidationException>(() => PutAsync(app, "requests", "ALBRequestCountPerTarget"));
        await Assert.ThrowsAsync<ValidationException>(() => PutAsync(app, "requests", "ALBRequestCountPerTarget", "app/other/1/targetgroup/other/2"));
        Assert.Equal(2, (await app.Under.CloudWatch.DescribeAlarmsAsync(new Amazon.CloudWatch.Model.DescribeAlarmsRequest())).MetricAlarms.Count);

        await app.Under.Scaling.DeregisterScalableTargetAsync(new() { ServiceNamespace = ServiceNamespace.Ecs, ResourceId = Id, ScalableDimension = ScalableDimension.EcsServiceDesiredCount });

        Assert.Empty((await app.Under.CloudWatch.DescribeAlarmsAsync(new Amazon.CloudWatch.Model.DescribeAlarmsRequest())).MetricAlarms);
        Assert.Empty((await app.Under.Scaling.DescribeScalingPoliciesAsync(new() { ServiceNamespace = ServiceNamespace.Ecs })).ScalingPolicies);
    }

    private static async Task<SampleApp> StartedAsync()
    {
        var app = await SampleApp.Create(new CloudUnderTest());
        await app.Start("web:1", desired: 2);
        return app;
    }

    private static Task<RegisterScalableTargetResponse> RegisterAsync(SampleApp app, int min, int max, string id = Id, Dictionary<string, string>? tags = null) =>
        app.Under.Scaling.RegisterScalableTargetAsync(new()
        {
            ServiceNamespace = ServiceNamespace.Ecs,
            ResourceId = id,
            ScalableDimension = ScalableDimension.EcsServiceDesiredCount,
            MinCapacity = min,
            MaxCapacity = max,
            Tags = tags,
        });

    private static Task<PutScalingPolicyResponse> PutAsync(SampleApp app, string name, string metric, string? label = null) =>
        app.Under.Scaling.PutScalingPolicyAsync(new()
        {
            ServiceNamespace = ServiceNamespace.Ecs,
            ResourceId = Id,
            ScalableDimension = ScalableDimension.EcsServiceDesiredCount,
            PolicyName = name,
            PolicyType = PolicyType.TargetTrackingScaling,
            TargetTrackingScalingPolicyConfiguration = new() { TargetValue = 60, PredefinedMetricSpecification = new() { PredefinedMetricType = metric, ResourceLabel = label } },
        });
}
