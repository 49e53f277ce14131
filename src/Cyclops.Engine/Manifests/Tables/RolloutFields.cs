using Cyclops.Engine.Manifests.Fields;
using Cyclops.Model;
using Cyclops.Model.Manifests;

namespace Cyclops.Engine.Manifests.Tables;

/// <summary>How a change of an app is rolled out.</summary>
internal static class RolloutFields
{
    /// <summary>Alarms a deployment may have. Source: Amazon ECS Developer Guide, "How CloudWatch alarms detect Amazon ECS deployment failures".</summary>
    private const int MostAlarms = 10;

    public static readonly Field<RolloutStrategy> Strategy = Field<RolloutStrategy>.WithDefault(
        "strategy",
        new ChoiceKind<RolloutStrategy>(("rolling", RolloutStrategy.Rolling), ("recreate", RolloutStrategy.Recreate)),
        "rolling",
        "`rolling`: new copies come while old ones go. `recreate`: all old copies stop before the first new one starts, so the app is away during each rollout.");

    public static readonly Field<int> MinHealthy = Field<int>.WithDefault(
        "minHealthy", new IntegerKind(0, 100, "percent"), "100", "Percent of the copies that stay healthy during a rollout. Only with `strategy: rolling`.");

    public static readonly Field<int> Max = Field<int>.WithDefault(
        "max", new IntegerKind(100, 200, "percent"), "200", "Percent of the copies that may run during a rollout, old and new together. Only with `strategy: rolling`.");

    public static readonly Field<TimeSpan> DeregistrationDelay = Field<TimeSpan>.WithDefault(
        "deregistrationDelay", new DurationKind("0s", "3600s"), "30s", "Time that connections to an old copy have to end.");

    public static readonly Field<bool> CircuitBreaker = Field<bool>.WithDefault(
        "circuitBreaker", SharedKinds.Flag, "true", "Whether ECS gives up a failing rollout and goes back to the last good one.");

    public static readonly Field<EquatableList<string>> Alarms = Field<EquatableList<string>>.WithDefault(
        "alarms",
        new ListKind<string>(
            "names of alarms",
            new TextKind("the name of a CloudWatch alarm", "shop-errors")
            {
                // Without the comma, which separates names in ECS's own texts.
                Pattern = "[!-+--~]([ -+--~]*[!-+--~])?",
                MaxLength = 255,
                HintFor = text => text.Contains(',') ? "write each name as an item of its own" : null,
            },
            max: MostAlarms),
        "[]",
        "Names of CloudWatch alarms: while one of them is in ALARM during a rollout, ECS gives the rollout up and goes back to the last good one.");

    public static readonly Field<TimeSpan> Timeout = Field<TimeSpan>.WithDefault(
        "timeout", new DurationKind("1m", "1d"), "15m", "Time after which a rollout that has not settled is reported as degraded.");

    public static readonly ObjectKind Kind = new(
        "Rollout", "How a change is rolled out.", Strategy, MinHealthy, Max, DeregistrationDelay, CircuitBreaker, Alarms, Timeout)
    {
        Planned = ["canary", "bake", "failures", "approval", "earlySuccess"],
    };
}
