using Amazon.ECS;
using Cyclops.LocalCloud.Ecs.Tasks;

namespace Cyclops.LocalCloud.Ecs.Services;

/// <summary>
/// The rolling update: starts and stops tasks within minimumHealthyPercent and maximumPercent until the primary deployment alone runs.
/// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html.
/// </summary>
internal sealed class ServiceScheduler : ITaskObserver
{
    private static readonly TimeSpan SlowRetry = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LeastRetry = TimeSpan.FromSeconds(1);
    private readonly LocalCore _core;
    private readonly EcsTaskFactory _factory;
    private readonly TaskLifeCycle _tasks;

    private readonly TrafficShifts _shifts;

    public ServiceScheduler(LocalCore core, EcsTaskFactory factory, TaskLifeCycle tasks, TrafficShifts shifts)
    {
        (_core, _factory, _tasks, _shifts) = (core, factory, tasks, shifts);
        tasks.Observer = this;
    }

    public void Ready(HeldTask task, DateTimeOffset now)
    {
        foreach (var (group, _) in task.Targets)
        {
            task.Service!.Say($"registered 1 targets in (target-group {group.Arn})", _core.Ids, now);
        }

        Reconcile(task.Service!, now);
    }

    public void Failed(HeldTask task, string reason, DateTimeOffset now)
    {
        var (service, deployment) = (task.Service!, task.Deployment!);
        service.Say($"(task {EcsArns.LastPart(task.Arn)}) failed: {reason}", _core.Ids, now);
        if (deployment.State == DeploymentRolloutState.IN_PROGRESS)
        {
            deployment.FailedTasks++;
        }

        deployment.NotBefore = now + Pause(service, deployment);
        CircuitBreaker.Judge(service, _core.Ids, now);
        if (deployment.State == DeploymentRolloutState.FAILED)
        {
            deployment.Stages = null;
            _shifts.Return(service, service.LastCompleted ?? service.Primary, now);
        }

        Reconcile(service, now);
    }

    public void Stopped(HeldTask task, DateTimeOffset now) => Reconcile(task.Service!, now);

    /// <summary>Begins a deployment, in the place of one that has not come to its end.</summary>
    public void Begin(HeldService service, HeldDeployment deployment, DateTimeOffset now)
    {
        if (TrafficShifts.MovesTraffic(service.Model.DeploymentConfiguration) && service.LastCompleted is { } blue)
        {
            Stop(service, [.. service.Deployments.Where(d => d != blue).SelectMany(d => d.Staying)], now);
        }

        service.Deployments.Insert(0, deployment);
        service.History.Insert(0, deployment);
        _shifts.Begin(service, deployment, now);
        Reconcile(service, now);
    }

    /// <summary>Brings the service one step nearer to what is wanted; called whenever anything about it changed.</summary>
    public void Reconcile(HeldService service, DateTimeOffset now)
    {
        if (service.Status == "INACTIVE")
        {
            return;
        }

        StopSurplus(service, now);
        if (service.Status == "DRAINING")
        {
            CloseIfEmpty(service, now);
            return;
        }

        if (service.Primary.State != DeploymentRolloutState.FAILED)
        {
            if (_shifts.Advance(service, now, at => Reconcile(service, at)))
            {
                StopOld(service, now);
            }

            Start(service, now);
        }

        service.Deployments.RemoveAll(d => d != service.Primary && d.Tasks.Count == 0);
        Complete(service, now);
    }

    /// <summary>Before the next start: beyond what a circuit breaker would allow, ECS throttles the restarts.</summary>
    private TimeSpan Pause(HeldService service, HeldDeployment deployment)
    {
        var retry = _core.Options.Delays.TaskRetry;
        if (deployment.State != DeploymentRolloutState.IN_PROGRESS)
        {
            // Never none here: nothing counts these failures, and time must pass between them.
            return retry > LeastRetry ? retry : LeastRetry;
        }

        return deployment.FailedTasks > CircuitBreaker.Threshold(service.Desired) ? SlowRetry : retry;
    }

    private void StopSurplus(HeldService service, DateTimeOffset now)
    {
        var staying = service.Primary.Staying.ToList();
        var surplus = staying.OrderBy(t => t.Ready).Take(staying.Count - service.Desired).ToList();
        if (service.Status == "DRAINING")
        {
            surplus = [.. service.Deployments.SelectMany(d => d.Staying)];
        }

        Stop(service, surplus, now);
    }

