using Cyclops.Aws.Ecs;

namespace Cyclops.Reconcilers.EcsService;

/// <summary>Reads what ECS says of tasks that ended. Pure.</summary>
/// <remarks>Words and codes: Amazon ECS Developer Guide, "Amazon ECS stopped tasks error messages".</remarks>
internal static class StoppedTasks
{
    private const string CannotPull = "CannotPullContainer";
    private const string OutOfMemory = "OutOfMemory";

    /// <summary>How a container ends that was asked to, or was ended because another one had.</summary>
    private static readonly int[] EndedByEcs = [137, 143];

    /// <summary>The newest task that ended by itself or failed its checks; null when there is none.</summary>
    /// <param name="tasks">Newest first.</param>
    public static EcsTask? Failed(IEnumerable<EcsTask> tasks) => tasks.FirstOrDefault(t =>
        t.StopCode is "TaskFailedToStart" or "EssentialContainerExited"
        || FailsLoadBalancer(t)
        || FailsContainerCheck(t)
        || t.Containers.Any(c => c.Reason is not null));

    /// <summary>Whether the load balancer found it unhealthy.</summary>
    public static bool FailsLoadBalancer(EcsTask task) => Says(task.StoppedReason, "failed ELB health checks");

    /// <summary>Whether a container exited, and its log has the last word.</summary>
    public static EcsTaskContainer? Exited(EcsTask task) => task.StopCode != "EssentialContainerExited"
        ? null
        : task.Containers
            .Where(c => c.ExitCode is not null)
            .OrderBy(c => c.ExitCode == 0 || (EndedByEcs.Contains(c.ExitCode!.Value) && !Says(c.Reason, OutOfMemory)))
            .FirstOrDefault();

    /// <summary>The cause as far as the task itself tells it.</summary>
    public static RolloutCause CauseOf(EcsTask task)
    {
        var reason = task.Containers.Select(c => c.Reason).FirstOrDefault(r => r is not null) ?? task.StoppedReason ?? "";
        if (Says(reason, CannotPull) || Says(task.StoppedReason, CannotPull))
        {
            return Unpulled(task, Says(reason, CannotPull) ? reason : task.StoppedReason!);
        }

        if (Says(task.StoppedReason, "ResourceInitializationError") || Says(reason, "Fetching secret data"))
        {
            return new(RolloutCause.NoStart, $"{Uninitialised(reason)} ({ForeignText.Reason(reason)})");
        }

        if (Exited(task) is { } exited)
        {
            return Says(exited.Reason, OutOfMemory)
                ? new(RolloutCause.NoStay, $"container {exited.Name} ran out of memory and was killed ({ForeignText.Reason(exited.Reason!)}); give it more by its memory")
                : new(RolloutCause.NoStay, $"container {exited.Name} exits with code {exited.ExitCode}{Why(exited.Reason)}");
        }

        if (FailsContainerCheck(task))
        {
            var sick = task.Containers.FirstOrDefault(c => c.Health == "UNHEALTHY")?.Name;
            return new(RolloutCause.NoHealth, sick is null ? "its containers' own health checks fail" : $"the health check of container {sick} itself fails");
        }

        return new(task.StopCode == "TaskFailedToStart" ? RolloutCause.NoStart : RolloutCause.NoStay, ForeignText.Reason(reason.Length == 0 ? "ECS gives no reason" : reason));
    }

    private static bool FailsContainerCheck(EcsTask task) => Says(task.StoppedReason, "failed container health checks");

    private static RolloutCause Unpulled(EcsTask task, string reason)
    {
        var image = task.Containers.FirstOrDefault(c => Says(c.Reason, CannotPull) && c.Image is not null && Says(c.Reason, c.Image))?.Image
            ?? task.Containers.FirstOrDefault(c => Says(c.Reason, CannotPull))?.Image
            ?? (task.Containers is [var first, ..] ? first.Image : "(unknown)");
        var isThere = !Says(reason, "not found") && !Says(reason, "manifest unknown") && !Says(reason, "does not exist");
        return new(RolloutCause.NoStart, $"image {image} {(isThere ? "could not be pulled" : "was not found")} ({ForeignText.Reason(reason)})");
    }

    private static string Uninitialised(string reason) => Says(reason, "secret") || Says(reason, "ssm")
        ? "a secret or parameter that it needs is missing or cannot be read"
        : "what it needs to run could not be set up";

    private static string Why(string? reason) => reason is null ? "" : $" ({ForeignText.Reason(reason)})";

    private static bool Says(string? text, string part) => text?.Contains(part, StringComparison.OrdinalIgnoreCase) == true;
}
