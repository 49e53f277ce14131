using Amazon.ECS;
using Amazon.ECS.Model;
using Cyclops.LocalCloud.Ecs.Clusters;
using Cyclops.LocalCloud.Ecs.TaskDefinitions;

namespace Cyclops.LocalCloud.Ecs.Tasks;

/// <summary>Tasks as callers start, list, describe and stop them.</summary>
internal sealed class TaskOperations(RegionalState<EcsRegion> regions, EcsTags tags, EcsTaskFactory factory, TaskLifeCycle lifeCycle)
{
    private const int MostDescribed = 100;
    private const int MostStarted = 10;
    private readonly Dictionary<string, RunTaskResponse> _byToken = new(StringComparer.Ordinal);

    public RunTaskResponse Run(RunTaskRequest request, CallContext call)
    {
        var region = regions[call];
        var cluster = region.Cluster(request.Cluster);
        var token = request.ClientToken is null ? null : $"{call.Region}/{cluster.Name}/{request.ClientToken}";
        if (token is not null && _byToken.TryGetValue(token, out var earlier))
        {
            return earlier;
        }

        var definition = TaskDefinitionTable.Usable(region, request.TaskDefinition);
        if (request.Count is < 1 or > MostStarted)
        {
            throw new InvalidParameterException($"Task count must be from 1 to {MostStarted}.");
        }

        Check(cluster, request, definition);
        var order = Order(cluster, request, definition);
        var response = new RunTaskResponse { Tasks = [], Failures = [] };
        for (var i = 0; i < (request.Count ?? 1); i++)
        {
            if (factory.Create(order, call) is { } task)
            {
                lifeCycle.Begin(task, call.Now);
                response.Tasks.Add(Answer(task, false));
            }
            else
            {
                response.Failures.Add(new Failure { Arn = cluster.Arn, Reason = "RESOURCE:MEMORY" });
            }
        }

        if (token is not null && response.Tasks.Count > 0)
        {
            _byToken[token] = response;
        }

        return response;
    }

    public StopTaskResponse Stop(StopTaskRequest request, CallContext call)
    {
        var cluster = regions[call].Cluster(request.Cluster);
        var task = cluster.Tasks.GetValueOrDefault(EcsArns.LastPart(request.Task)) ?? throw new InvalidParameterException("The referenced task was not found.");
        lifeCycle.Stop(task, TaskStopCode.UserInitiated, request.Reason ?? "Task stopped by user", call.Now);
        return new StopTaskResponse { Task = Answer(task, false) };
    }

    public DescribeTasksResponse Describe(DescribeTasksRequest request, CallContext call)
    {
        var cluster = regions[call].Cluster(request.Cluster);
        if (request.Tasks.Count is 0 or > MostDescribed)
        {
            throw new InvalidParameterException($"From 1 to {MostDescribed} tasks can be described.");
        }

        var found = request.Tasks.ToLookup(t => cluster.Tasks.ContainsKey(EcsArns.LastPart(t)));
        return new DescribeTasksResponse
        {
            Tasks = [.. found[true].Select(t => Answer(cluster.Tasks[EcsArns.LastPart(t)], request.Include?.Contains("TAGS") == true))],
            Failures = [.. found[false].Select(t => new Failure { Arn = call.Arn("ecs", $"task/{cluster.Name}/{EcsArns.LastPart(t)}"), Reason = "MISSING" })],
        };
    }

    public ListTasksResponse List(ListTasksRequest request, CallContext call)
    {
        var cluster = regions[call].Cluster(request.Cluster);
        if (request.ServiceName is { } name && !cluster.Services.ContainsKey(EcsArns.LastPart(name)))
        {
            throw new ServiceNotFoundException("Service not found.");
        }

        if (request.StartedBy is not null && (request.DesiredStatus ?? DesiredStatus.RUNNING) != DesiredStatus.RUNNING)
        {
            throw new InvalidParameterException("A startedBy filter takes no other one beside it.");
        }

        var wanted = request.DesiredStatus?.Value ?? "RUNNING";
        var all = cluster.Tasks.Where(t =>
            t.Value.Model.DesiredStatus == wanted
            && (request.ServiceName is null || t.Value.Service?.Name == EcsArns.LastPart(request.ServiceName))
            && (request.Family is null || t.Value.Definition.Model.Family == request.Family)
            && (request.StartedBy is null || t.Value.Model.StartedBy == request.StartedBy)
            && (request.LaunchType is null || t.Value.Model.LaunchType == request.LaunchType)
            && (request.ContainerInstance is null || EcsArns.LastPart(t.Value.Model.ContainerInstanceArn ?? "") == EcsArns.LastPart(request.ContainerInstance)));
        var page = EcsPages.Cut(all, request.NextToken, request.MaxResults);
        return new ListTasksResponse { TaskArns = [.. page.Items.Select(t => t.Value.Arn)], NextToken = page.Next };
    }

    public void Reset() => _byToken.Clear();

    private static void Check(HeldCluster cluster, RunTaskRequest request, HeldTaskDefinition definition)
    {
        if (request.LaunchType is not null && request.CapacityProviderStrategy is { Count: > 0 })
        {
            throw new InvalidParameterException("Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.");
        }

        if (definition.Awsvpc && request.NetworkConfiguration?.AwsvpcConfiguration is null)
        {
            throw new InvalidParameterException("Network Configuration must be provided when networkMode 'awsvpc' is specified.");
        }

        if (request.CapacityProviderStrategy is { } strategy)
        {
            Services.ServiceRules.CheckStrategy(cluster, strategy);
        }

        if (request.LaunchType == LaunchType.FARGATE && !definition.Model.Compatibilities.Contains("FARGATE"))
        {
            throw new InvalidParameterException("Task definition does not support launch_type FARGATE.");
        }
    }

    private TaskOrder Order(HeldCluster cluster, RunTaskRequest request, HeldTaskDefinition definition)
    {
        var strategy = request.LaunchType is null ? request.CapacityProviderStrategy is { Count: > 0 } given ? given : cluster.Model.DefaultCapacityProviderStrategy : null;
        var labels = tags.Create(request.Tags);
        return new TaskOrder(cluster, definition)
        {
            LaunchType = strategy is { Count: > 0 } ? null : request.LaunchType ?? LaunchType.EC2,
            Provider = strategy is { Count: > 0 } ? strategy[0].CapacityProvider : null,
            Network = request.NetworkConfiguration,
            Group = request.Group ?? "family:" + definition.Model.Family,
            StartedBy = request.StartedBy,
            Overrides = request.Overrides,
            Tags = request.PropagateTags == PropagateTags.TASK_DEFINITION && labels.Count == 0 ? definition.Tags.All : labels.All,
        };
    }

    private static Amazon.ECS.Model.Task Answer(HeldTask task, bool withTags)
    {
        task.Model.Tags = withTags ? EcsTags.Answer(task.Tags) : [];
        return task.Model;
    }
}
