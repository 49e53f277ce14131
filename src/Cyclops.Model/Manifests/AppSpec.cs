namespace Cyclops.Model.Manifests;

/// <summary>What an app is in one environment, all layers merged.</summary>
/// <param name="Web">The main container: the one that is named as the app and gets the traffic.</param>
/// <param name="Containers">Linked containers of the same task, by name.</param>
/// <param name="Port">Container port that gets the traffic, 1 to 65535. Default 8080.</param>
/// <param name="Replicas">Copies of the task; with <see cref="Scaling"/> the fewest. Default 1.</param>
/// <param name="Hosts">Host names, lower case without a trailing dot. Default <c>app.domain</c>.</param>
/// <param name="HealthCheck">How the load balancer tells that a copy is well.</param>
/// <param name="Rollout">How a change is rolled out.</param>
/// <param name="LogRetentionDays">Days that logs are kept. Default: the environment's.</param>
/// <param name="Backends">What it has beside its containers.</param>
/// <param name="Suspended">Whether changes are planned and shown but not made. Default false.</param>
public sealed record AppSpec(
    ContainerSpec Web,
    EquatableMap<ContainerSpec> Containers,
    int Port,
    int Replicas,
    EquatableList<string> Hosts,
    HealthCheckSpec HealthCheck,
    RolloutSpec Rollout,
    int LogRetentionDays,
    BackendsSpec Backends,
    bool Suspended)
{
    /// <summary>Between what an autoscaler sets the copies, and by what; null: nobody does.</summary>
    public ScalingSpec? Scaling { get; init; }

    /// <summary>Tasks that run at times, by name.</summary>
    public EquatableMap<JobSpec> Jobs { get; init; } = EquatableMap<JobSpec>.Empty;

    /// <summary>The one-off task before each rollout; null: none.</summary>
    public ReleaseSpec? Release { get; init; }
}
