namespace Cyclops.LocalCloud.Ecs.Tasks;

/// <summary>What a task does once it is started.</summary>
public enum TaskBehaviour
{
    /// <summary>Starts and serves; started by RunTask it ends with exit code 0.</summary>
    Runs,

    /// <summary>The image cannot be pulled: CannotPullContainerError.</summary>
    CannotPull,

    /// <summary>The essential container exits with code 1.</summary>
    Crashes,

    /// <summary>Runs, but fails every health check.</summary>
    FailsHealthChecks,
}
