using Cyclops.Aws.Ecs;
using Cyclops.Aws.ElasticLoadBalancing;
using Cyclops.Aws.Logs;
using Cyclops.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Reconcilers.TargetGroup;
using Cyclops.Reconcilers.TaskDefinition;

namespace Cyclops.Reconcilers.EcsService;

/// <summary>Finds the root cause of a rollout that fails: in its stopped tasks, their logs, the targets' health, the service's events.</summary>
internal sealed class RolloutExplainer(EcsTaskGateway tasks, ElbGateway elb, LogsGateway logs)
{
    private readonly TaskCauses _causes = new(logs);

    private const string Unplaced = "unable to place";
    private const string Unhealthy = "is unhealthy in";
    private const string Failed = "deployment failed";
    private const string Settled = "has reached a steady state";

    /// <summary>Whether ECS has said last that it finds no room: it goes on looking, without an end and without counting a failure.</summary>
    public static bool IsUnplaced(Aws.Ecs.EcsService service) => service.Events is [var last, ..] && Says(last.Message, Unplaced);

    /// <summary>One sentence; null when AWS says nothing of it, or no more.</summary>
    /// <param name="app">Whose service it is.</param>
    /// <param name="service">It, as found.</param>
    /// <param name="world">What else the pass observed.</param>
    public async Task<string?> ExplainAsync(string platform, ObjectKey app, Aws.Ecs.EcsService service, World world, CancellationToken cancellationToken)
    {
        var stopped = await ReadAsync(() => tasks.ListStoppedOfServiceAsync(ClusterOf(service), service.Name, cancellationToken), []);
        var failing = Failing(service);
        var failed = StoppedTasks.Failed(failing is null ? TakenBack(stopped, service) : stopped.Where(t => t.TaskDefinitionArn == failing));
        var cause = failed is not null ? await CauseOfAsync(failed, platform, app, service, world, cancellationToken)
            : FromEvents(service) ?? await HealthAsync(app, service, world, cancellationToken);
        return cause is null ? null : $"the new version{Named(failed?.TaskDefinitionArn ?? failing)} {cause}; {Serving(app, service, failing, world)}";
    }

    /// <summary>The revision that is being rolled out and fails; null when ECS has gone back to an older one.</summary>
    private static string? Failing(Aws.Ecs.EcsService service) =>
        service.Deployments.FirstOrDefault(d => d.TaskDefinitionArn == service.TaskDefinitionArn && (d.FailedTasks > 0 || d.RolloutState == "FAILED"))?.TaskDefinitionArn
        ?? (IsUnplaced(service) ? service.TaskDefinitionArn : null);

    /// <summary>Tasks of the deployment that ECS said it gave up last; of any other revision when it does not say any more.</summary>
    private static List<EcsTask> TakenBack(IReadOnlyList<EcsTask> stopped, Aws.Ecs.EcsService service)
    {
        var end = service.Events.Select(e => e.Message).FirstOrDefault(e => Says(e, Failed));
        var others = stopped.Where(t => t.TaskDefinitionArn != service.TaskDefinitionArn).ToList();
        var given = others.Where(t => t.StartedBy is { } by && end is not null && Says(end, by)).ToList();
        return given.Count > 0 ? given : others;
    }

    private static RolloutCause? FromEvents(Aws.Ecs.EcsService service)
    {
        if (IsUnplaced(service))
        {
            return new(RolloutCause.NoStart, $"there is no room for its tasks ({ForeignText.Reason(service.Events[0].Message)}); lower what they reserve, or give the cluster more");
        }

        return service.Deployments.FirstOrDefault(d => d is { RolloutState: "FAILED", RolloutStateReason: not null }) is { } failed ? new(RolloutCause.NoHealth, ForeignText.Reason(failed.RolloutStateReason!))
            : null;
    }

    /// <summary>Said of a target since the service was well: of the rollout under way, or of the one that was given up last.</summary>
    private static string? UnhealthyEvent(Aws.Ecs.EcsService service) => service.Events
        .Select(e => e.Message)
        .SkipWhile(e => Failing(service) is null && !Says(e, Failed))
        .TakeWhile(e => !Says(e, Settled))
        .FirstOrDefault(e => Says(e, Unhealthy));

