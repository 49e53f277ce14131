using Amazon.ECS;
using Amazon.ECS.Model;
using Cyclops.Aws.Calls;
using Cyclops.Model.Outcomes;
using Task = System.Threading.Tasks.Task;

namespace Cyclops.Aws.Ecs;

/// <summary>Tasks of Amazon ECS in our records.</summary>
public sealed class EcsTaskGateway(AwsClients clients, AwsCalls calls)
{
    /// <summary>Tasks one DescribeTasks takes, and the largest page of ListTasks.</summary>
    private const int DescribeLimit = 100;

    /// <summary>Tasks that run, by what they were started by, newest first.</summary>
    /// <remarks>ECS takes no other filter beside this one, and lists what runs. Source: Amazon ECS API Reference, ListTasks.</remarks>
    public Task<IReadOnlyList<EcsTask>> ListRunningAsync(string cluster, string startedBy, CancellationToken cancellationToken) =>
        ListAsync(new ListTasksRequest { Cluster = cluster, StartedBy = startedBy, MaxResults = DescribeLimit }, cancellationToken);

    /// <summary>Tasks of a service that run or are about to, newest first.</summary>
    public Task<IReadOnlyList<EcsTask>> ListOfServiceAsync(string cluster, string service, CancellationToken cancellationToken) =>
        ListAsync(new ListTasksRequest { Cluster = cluster, ServiceName = service, DesiredStatus = DesiredStatus.RUNNING, MaxResults = DescribeLimit }, cancellationToken);

    /// <summary>Tasks of a service that have stopped or are about to, newest first; ECS forgets them within an hour.</summary>
    public Task<IReadOnlyList<EcsTask>> ListStoppedOfServiceAsync(string cluster, string service, CancellationToken cancellationToken) =>
        ListAsync(new ListTasksRequest { Cluster = cluster, ServiceName = service, DesiredStatus = DesiredStatus.STOPPED, MaxResults = DescribeLimit }, cancellationToken);

    /// <summary>Tasks of a family that have stopped or are about to, newest first; ECS forgets them within an hour.</summary>
    public Task<IReadOnlyList<EcsTask>> ListStoppedAsync(string cluster, string family, CancellationToken cancellationToken) =>
        ListAsync(new ListTasksRequest { Cluster = cluster, Family = family, DesiredStatus = DesiredStatus.STOPPED, MaxResults = DescribeLimit }, cancellationToken);

    /// <summary>Runs a task once: sent again with the same token, it finds the one that runs.</summary>
    /// <exception cref="CloudFault">Among others <c>NotPlaced</c>, which is ours, when there is no room for it.</exception>
    public async Task RunAsync(EcsTaskRequest request, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken)
    {
        var answer = await calls.SendAsync(
            CallFamily.EcsClusterModify,
            "ecs:RunTask",
            $"{request.TaskDefinitionArn} in cluster {request.Cluster}",
            ct => clients.Ecs.RunTaskAsync(ToRun(request, tags), ct),
            cancellationToken);
        if (answer.Tasks is not { Count: > 0 })
        {
            var why = answer.Failures is [var failure, ..] ? $"{failure.Reason} {failure.Detail}".Trim() : "ECS gives no reason";
            throw new CloudFault("NotPlaced", $"ecs:RunTask for {request.TaskDefinitionArn} in cluster {request.Cluster}: no task was started ({why}); it is tried again", isTransient: true);
        }
    }

    /// <summary>Stops a task; one that has stopped, or is forgotten, is fine.</summary>
    public async Task StopAsync(string cluster, string arn, string reason, CancellationToken cancellationToken)
    {
        try
        {
            await calls.SendAsync(
                CallFamily.EcsClusterModify,
                "ecs:StopTask",
                arn,
                ct => clients.Ecs.StopTaskAsync(new StopTaskRequest { Cluster = cluster, Task = arn, Reason = reason }, ct),
                cancellationToken);
        }
        catch (CloudFault fault) when (fault.Code == "InvalidParameterException" && fault.Message.Contains("not found", StringComparison.Ordinal))
        {
            // Gone already, which is what was asked for.
        }
    }

    private static RunTaskRequest ToRun(EcsTaskRequest r, IReadOnlyDictionary<string, string> tags) => new()
    {
        Cluster = r.Cluster,
        TaskDefinition = r.TaskDefinitionArn,
        Count = 1,
        StartedBy = r.StartedBy,
        ClientToken = r.Token,
        EnableECSManagedTags = true,
        NetworkConfiguration = EcsMapping.ToNetwork(r.Subnets, r.SecurityGroups),
        Overrides = new TaskOverride { ContainerOverrides = [new ContainerOverride { Name = r.Container, Command = [.. r.Command] }] },
        Tags = EcsMapping.ToTags(tags),
    };

    private async Task<IReadOnlyList<EcsTask>> ListAsync(ListTasksRequest request, CancellationToken cancellationToken)
    {
        var what = $"tasks of {request.StartedBy ?? request.Family ?? request.ServiceName} in cluster {request.Cluster}";
        var listed = await calls.SendAsync(
            CallFamily.EcsClusterRead,
            "ecs:ListTasks",
            what,
            ct => clients.Ecs.ListTasksAsync(request, ct),
            cancellationToken);
        if (listed.TaskArns is not { Count: > 0 } arns)
        {
            return [];
        }

        var answer = await calls.SendAsync(
            CallFamily.EcsClusterRead,
            "ecs:DescribeTasks",
            what,
            ct => clients.Ecs.DescribeTasksAsync(new DescribeTasksRequest { Cluster = request.Cluster, Tasks = arns }, ct),
            cancellationToken);

        // One that is listed and not described was forgotten in between, or the answer is not whole: then what runs might look gone.
        return (answer.Tasks?.Count ?? 0) + (answer.Failures?.Count ?? 0) < arns.Count
            ? throw Answers.Partial("ecs:DescribeTasks", what)
            : [.. (answer.Tasks ?? []).Select(EcsMapping.FromTask).OrderByDescending(t => t.CreatedAt).ThenBy(t => t.Arn, StringComparer.Ordinal)];
    }
}
