using Amazon.ECS;
using Cyclops.LocalCloud.LoadBalancing;

namespace Cyclops.LocalCloud.Ecs.Tasks;

/// <summary>
/// Moves tasks along by the clock: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-lifecycle-explanation.html.
/// </summary>
internal sealed class TaskLifeCycle(LocalCore core, LoadBalancingService balancing)
{
    /// <summary>The exit code of a container that SIGKILL ended.</summary>
    private const int Killed = 137;

    private static readonly TimeSpan CheckAgain = TimeSpan.FromSeconds(10);

    /// <summary>Set once, by the scheduler that is built upon this.</summary>
    public ITaskObserver Observer { get; set; } = null!;

    /// <summary>Hears when the containers of a task start (no code) and when they end by themselves (their exit code).</summary>
    public Action<HeldTask, int?, DateTimeOffset> Output { get; set; } = (_, _, _) => { };

    public void Begin(HeldTask task, DateTimeOffset now)
    {
        var start = core.Options.Delays.TaskStart;
        core.Timeline.Schedule(now + (start / 3), _ => Pull(task));
        core.Timeline.Schedule(now + start, at => Run(task, at));
    }

    /// <summary>Stops a task: out of its target groups first, drained, then ended.</summary>
    public void Stop(HeldTask task, TaskStopCode code, string reason, DateTimeOffset now)
    {
        if (task.Leaving)
        {
            return;
        }

        task.Ready = false;
        task.Model.DesiredStatus = "STOPPED";
        task.Model.StopCode = code;
        task.Model.StoppedReason = reason;
        task.Model.StoppingAt = now.UtcDateTime;
        var drained = now;
        foreach (var (group, target) in task.Targets)
        {
            var gone = balancing.Targets.Deregister(group, target, now);
            drained = gone > drained ? gone : drained;
        }

        task.Enter(task.Targets.Count > 0 ? "DEACTIVATING" : "STOPPING");
        core.Timeline.Schedule(drained, at =>
        {
            task.Enter("STOPPING");
            core.Timeline.Schedule(at + core.Options.Delays.TaskStop, end => End(task, end));
        });
    }

    /// <summary>Makes a running task fail its health checks from now on.</summary>
    public void FailHealthChecks(HeldTask task, DateTimeOffset now)
    {
        task.Behaviour = TaskBehaviour.FailsHealthChecks;
        task.Targets.ForEach(t => t.Target.Answers = false);
        Judge(task, now);
    }

    private static void Pull(HeldTask task)
    {
        if (!task.Leaving)
        {
            task.Enter("PENDING");
        }
    }

    private void Run(HeldTask task, DateTimeOffset at)
    {
        if (task.Leaving)
        {
            return;
        }

        task.Model.PullStartedAt = at.UtcDateTime;
        if (StartProblem(task) is { } reason)
        {
            task.Model.Containers.ForEach(c => c.Reason = reason);
            Fail(task, TaskStopCode.TaskFailedToStart, reason, at);
            return;
        }

        task.Model.PullStoppedAt = at.UtcDateTime;
        task.Model.StartedAt = at.UtcDateTime;
        task.Model.Connectivity = Connectivity.CONNECTED;
        task.Model.ConnectivityAt = at.UtcDateTime;
        EcsTaskFactory.Bind(task);
        task.Enter("RUNNING");
        Output(task, null, at);
        int? exitCode = task.Behaviour switch
        {
            TaskBehaviour.Crashes => task.Exit.Code,
            TaskBehaviour.RunsOutOfMemory => Killed,
            TaskBehaviour.Hangs => null,
            _ => task.Service is null ? 0 : null,
        };
        if (exitCode is { } code)
        {
            // A container that ends at once answers no health check before it does.
            core.Timeline.Schedule(at + core.Options.Delays.TaskCrash, end => Exit(task, code, end));
        }
        else if (task.Service is not null)
        {
            Attach(task, at);
        }
    }

    /// <summary>
    /// Why its containers cannot be started; null: they can. Wording: Amazon ECS Developer Guide, "CannotPullContainer task errors" and
    /// "ResourceInitializationError".
    /// </summary>
    private static string? StartProblem(HeldTask task)
    {
        var image = task.Model.Containers[0].Image;
        var secret = task.Definition.Model.ContainerDefinitions.SelectMany(c => c.Secrets ?? []).FirstOrDefault()?.ValueFrom ?? "missing";
        return task.Behaviour switch
        {
            TaskBehaviour.CannotPull => $"CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref {image}: {image}: not found",
            TaskBehaviour.LacksSecret => "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: "
                + $"service call has been retried 1 time(s): failed to fetch secret {secret} from secrets manager: ResourceNotFoundException: Secrets Manager can't find the specified secret.",
            _ => null,
        };
    }

