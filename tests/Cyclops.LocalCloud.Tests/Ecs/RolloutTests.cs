using Amazon.ECS;
using Amazon.ECS.Model;
using Cyclops.LocalCloud.Options;
using Cyclops.LocalCloud.Tests.Support;
using Task = System.Threading.Tasks.Task;

namespace Cyclops.LocalCloud.Tests.Ecs;

public sealed class RolloutTests
{
    private readonly CloudUnderTest _slow = new(LifeCycleDelays.Realistic);
    private readonly CloudUnderTest _cloud = new();

    [Fact]
    public async Task A_rollout_completes_when_the_new_targets_are_healthy_and_the_old_ones_drained()
    {
        var app = await Running(_slow);
        await app.Roll("ckan/tel-aviv:2");
        var seen = await Watch(app, TimeSpan.FromSeconds(5), 30);
        Assert.Equal(["PRIMARY:IN_PROGRESS ACTIVE:COMPLETED", "PRIMARY:COMPLETED"], seen);
        Assert.EndsWith("tel-aviv:2", (await app.Service()).TaskDefinition, StringComparison.Ordinal);
        Assert.Equal(["healthy", "healthy"], await app.Health());
    }

    [Fact]
    public async Task Old_tasks_keep_serving_until_new_ones_are_healthy()
    {
        var app = await Running(_slow);
        await app.Roll("ckan/tel-aviv:2");
        _slow.Clock.Advance(TimeSpan.FromSeconds(16));
        Assert.Equal(["healthy", "healthy", "initial", "initial"], await app.Health());
        _slow.Clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(["draining", "draining", "healthy", "healthy"], await app.Health());
        _slow.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(["healthy", "healthy"], await app.Health());
    }

    [Theory]
    [InlineData("ckan/tel-aviv:missing", "CannotPullContainerError")]
    [InlineData("ckan/tel-aviv:nosecret", "ResourceInitializationError: unable to pull secrets")]
    [InlineData("ckan/tel-aviv:crash", "Essential container in task exited")]
    [InlineData("ckan/tel-aviv:outofmemory", "Essential container in task exited")]
    [InlineData("ckan/tel-aviv:broken", "Task failed ELB health checks")]
    public async Task A_bad_image_is_rolled_back_by_the_circuit_breaker(string image, string reason)
    {
        var app = await Running(_slow);
        await app.Roll(image);
        await Watch(app, TimeSpan.FromSeconds(5), 60);
        var service = await app.Service();
        Assert.EndsWith("tel-aviv:1", service.TaskDefinition, StringComparison.Ordinal);
        Assert.Equal(DeploymentRolloutState.COMPLETED, Assert.Single(service.Deployments).RolloutState);
        Assert.Contains(service.Events, e => e.Message.Contains("rolling back to", StringComparison.Ordinal));
        var stopped = await _slow.Ecs.ListTasksAsync(new ListTasksRequest { Cluster = SampleApp.Cluster, DesiredStatus = DesiredStatus.STOPPED });
        var tasks = (await _slow.Ecs.DescribeTasksAsync(new DescribeTasksRequest { Cluster = SampleApp.Cluster, Tasks = stopped.TaskArns })).Tasks;
        Assert.Contains(tasks, t => t.StoppedReason.StartsWith(reason, StringComparison.Ordinal));
        var history = (await _slow.Ecs.ListServiceDeploymentsAsync(new ListServiceDeploymentsRequest { Cluster = SampleApp.Cluster, Service = SampleApp.Name })).ServiceDeployments;
        Assert.Equal(["ROLLBACK_SUCCESSFUL", "SUCCESSFUL"], history.Select(d => d.Status.Value));
    }

    [Fact]
    public async Task A_strategy_that_moves_traffic_is_taken_only_of_a_settled_service_that_knows_both_target_groups()
    {
        var app = await Running(_slow);
        var other = await app.Group("tel-aviv-alternate");
        var shift = new AdvancedConfiguration { AlternateTargetGroupArn = other, ProductionListenerRule = app.RuleArn, RoleArn = "arn:aws:iam::123456789012:role/traffic" };
        var balancer = (await app.Service()).LoadBalancers[0];
        var both = new LoadBalancer { TargetGroupArn = balancer.TargetGroupArn, ContainerName = balancer.ContainerName, ContainerPort = balancer.ContainerPort, AdvancedConfiguration = shift };
        var request = new UpdateServiceRequest { Cluster = SampleApp.Cluster, Service = SampleApp.Name, DeploymentConfiguration = new DeploymentConfiguration { Strategy = DeploymentStrategy.CANARY, BakeTimeInMinutes = 1 } };

        Assert.Contains("advancedConfiguration", await Refused(request), StringComparison.Ordinal);
        request.LoadBalancers = [both];
        Assert.Contains("does not forward to both", await Refused(request), StringComparison.Ordinal);
        await _slow.Elb.ModifyRuleAsync(new() { RuleArn = app.RuleArn, Actions = [new() { Type = "forward", ForwardConfig = new() { TargetGroups = [new() { TargetGroupArn = app.GroupArn, Weight = 100 }, new() { TargetGroupArn = other, Weight = 0 }] } }] });
        Assert.Contains("by a rolling deployment", await Refused(request), StringComparison.Ordinal);
        await _slow.Ecs.UpdateServiceAsync(new UpdateServiceRequest { Cluster = SampleApp.Cluster, Service = SampleApp.Name, LoadBalancers = [both] });
        request.LoadBalancers = null;
        Assert.Contains("in progress", await Refused(request), StringComparison.Ordinal);
        await Watch(app, TimeSpan.FromSeconds(5), 30);
        request.DeploymentConfiguration.CanaryConfiguration = new CanaryConfiguration { CanaryPercent = 101 };
        Assert.Contains("canaryPercent", await Refused(request), StringComparison.Ordinal);
        request.DeploymentConfiguration.CanaryConfiguration = null;
        await _slow.Ecs.UpdateServiceAsync(request);

        async Task<string> Refused(UpdateServiceRequest refused) =>
            (await Assert.ThrowsAsync<InvalidParameterException>(() => _slow.Ecs.UpdateServiceAsync(refused))).Message;
    }