    private void StopOld(HeldService service, DateTimeOffset now)
    {
        var old = service.Deployments.Skip(1).SelectMany(d => d.Staying).ToList();
        var ready = service.Deployments.SelectMany(d => d.Staying).Count(t => t.Ready);
        var needed = (int)Math.Ceiling(service.Desired * (service.Model.DeploymentConfiguration.MinimumHealthyPercent ?? 100) / 100.0);

        // What is not healthy serves nobody and may go at once.
        var stop = old.Where(t => !t.Ready).ToList();
        stop.AddRange(old.Where(t => t.Ready).Take(Math.Max(0, ready - needed)));
        Stop(service, stop, now);
    }

    private void Stop(HeldService service, List<HeldTask> tasks, DateTimeOffset now)
    {
        if (tasks.Count == 0)
        {
            return;
        }

        if (tasks.Exists(t => t.Targets.Count > 0))
        {
            service.Say($"has begun draining connections on {tasks.Count} tasks.", _core.Ids, now);
        }

        tasks.ForEach(t => _tasks.Stop(t, TaskStopCode.ServiceSchedulerInitiated, $"Scaling activity initiated by (deployment {service.Primary.Id})", now));
        service.Say($"has stopped {tasks.Count} running tasks: {string.Join(' ', tasks.Select(t => $"(task {EcsArns.LastPart(t.Arn)})"))}.", _core.Ids, now);
    }

    private void Start(HeldService service, DateTimeOffset now)
    {
        var primary = service.Primary;
        var most = (int)Math.Floor(service.Desired * (service.Model.DeploymentConfiguration.MaximumPercent ?? 200) / 100.0);
        most = TrafficShifts.MovesTraffic(service.Model.DeploymentConfiguration) ? 2 * service.Desired : most;
        var all = service.Deployments.Sum(d => d.Staying.Count());
        var count = Math.Min(service.Desired - primary.Staying.Count(), most - all);
        if (count <= 0)
        {
            return;
        }

        if (now < primary.NotBefore)
        {
            _core.Timeline.Schedule(primary.NotBefore, at => Reconcile(service, at));
            return;
        }

        var started = new List<HeldTask>();
        var call = service.Creator with { Now = now, RequestId = "", Caller = "ecs.amazonaws.com" };
        for (var i = 0; i < count && _factory.Create(Order(service, primary), call) is { } task; i++)
        {
            _tasks.Begin(task, now);
            started.Add(task);
        }

        if (started.Count > 0)
        {
            service.Say($"has started {started.Count} tasks: {string.Join(' ', started.Select(t => $"(task {EcsArns.LastPart(t.Arn)})"))}.", _core.Ids, now);
        }

        if (started.Count < count)
        {
            service.Say("was unable to place a task because no container instance met all of its requirements.", _core.Ids, now);
            primary.NotBefore = now + SlowRetry;
            _core.Timeline.Schedule(primary.NotBefore, at => Reconcile(service, at));
        }
    }

    private static TaskOrder Order(HeldService service, HeldDeployment primary) => new(service.Cluster, primary.Definition)
    {
        Service = service,
        Deployment = primary,
        LaunchType = primary.LaunchType,
        Provider = primary.Strategy is [{ } first, ..] ? EcsArns.LastPart(first.CapacityProvider) : null,
        Network = primary.Network,
        Group = "service:" + service.Name,
        StartedBy = primary.Id,
        Tags = service.Model.PropagateTags == PropagateTags.SERVICE ? service.Tags.All : service.Model.PropagateTags == PropagateTags.TASK_DEFINITION ? primary.Definition.Tags.All : new Dictionary<string, string>(),
    };

    private void Complete(HeldService service, DateTimeOffset now)
    {
        var primary = service.Primary;
        if (primary.State != DeploymentRolloutState.IN_PROGRESS || primary.Stages is not null || service.Deployments.Count > 1 || primary.Tasks.Count != service.Desired || !primary.Tasks.TrueForAll(t => t.Ready))
        {
            return;
        }

        primary.Enter(DeploymentRolloutState.COMPLETED, $"ECS deployment {primary.Id} completed.", now);
        service.LastCompleted = primary;
        service.Say($"(deployment {primary.Id}) deployment completed.", _core.Ids, now);
        service.Say("has reached a steady state.", _core.Ids, now);
    }

    private void CloseIfEmpty(HeldService service, DateTimeOffset now)
    {
        if (service.Deployments.Exists(d => d.Tasks.Count > 0))
        {
            return;
        }

        service.Status = "INACTIVE";
        _core.Timeline.Schedule(now + _core.Options.Delays.InactiveServiceKept, _ =>
        {
            if (service.Cluster.Services.GetValueOrDefault(service.Name) == service)
            {
                service.Cluster.Services.Remove(service.Name);
            }
        });
    }
}
