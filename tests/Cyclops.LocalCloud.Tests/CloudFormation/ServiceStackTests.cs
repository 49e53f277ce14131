using Amazon.CloudFormation.Model;
using Amazon.ECS.Model;
using Cyclops.LocalCloud.Options;
using Cyclops.LocalCloud.Tests.Support;
using Task = System.Threading.Tasks.Task;

namespace Cyclops.LocalCloud.Tests.CloudFormation;

public sealed class ServiceStackTests
{
    private const string Stack = "web";

    private readonly CloudUnderTest _cloud = new(LifeCycleDelays.Instant with { TaskStart = TimeSpan.FromSeconds(30) });

    [Fact]
    public async Task A_service_is_complete_when_its_tasks_run_and_goes_with_its_stack()
    {
        await Create(Template("web:1"));
        Assert.Equal("CREATE_IN_PROGRESS", await Status());
        _cloud.Clock.Advance(TimeSpan.FromMinutes(2));

        var stack = await Describe();

        Assert.Equal("CREATE_COMPLETE", stack.StackStatus.Value);
        var outputs = stack.Outputs.ToDictionary(o => o.OutputKey, o => o.OutputValue);
        Assert.EndsWith($"/{outputs["Name"]}", outputs["Ref"], StringComparison.Ordinal);
        Assert.Matches("task-definition/web-Task-[A-Z0-9]+:1$", outputs["Task"]);
        Assert.Equal(1, (await Service(outputs["Ref"])).RunningCount);
        await _cloud.CloudFormation.DeleteStackAsync(new DeleteStackRequest { StackName = Stack });
        _cloud.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Empty((await _cloud.CloudFormation.DescribeStacksAsync(new DescribeStacksRequest())).Stacks);
        Assert.Empty((await _cloud.Ecs.ListClustersAsync(new ListClustersRequest())).ClusterArns);
    }

    [Fact]
    public async Task Another_image_is_another_revision_and_the_same_service()
    {
        await Create(Template("web:1"));
        _cloud.Clock.Advance(TimeSpan.FromMinutes(2));
        var before = (await Describe()).Outputs.ToDictionary(o => o.OutputKey, o => o.OutputValue);

        await _cloud.CloudFormation.UpdateStackAsync(new UpdateStackRequest { StackName = Stack, TemplateBody = Template("web:2") });
        Assert.Equal("UPDATE_IN_PROGRESS", await Status());
        _cloud.Clock.Advance(TimeSpan.FromMinutes(2));

        var after = (await Describe()).Outputs.ToDictionary(o => o.OutputKey, o => o.OutputValue);
        Assert.Equal("UPDATE_COMPLETE", await Status());
        Assert.Equal(before["Ref"], after["Ref"]);
        Assert.NotEqual(before["Task"], after["Task"]);
        Assert.Equal(after["Task"], (await Service(after["Ref"])).TaskDefinition);
    }

    [Fact]
    public async Task A_service_that_its_circuit_breaker_ended_takes_its_stack_back()
    {
        await Create(Template("web:crash"));
        for (var minute = 0; minute < 30; minute++)
        {
            _cloud.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal("ROLLBACK_COMPLETE", await Status());
        var events = await _cloud.CloudFormation.DescribeStackEventsAsync(new DescribeStackEventsRequest { StackName = Stack });
        Assert.Contains(events.StackEvents, e => e.LogicalResourceId == "Service" && e.ResourceStatus == "CREATE_FAILED" && e.ResourceStatusReason.Contains("Circuit Breaker", StringComparison.Ordinal));
    }

    private static string Template(string image) => """
        {
          "Resources": {
            "Cluster": {"Type": "AWS::ECS::Cluster"},
            "Vpc": {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.9.0.0/24"}},
            "Subnet": {"Type": "AWS::EC2::Subnet", "Properties": {"VpcId": {"Ref": "Vpc"}, "CidrBlock": "10.9.0.0/28"}},
            "Task": {"Type": "AWS::ECS::TaskDefinition", "Properties": {"RequiresCompatibilities": ["FARGATE"], "NetworkMode": "awsvpc", "Cpu": "256", "Memory": "512", "ContainerDefinitions": [{"Name": "web", "Image": "IMAGE", "Essential": true}]}},
            "Service": {"Type": "AWS::ECS::Service", "Properties": {"Cluster": {"Ref": "Cluster"}, "TaskDefinition": {"Ref": "Task"}, "LaunchType": "FARGATE", "DesiredCount": 1, "DeploymentConfiguration": {"DeploymentCircuitBreaker": {"Enable": true, "Rollback": true}}, "NetworkConfiguration": {"AwsvpcConfiguration": {"Subnets": [{"Ref": "Subnet"}], "AssignPublicIp": "ENABLED"}}}}
          },
          "Outputs": {"Ref": {"Value": {"Ref": "Service"}}, "Name": {"Value": {"Fn::GetAtt": ["Service", "Name"]}}, "Task": {"Value": {"Ref": "Task"}}}
        }
        """.Replace("IMAGE", image, StringComparison.Ordinal);

    private Task<CreateStackResponse> Create(string template) => _cloud.CloudFormation.CreateStackAsync(new CreateStackRequest { StackName = Stack, TemplateBody = template });

    private async Task<Stack> Describe() => (await _cloud.CloudFormation.DescribeStacksAsync(new DescribeStacksRequest { StackName = Stack })).Stacks.Single();

    private async Task<string> Status() => (await Describe()).StackStatus.Value;

    private async Task<Service> Service(string arn) =>
        (await _cloud.Ecs.DescribeServicesAsync(new DescribeServicesRequest { Cluster = arn.Split('/')[^2], Services = [arn] })).Services.Single();
}
