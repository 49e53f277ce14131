using Cyclops.Engine.Manifests.Errors;
using Cyclops.Engine.Manifests.Fields;
using Cyclops.Engine.Manifests.Tables;
using Cyclops.Engine.Manifests.Yaml;
using Cyclops.Model.Manifests;

namespace Cyclops.Engine.Manifests.Checks;

/// <summary>Fields of a rollout among each other, and with what else the app has.</summary>
internal static class RolloutChecks
{
    public static void Run(YamlMapping spec, CheckContext context)
    {
        if (AppFields.Rollout.NodeIn(spec) is not YamlMapping rollout)
        {
            return;
        }

        context.Push(AppFields.Rollout.Name);
        if (RolloutFields.Strategy.Of(rollout) == RolloutStrategy.Rolling)
        {
            CheckMoves(ReplicasReader.Fewest(spec), rollout, context);
        }
        else
        {
            CheckIsRolling(RolloutFields.MinHealthy, rollout, context);
            CheckIsRolling(RolloutFields.Max, rollout, context);
        }

        context.Pop();
    }

    // ECS may stop down to ceil(min) and start up to floor(max) copies; with neither it waits for ever.
    private static void CheckMoves(int replicas, YamlMapping rollout, CheckContext context)
    {
        var (min, max) = (RolloutFields.MinHealthy.Of(rollout), RolloutFields.Max.Of(rollout));
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

    private static void CheckIsRolling(Field field, YamlMapping rollout, CheckContext context)
    {
        if (!rollout.TryGet(field.Name, out var node) || node.IsNull)
        {
            return;
        }

        context.Push(field.Name);
        var strategy = RolloutFields.Strategy.NodeIn(rollout) is YamlScalar scalar ? scalar.Text : "";
        context.Add(
            ErrorCodes.NotOfThisStrategy,
            node,
            $"The field {Shown.Quote(field.Name)} says how a rolling rollout goes on, and the strategy is {strategy}, written at {RolloutFields.Strategy.NodeIn(rollout)!.Position}.",
            $"take out {field.Name}, or write strategy: rolling");
        context.Pop();
    }
}
