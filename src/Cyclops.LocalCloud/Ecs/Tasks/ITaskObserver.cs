namespace Cyclops.LocalCloud.Ecs.Tasks;

/// <summary>Who must know how a task of a service fares: the scheduler.</summary>
internal interface ITaskObserver
{
    /// <summary>The task takes traffic: running and healthy.</summary>
    void Ready(HeldTask task, DateTimeOffset now);

    /// <summary>The task failed to start, exited or failed its health checks.</summary>
    void Failed(HeldTask task, string reason, DateTimeOffset now);

    /// <summary>The task has stopped, for whatever reason.</summary>
    void Stopped(HeldTask task, DateTimeOffset now);
}
