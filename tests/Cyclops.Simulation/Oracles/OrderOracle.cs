using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Oracles;

/// <summary>S12: whoever points at something, it is there: record at load balancer, rule at target group, service at target group.</summary>
internal sealed class OrderOracle(OracleBoard board) : Oracle(board)
{
    public override void Called(CloudCall call)
    {
        if (!call.Site.Mutating)
        {
            return;
        }

        foreach (var (before, after) in call.After.Since(call.Before))
        {
            if (after is { Kind: CloudView.Rule, Owner: not null } && after.Facts.Contains("(gone)", StringComparison.Ordinal))
            {
                Violated("S12", $"{after.Key} forwards to a target group that is gone");
            }

            if (before is null && after is { Kind: CloudView.Record, Owner: { } owner }
                && !call.After.OfKind(CloudView.Rule).Any(r => r.Owner?.Key == owner.Key && r.Hosts.Contains(after.Name.Split(' ')[0])))
            {
                Violated("S12", $"{after.Key} was made before a rule serves its host");
            }

            if (before is { Owner: { } gone } && after is null)
            {
                Leaves(before, gone, call);
            }
        }
    }

    /// <summary>The record goes before the rule, the rule before the group, the service before the group.</summary>
    private void Leaves(Thing thing, Owner owner, CloudCall call)
    {
        var dependants = thing.Kind switch
        {
            CloudView.Rule => call.After.OfKind(CloudView.Record).Where(r => r.Owner?.Key == owner.Key && thing.Hosts.Contains(r.Name.Split(' ')[0])
                && !call.After.OfKind(CloudView.Rule).Any(o => o.Hosts.Contains(r.Name.Split(' ')[0]))),
            CloudView.Group => call.After.OfKind(CloudView.Service).Where(s => s.Owner?.Key == owner.Key && s["targetGroup"].Split(',').Contains(thing.Name)),
            CloudView.Definition when call.After.OfKind(CloudView.Job).Any(j => j.Owner?.Key == owner.Key && j["taskDefinition"] == thing.Name) =>
                call.After.OfKind(CloudView.Job).Where(j => j.Owner?.Key == owner.Key && j["taskDefinition"] == thing.Name),
            CloudView.Logs or CloudView.Definition => call.After.OfKind(CloudView.Service).Where(s =>
                s.Owner?.Key == owner.Key && (thing.Kind == CloudView.Logs || s["taskDefinition"] == thing.Name)),
            _ => [],
        };
        foreach (var dependant in dependants)
        {
            Violated("S12", $"{thing.Key} was deleted before {dependant.Key}, which needs it");
        }
    }
}
