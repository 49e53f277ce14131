using System.Globalization;
using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Oracles;

/// <summary>S38: the count of a service that is scaled stays where it is as long as that is within its bounds.</summary>
internal sealed class ScalingOracle(OracleBoard board) : Oracle(board)
{
    /// <summary>Who could not read what is scaled sets a count for once.</summary>
    private static readonly TimeSpan Unsure = TimeSpan.FromSeconds(30);

    public override void Called(CloudCall call)
    {
        if (!call.Site.Mutating || World.Clock.Elapsed - World.LastTrouble < Unsure)
        {
            return;
        }

        foreach (var (before, after) in call.After.Since(call.Before))
        {
            if (before is { Kind: CloudView.Service, Owner: { } owner }
                && after is not null
                && after["status"] == "ACTIVE"
                && before["desired"] != after["desired"]
                && call.After.OfKind(CloudView.Scaling).FirstOrDefault(t => t.Owner?.Key == owner.Key) is { } scaling
                && Number(before, "desired") >= Number(scaling, "min")
                && Number(before, "desired") <= Number(scaling, "max"))
            {
                Violated("S38", $"{call.Site.Operation} set the count of {before.Key} from {before["desired"]} to {after["desired"]}, and that is the autoscaler's");
            }
        }
    }

    private static int Number(Thing thing, string fact) => int.Parse(thing[fact], CultureInfo.InvariantCulture);
}