    private static string ClusterOf(Aws.Ecs.EcsService service) => service.Arn.Split('/') is [.., var cluster, _] ? cluster : "";

    private static string Named(string? revision) => revision is null ? "" : $" ({Last(revision)})";

    private static string Last(string arn) => arn[(arn.LastIndexOf('/') + 1)..];

    private static bool Says(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);

    /// <summary>Who answers meanwhile.</summary>
    public static string Serving(ObjectKey app, Aws.Ecs.EcsService? service, string? failing, World world)
    {
        var old = service?.Deployments.FirstOrDefault(d => d.TaskDefinitionArn != failing && d.RunningCount > 0 && d.RolloutState != "FAILED");
        if (old is null)
        {
            return "no version of it serves";
        }

        var image = world.OwnedBy(app)
            .Select(o => (o.Value.State as TaskDefinitionState)?.Definition)
            .FirstOrDefault(d => d?.Arn == old.TaskDefinitionArn)?.Containers.FirstOrDefault(c => c.Name == app.App)?.Image;
        return $"the old version ({(image is null ? "" : $"{image}, ")}{Last(old.TaskDefinitionArn)}) keeps serving";
    }

    private async Task<RolloutCause> CauseOfAsync(EcsTask task, string platform, ObjectKey app, Aws.Ecs.EcsService service, World world, CancellationToken cancellationToken)
    {
        if (StoppedTasks.FailsLoadBalancer(task))
        {
            return await HealthAsync(app, service, world, cancellationToken)
                ?? new(RolloutCause.NoHealth, $"the load balancer's health check{PathOf(app, service, world)} of its tasks fails");
        }

        var cause = StoppedTasks.CauseOf(task);
        return StoppedTasks.Exited(task) is { } exited
            ? await _causes.WithLogAsync(cause, platform, app, exited.Name, task.Id, cancellationToken)
            : cause;
    }

    /// <summary>Where the load balancer looks, as the end of a phrase.</summary>
    private static string PathOf(ObjectKey app, Aws.Ecs.EcsService service, World world) => service.LoadBalancers is [var balancer, ..]
        && world.OwnedBy(app).Select(o => (o.Value.State as TargetGroupState)?.Group).FirstOrDefault(g => g?.Arn == balancer.TargetGroupArn)?.HealthCheckPath is { } path
            ? $" at {path}"
            : "";

    /// <summary>Targets that are unhealthy say why; when none is left, the event that told of the last one does.</summary>
    /// <returns>Null when neither does.</returns>
    private async Task<RolloutCause?> HealthAsync(ObjectKey app, Aws.Ecs.EcsService service, World world, CancellationToken cancellationToken)
    {
        var health = new List<ElbTargetHealth>();
        foreach (var group in service.LoadBalancers.SelectMany(l => new[] { l.TargetGroupArn, l.Shift?.AlternateTargetGroupArn }).OfType<string>())
        {
            health.AddRange(await ReadAsync(() => elb.ListTargetHealthAsync(group, cancellationToken), []));
        }

        var why = health.FirstOrDefault(t => t.State == "unhealthy") is { } sick ? $"{sick.Reason}: {sick.Description}"
            : UnhealthyEvent(service) is { } told ? told[Math.Max(0, told.LastIndexOf("due to", StringComparison.Ordinal))..]
            : null;
        return why is null ? null : new(RolloutCause.NoHealth, $"the load balancer's health check{PathOf(app, service, world)} of its tasks fails ({ForeignText.Reason(why)})");
    }

    /// <summary>What is refused or cannot be reached leaves a poorer sentence.</summary>
    private static async Task<IReadOnlyList<T>> ReadAsync<T>(Func<Task<IReadOnlyList<T>>> read, IReadOnlyList<T> otherwise)
    {
        try
        {
            return await read();
        }
        catch (CloudFault)
        {
            return otherwise;
        }
    }
}
