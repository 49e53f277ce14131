using Amazon.CloudWatchLogs.Model;
using Amazon.ECS;
using Amazon.ECS.Model;
using Amazon.Runtime;
using Cyclops.LocalCloud.Tests.Support;
using Task = System.Threading.Tasks.Task;

namespace Cyclops.LocalCloud.Tests.Logs;

public sealed class TaskLogTests
{
    [Fact]
    public async Task A_task_says_when_it_starts_and_how_it_ends()
    {
        var cloud = new CloudUnderTest();
        using var ecs = new AmazonECSClient(new BasicAWSCredentials("AKIAIOSFODNN7EXAMPLE", "secret"), cloud.Set(new AmazonECSConfig()));
        await cloud.Logs.CreateLogGroupAsync(new CreateLogGroupRequest { LogGroupName = "/app" });
        await ecs.CreateClusterAsync(new CreateClusterRequest { ClusterName = "c" });
        await ecs.RegisterTaskDefinitionAsync(new RegisterTaskDefinitionRequest
        {
            Family = "app",
            ContainerDefinitions =
            [
                new ContainerDefinition
                {
                    Name = "web",
                    Image = "app:1",
                    Memory = 64,
                    LogConfiguration = new LogConfiguration { LogDriver = LogDriver.Awslogs, Options = new() { ["awslogs-group"] = "/app", ["awslogs-region"] = "eu-west-1", ["awslogs-stream-prefix"] = "app" } },
                },
            ],
        });
        var task = (await ecs.RunTaskAsync(new RunTaskRequest { Cluster = "c", TaskDefinition = "app" })).Tasks.Single().TaskArn.Split('/')[^1];
        var events = (await cloud.Logs.FilterLogEventsAsync(new FilterLogEventsRequest { LogGroupName = "/app" })).Events;
        Assert.Equal(["web starts from image app:1", "web ends with exit code 0"], events.Select(e => e.Message));
        Assert.All(events, e => Assert.Equal($"app/web/{task}", e.LogStreamName));
    }
}
