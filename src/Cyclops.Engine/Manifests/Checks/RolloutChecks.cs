using Cyclops.Engine.Manifests.Errors;
using Cyclops.Engine.Manifests.Fields;
using Cyclops.Engine.Manifests.Reading;
using Cyclops.Engine.Manifests.Tables;
using Cyclops.Engine.Manifests.Yaml;
using Cyclops.Model.Manifests;

namespace Cyclops.Engine.Manifests.Checks;

/// <summary>Fields of a rollout among each other, and with what else the app has.</summary>
internal static class RolloutChecks
{
    /// <summary>
    /// Hosts that one listener rule serves (Elastic Load Balancing, quotas for application load balancers), and ECS moves the traffic
    /// of one rule (Amazon ECS API Reference, AdvancedConfiguration).
    /// </summary>
    private const int MostHosts = 5;

    /// <summary>Fields that say something under some strategies only.</summary>
    private static readonly (Field Field, string Strategies)[] Bound =
    [
        (RolloutFields.MinHealthy, "rolling"),
        (RolloutFields.Max, "rolling"),
        (RolloutFields.Bake, "blueGreen, canary or linear"),
        (RolloutFields.Canary, "canary"),
        (RolloutFields.Linear, "linear"),
    ];

    public static void Run(YamlMapping spec, CheckContext context)
    {
        if (AppFields.Rollout.NodeIn(spec) is not YamlMapping rollout)
        {
            return;
        }

        context.Push(AppFields.Rollout.Name);
        var word = RolloutFields.Strategy.NodeIn(rollout) is YamlScalar scalar ? scalar.Text : "rolling";
        foreach (var (field, strategies) in Bound)
        {
            CheckBound(field, strategies, word, rollout, context);
        }

        if (RolloutFields.Strategy.Of(rollout) is RolloutStrategy.BlueGreen or RolloutStrategy.Canary or RolloutStrategy.Linear)
        {
            CheckHosts(spec, word, RolloutFields.Strategy.NodeIn(rollout)!, context);
        }
        else if (RolloutFields.Strategy.Of(rollout) == RolloutStrategy.Rolling)
        {
            CheckMoves(ReplicasReader.Fewest(spec), rollout, context);
        }

        context.Pop();
    }

    // ECS may stop down to ceil(min) and start up to floor(max) copies; with neither it waits for ever.
    private static void CheckMoves(int replicas, YamlMapping rollout, CheckContext context)
    {
        var (min, max) = (RolloutFields.MinHealthyOf(rollout), RolloutFields.MaxOf(rollout));
        var canStop = ((replicas * min) + 99) / 100 < replicas;
        var canStart = replicas * max / 100 > replicas;
        if (replicas > 0 && !canStop && !canStart)
        {
            context.Add(
                ErrorCodes.RolloutCannotMove,
                rollout,
                $"With {replicas} copies, minHealthy {min} and max {max} percent a rollout can neither stop an old copy nor start a new one.",
                "lower minHealthy, or raise max or replicas");
        }
    }

    private static void CheckHosts(YamlMapping spec, string strategy, YamlNode place, CheckContext context)
    {
        var count = AppFields.Hosts.TryOf(spec, out var hosts) ? hosts.Count : 1;
        if (count is > 0 and <= MostHosts)
        {
            return;
        }

        context.Push(RolloutFields.Strategy.Name);
        context.Add(
            ErrorCodes.NoTrafficToMove,
            place,
            count == 0
                ? $"The strategy {strategy} moves traffic, and the app has no hosts."
                : $"The strategy {strategy} moves the traffic of {MostHosts} hosts at most, and the app has {count}: ECS moves that of one listener rule, which has no room for more.",
            "write strategy: rolling, or change hosts");
        context.Pop();
    }

    private static void CheckBound(Field field, string strategies, string strategy, YamlMapping rollout, CheckContext context)
    {
        if (!rollout.TryGet(field.Name, out var node) || node.IsNull || strategies.Split([", ", " or "], StringSplitOptions.None).Contains(strategy))
        {
            return;
        }

        var where = RolloutFields.Strategy.NodeIn(rollout) is { } written ? $", as is written at {written.Position}" : ", as none is written";
        context.Push(field.Name);
        context.Add(
            ErrorCodes.NotOfThisStrategy,
            node,
            $"The field {Shown.Quote(field.Name)} says something with strategy {strategies} only, and the strategy is {strategy}{where}.",
            $"take out {field.Name}, or change strategy");
        context.Pop();
    }
}
