using Cyclops.Engine.Manifests.Fields;
using Cyclops.Engine.Manifests.Yaml;
using Cyclops.Model;
using Cyclops.Model.Manifests;

namespace Cyclops.Engine.Manifests.Tables;

/// <summary>How a change of an app is rolled out.</summary>
internal static class RolloutFields
{
    /// <summary>Alarms a deployment may have. Source: Amazon ECS Developer Guide, "How CloudWatch alarms detect Amazon ECS deployment failures".</summary>
    private const int MostAlarms = 10;

    // Ranges of all below: Amazon ECS API Reference, DeploymentConfiguration, CanaryConfiguration and LinearConfiguration.
    private static readonly DurationKind BakeKind = new("0s", "1d");

    public static readonly Field<int> CanaryPercent = Field<int>.WithDefault(
        "percent", new IntegerKind(1, 100, "percent"), "10", "Percent of the traffic that goes to the new version first.");

    public static readonly Field<TimeSpan> CanaryBake = Field<TimeSpan>.WithDefault(
        "bake", BakeKind, "10m", "Time until the rest follows, rounded up to minutes.");

    public static readonly Field<int> LinearPercent = Field<int>.WithDefault(
        "percent", new IntegerKind(3, 100, "percent"), "10", "Percent of the traffic that moves in each step.");

    public static readonly Field<TimeSpan> LinearBake = Field<TimeSpan>.WithDefault(
        "bake", BakeKind, "6m", "Time between two steps, rounded up to minutes.");

    private static readonly ObjectKind CanaryKind = new("Canary", "The part of the traffic that goes to a new version first.", CanaryPercent, CanaryBake);

    private static readonly ObjectKind LinearKind = new("Linear", "Equal steps in which traffic moves to a new version.", LinearPercent, LinearBake);

    public static readonly Field<RolloutStrategy> Strategy = Field<RolloutStrategy>.WithDefault(
        "strategy",
        new ChoiceKind<RolloutStrategy>(
            ("rolling", RolloutStrategy.Rolling),
            ("recreate", RolloutStrategy.Recreate),
            ("blueGreen", RolloutStrategy.BlueGreen),
            ("canary", RolloutStrategy.Canary),
            ("linear", RolloutStrategy.Linear)),
        "rolling",
        "`rolling`: new copies come while old ones go. `recreate`: all old copies stop before the first new one starts, so the app is away during each rollout. The others run all new copies beside the old ones and then move the traffic: `blueGreen` at once, `canary` a small part first, `linear` in equal parts.");

    // Those of some strategies only have no literal default: what is rendered has all defaults written, and must read back.
    public static readonly Field<int> MinHealthy = Field<int>.Optional(
        "minHealthy", new IntegerKind(0, 100, "percent"), "`100`", "Percent of the copies that stay healthy during a rollout. Only with `strategy: rolling`.");

    public static readonly Field<int> Max = Field<int>.Optional(
        "max", new IntegerKind(100, 200, "percent"), "`200`", "Percent of the copies that may run during a rollout, old and new together. Only with `strategy: rolling`.");

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

    public static readonly Field<TimeSpan> Bake = Field<TimeSpan>.Optional(
        "bake", BakeKind, "`5m`", "Time that the old copies stay after all traffic has moved, rounded up to minutes. Only with `strategy: blueGreen`, `canary` or `linear`.");

    public static readonly Field<YamlMapping> Canary = Field<YamlMapping>.Optional(
        "canary", CanaryKind, "`{}`", "The part of the traffic that goes first. Only with `strategy: canary`.");

    public static readonly Field<YamlMapping> Linear = Field<YamlMapping>.Optional(
        "linear", LinearKind, "`{}`", "The steps in which traffic moves. Only with `strategy: linear`.");

    public static readonly Field<TimeSpan> Timeout = Field<TimeSpan>.WithDefault(
        "timeout", new DurationKind("1m", "1d"), "15m", "Time after which a rollout that has not settled is reported as degraded; times of `bake` come on top.");

    public static readonly ObjectKind Kind = new(
        "Rollout", "How a change is rolled out.", Strategy, MinHealthy, Max, DeregistrationDelay, CircuitBreaker, Alarms, Bake, Canary, Linear, Timeout)
    {
        Planned = ["failures", "approval", "earlySuccess"],
    };

    private static readonly YamlMapping Nothing = (YamlMapping)YamlTreeReader.Literal("{}");

    public static int MinHealthyOf(YamlMapping rollout) => MinHealthy.TryOf(rollout, out var percent) ? percent : 100;

    public static int MaxOf(YamlMapping rollout) => Max.TryOf(rollout, out var percent) ? percent : 200;

    public static TimeSpan BakeOf(YamlMapping rollout) => Bake.TryOf(rollout, out var time) ? time : TimeSpan.FromMinutes(5);

    public static YamlMapping CanaryOf(YamlMapping rollout) => Canary.TryOf(rollout, out var canary) ? canary : Nothing;

    public static YamlMapping LinearOf(YamlMapping rollout) => Linear.TryOf(rollout, out var linear) ? linear : Nothing;
}
