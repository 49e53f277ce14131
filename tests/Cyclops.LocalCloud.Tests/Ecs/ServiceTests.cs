using Amazon.ECS.Model;
using Amazon.ElasticLoadBalancingV2.Model;
using Cyclops.LocalCloud.Options;
using Cyclops.LocalCloud.Tests.Support;
using Task = System.Threading.Tasks.Task;

namespace Cyclops.LocalCloud.Tests.Ecs;

public sealed class ServiceTests
{
    private readonly CloudUnderTest _cloud = new();

    [Fact]
    public async Task The_same_creation_again_gives_the_same_service_and_another_one_is_refused()
    {
        var app = await SampleApp.Create(_cloud);
        var request = await app.Request("ckan/tel-aviv:1");
        var first = (await _cloud.Ecs.CreateServiceAsync(request)).Service;
        request.ClientToken = "another attempt";
        Assert.Equal(first.CreatedAt, (await _cloud.Ecs.CreateServiceAsync(request)).Service.CreatedAt);
        request.DesiredCount = 3;
        await Assert.ThrowsAsync<InvalidParameterException>(() => _cloud.Ecs.CreateServiceAsync(request));
    }

    [Fact]
    public async Task A_deleted_service_drains_and_its_name_is_taken_until_it_has()
    {
        var slow = new CloudUnderTest(LifeCycleDelays.Realistic);
        var app = await SampleApp.Create(slow);
        await app.Start("ckan/tel-aviv:1");
        slow.Clock.Advance(TimeSpan.FromMinutes(3));
        await slow.Ecs.DeleteServiceAsync(new DeleteServiceRequest { Cluster = SampleApp.Cluster, Service = SampleApp.Name, Force = true });
        Assert.Equal("DRAINING", (await app.Service()).Status);
        Assert.Empty((await slow.Ecs.ListServicesAsync(new ListServicesRequest { Cluster = SampleApp.Cluster })).ServiceArns ?? []);
        await Assert.ThrowsAsync<InvalidParameterException>(() => app.Start("ckan/tel-aviv:1"));
        slow.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("INACTIVE", (await app.Service()).Status);
        Assert.Empty(await app.Health());
        await app.Start("ckan/tel-aviv:1");
        Assert.Equal("ACTIVE", (await app.Service()).Status);
    }

    [Fact]
    public async Task A_target_group_without_a_load_balancer_is_refused()
    {
        var app = await SampleApp.Create(_cloud);
        await _cloud.Elb.DeleteRuleAsync(new DeleteRuleRequest { RuleArn = app.RuleArn });
        var error = await Assert.ThrowsAsync<InvalidParameterException>(() => app.Start("ckan/tel-aviv:1"));
        Assert.Contains("does not have an associated load balancer", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_services_are_described_at_most_and_listed_by_default()
    {
        var app = await SampleApp.Create(_cloud);
        var request = await app.Request("ckan/tel-aviv:1", 0);
        request.LoadBalancers = null;
        for (var i = 0; i < 12; i++)
        {
            request.ServiceName = $"s{i:00}";
            await _cloud.Ecs.CreateServiceAsync(request);
        }

        var first = await _cloud.Ecs.ListServicesAsync(new ListServicesRequest { Cluster = SampleApp.Cluster });
        var second = await _cloud.Ecs.ListServicesAsync(new ListServicesRequest { Cluster = SampleApp.Cluster, NextToken = first.NextToken });
        Assert.Equal((10, 2), (first.ServiceArns.Count, second.ServiceArns.Count));
        await Assert.ThrowsAsync<InvalidParameterException>(() => _cloud.Ecs.DescribeServicesAsync(new DescribeServicesRequest { Cluster = SampleApp.Cluster, Services = [.. first.ServiceArns, .. second.ServiceArns] }));
    }

    [Fact]
    public async Task Aws_fills_in_what_the_request_left_out()
    {
        var app = await SampleApp.Create(_cloud);
        await app.Start("ckan/tel-aviv:1");
        var service = await app.Service();
        Assert.Equal((200, 100), (service.DeploymentConfiguration.MaximumPercent!.Value, service.DeploymentConfiguration.MinimumHealthyPercent!.Value));
        Assert.Equal("REPLICA", service.SchedulingStrategy.Value);
        Assert.Equal("EC2", service.LaunchType.Value);
        var container = (await _cloud.Ecs.DescribeTaskDefinitionAsync(new DescribeTaskDefinitionRequest { TaskDefinition = SampleApp.Name })).TaskDefinition.ContainerDefinitions[0];
        Assert.Equal(("tcp", 0, true, 0), (container.PortMappings[0].Protocol.Value, container.PortMappings[0].HostPort!.Value, container.Essential!.Value, container.Cpu!.Value));
    }

    [Fact]
    public async Task A_one_off_task_ends_with_its_exit_code()
    {
        var app = await SampleApp.Create(_cloud);
        await app.Register("ckan/tel-aviv:1");
        Assert.Equal(0, await ExitCode());
        await app.Register("ckan/tel-aviv:crash");
        Assert.Equal(1, await ExitCode());
    }

    private async Task<int?> ExitCode()
    {
        var started = await _cloud.Ecs.RunTaskAsync(new RunTaskRequest { Cluster = SampleApp.Cluster, TaskDefinition = SampleApp.Name });
        var task = (await _cloud.Ecs.DescribeTasksAsync(new DescribeTasksRequest { Cluster = SampleApp.Cluster, Tasks = [started.Tasks[0].TaskArn] })).Tasks[0];
        Assert.Equal("STOPPED", task.LastStatus);
        return task.Containers[0].ExitCode;
    }
}