    private void Attach(HeldTask task, DateTimeOffset at)
    {
        foreach (var (group, id, port) in TargetAddresses.Of(balancing, task))
        {
            var target = new HeldTarget(id, port, at) { TaskArn = task.Arn, Answers = task.Behaviour != TaskBehaviour.FailsHealthChecks };
            Targets.Register(group, target);
            task.Targets.Add((group, target));
        }

        core.Timeline.Schedule(JudgedAt(task, at), end => Judge(task, end));
    }

    private DateTimeOffset JudgedAt(HeldTask task, DateTimeOffset now)
    {
        var due = now;
        foreach (var (group, target) in task.Targets)
        {
            // Nobody checks the targets of a group that no balancer uses: look again later.
            var verdict = group.Balancer is null ? now + CheckAgain : balancing.Targets.Verdict(group, target);
            due = verdict > due ? verdict : due;
        }

        var grace = TimeSpan.FromSeconds(task.Service!.Model.HealthCheckGracePeriodSeconds ?? 0);
        var cap = core.Options.Delays.FirstHealthCheck;
        var patient = now + (grace < cap ? grace : cap);
        return task.Behaviour == TaskBehaviour.FailsHealthChecks && patient > due ? patient : due;
    }

    private void Judge(HeldTask task, DateTimeOffset at)
    {
        if (task.Leaving)
        {
            return;
        }

        if (task.Targets.Exists(t => t.Group.Balancer is null))
        {
            core.Timeline.Schedule(at + CheckAgain, end => Judge(task, end));
            return;
        }

        var hasCheck = task.Definition.Model.ContainerDefinitions.Exists(c => c.HealthCheck is not null);
        if (task.Behaviour != TaskBehaviour.FailsHealthChecks)
        {
            SetHealth(task, hasCheck ? HealthStatus.HEALTHY : HealthStatus.UNKNOWN);
            task.Ready = true;
            Observer.Ready(task, at);
        }
        else if (task.Targets is [var (group, target), ..])
        {
            var why = balancing.Targets.Health(group, target, at).Description;
            task.Service!.Say($"(port {target.Port}) is unhealthy in (target-group {group.Arn}) due to (reason {why})", core.Ids, at);
            Fail(task, TaskStopCode.ServiceSchedulerInitiated, $"Task failed ELB health checks in (target-group {group.Arn})", at);
        }
        else if (hasCheck)
        {
            SetHealth(task, HealthStatus.UNHEALTHY);
            Fail(task, TaskStopCode.ServiceSchedulerInitiated, "Task failed container health checks", at);
        }
        else
        {
            // Nothing checks it, so nobody knows.
            task.Ready = true;
            Observer.Ready(task, at);
        }
    }

    private static void SetHealth(HeldTask task, HealthStatus health)
    {
        task.Model.HealthStatus = health;
        foreach (var (container, definition) in task.Model.Containers.Zip(task.Definition.Model.ContainerDefinitions))
        {
            container.HealthStatus = definition.HealthCheck is null ? HealthStatus.UNKNOWN : health;
        }
    }

    private void Exit(HeldTask task, int code, DateTimeOffset at)
    {
        if (task.Leaving)
        {
            return;
        }

        task.Model.Containers.ForEach(c => c.ExitCode = code);
        if (task.Behaviour == TaskBehaviour.RunsOutOfMemory)
        {
            task.Model.Containers.ForEach(c => c.Reason = "OutOfMemoryError: Container killed due to memory usage");
        }

        Output(task, code, at);
        if (task.Service is null)
        {
            Stop(task, TaskStopCode.EssentialContainerExited, "Essential container in task exited", at);
        }
        else
        {
            Fail(task, TaskStopCode.EssentialContainerExited, "Essential container in task exited", at);
        }
    }

    private void Fail(HeldTask task, TaskStopCode code, string reason, DateTimeOffset at)
    {
        Stop(task, code, reason, at);
        if (task.Service is not null)
        {
            Observer.Failed(task, reason, at);
        }
    }

    private void End(HeldTask task, DateTimeOffset at)
    {
        task.Enter("STOPPED");
        task.Model.StoppedAt = at.UtcDateTime;
        task.Model.ExecutionStoppedAt = at.UtcDateTime;
        if (task.Model.StartedAt is not null)
        {
            // 143: ended by SIGTERM, as a server is that ECS stops.
            task.Model.Containers.ForEach(c => c.ExitCode ??= 143);
        }

        if (task.Instance is { } instance)
        {
            instance.Tasks--;
            task.HostPorts.ForEach(instance.Release);
        }

        task.Deployment?.Tasks.Remove(task);
        core.Timeline.Schedule(at + core.Options.Delays.StoppedTaskKept, _ => task.Cluster.Tasks.Remove(EcsArns.LastPart(task.Arn)));
        if (task.Service is not null)
        {
            Observer.Stopped(task, at);
        }
    }
}