    [Fact]
    public async Task Without_anything_to_fall_back_to_a_failed_rollout_stays_failed()
    {
        var app = await SampleApp.Create(_cloud);
        await app.Start("ckan/tel-aviv:crash");
        var deployment = (await app.Service()).Deployments[0];
        Assert.Equal(DeploymentRolloutState.FAILED, deployment.RolloutState);
        Assert.Equal("ECS deployment circuit breaker: tasks failed to start.", deployment.RolloutStateReason);
        Assert.True(deployment.FailedTasks >= 3);
    }

    [Fact]
    public async Task Without_a_circuit_breaker_tasks_are_tried_for_ever_but_slowly()
    {
        var app = await SampleApp.Create(_cloud);
        var request = await app.Request("ckan/tel-aviv:crash", 1);
        request.DeploymentConfiguration = null;
        await _cloud.Ecs.CreateServiceAsync(request);
        await app.Service();
        var first = (await app.Service()).Deployments[0].FailedTasks;
        _cloud.Clock.Advance(TimeSpan.FromMinutes(5));
        var later = (await app.Service()).Deployments[0];
        Assert.InRange(later.FailedTasks!.Value - first!.Value, 4, 6);
        Assert.Equal(DeploymentRolloutState.IN_PROGRESS, later.RolloutState);
    }

    [Fact]
    public async Task Scaling_makes_no_new_deployment()
    {
        var app = await Running(_cloud);
        var before = (await app.Service()).Deployments[0].Id;
        await _cloud.Ecs.UpdateServiceAsync(new UpdateServiceRequest { Cluster = SampleApp.Cluster, Service = SampleApp.Name, DesiredCount = 5 });
        var after = await app.Service();
        Assert.Equal((before, 5), (after.Deployments[0].Id, after.RunningCount));
        Assert.Equal(5, (await app.Health()).Count);
    }

    [Fact]
    public async Task No_room_for_a_task_is_an_event_and_no_failure()
    {
        var app = await SampleApp.Create(_cloud);
        _cloud.Cloud.Locked(_ =>
        {
            _cloud.Cloud.Services.Ecs.LimitCapacity("123456789012", "eu-west-1", SampleApp.Cluster, 1);
            return true;
        });
        await app.Start("ckan/tel-aviv:1");
        var service = await app.Service();
        Assert.Equal(1, service.RunningCount);
        Assert.Contains(service.Events, e => e.Message.Contains("unable to place a task", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_task_that_turns_unhealthy_is_replaced()
    {
        var app = await Running(_cloud);
        _cloud.Cloud.Locked(now =>
        {
            _cloud.Cloud.Services.Ecs.FailHealthChecks("123456789012", "eu-west-1", SampleApp.Cluster, SampleApp.Name, now);
            return true;
        });
        _cloud.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(2, (await app.Service()).RunningCount);
        Assert.Equal(["healthy", "healthy"], await app.Health());
    }

    private static async Task<SampleApp> Running(CloudUnderTest cloud)
    {
        var app = await SampleApp.Create(cloud);
        await app.Start("ckan/tel-aviv:1");
        cloud.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(DeploymentRolloutState.COMPLETED, (await app.Service()).Deployments[0].RolloutState);
        return app;
    }

    /// <summary>The different pictures of the deployments while time passes.</summary>
    private static async Task<List<string>> Watch(SampleApp app, TimeSpan step, int steps)
    {
        var seen = new List<string>();
        for (var i = 0; i < steps; i++)
        {
            var now = string.Join(' ', (await app.Service()).Deployments.Select(d => $"{d.Status}:{d.RolloutState}"));
            if (seen.LastOrDefault() != now)
            {
                seen.Add(now);
            }

            app.Under.Clock.Advance(step);
        }

        return seen;
    }
}
