using Cyclops.Engine.Manifests.Fields;

namespace Cyclops.Engine.Manifests.Tables;

/// <summary>How a change of an app is rolled out.</summary>
internal static class RolloutFields
{
    public static readonly Field<int> MinHealthy = Field<int>.WithDefault(
        "minHealthy", new IntegerKind(0, 100, "percent"), "100", "Percent of the copies that stay healthy during a rollout.");

    public static readonly Field<int> Max = Field<int>.WithDefault(
        "max", new IntegerKind(100, 200, "percent"), "200", "Percent of the copies that may run during a rollout, old and new together.");

    public static readonly Field<TimeSpan> DeregistrationDelay = Field<TimeSpan>.WithDefault(
        "deregistrationDelay", new DurationKind("0s", "3600s"), "30s", "Time that connections to an old copy have to end.");

    public static readonly Field<bool> CircuitBreaker = Field<bool>.WithDefault(
        "circuitBreaker", SharedKinds.Flag, "true", "Whether ECS gives up a failing rollout and goes back to the last good one.");

    public static readonly Field<TimeSpan> Timeout = Field<TimeSpan>.WithDefault(
        "timeout", new DurationKind("1m", "1d"), "15m", "Time after which a rollout that has not settled is reported as degraded.");

    public static readonly ObjectKind Kind = new(
        "Rollout", "How a change is rolled out.", MinHealthy, Max, DeregistrationDelay, CircuitBreaker, Timeout)
    {
        Planned = ["strategy", "canary", "bake", "alarms", "approval", "earlySuccess"],
    };
}
