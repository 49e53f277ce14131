namespace Cyclops.LocalCloud.Ecs.Tasks;

/// <summary>What a task does once it is started.</summary>
public enum TaskBehaviour
{
    /// <summary>Starts and serves; started by RunTask it ends with exit code 0.</summary>
    Runs,

    /// <summary>Runs; started by RunTask it does not end until it is stopped.</summary>
    Hangs,

    /// <summary>The image cannot be pulled: CannotPullContainerError.</summary>
    CannotPull,

    /// <summary>A secret that it is to have is not there: ResourceInitializationError.</summary>
    LacksSecret,

    /// <summary>The essential container exits, with code 1 unless a script says another.</summary>
    Crashes,

    /// <summary>The kernel ends the essential container as it takes more memory than it may: OutOfMemoryError, exit code 137.</summary>
    RunsOutOfMemory,

    /// <summary>Runs, but fails every health check.</summary>
    FailsHealthChecks,
}
