using Cyclops.LocalCloud.Shapes;
using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Oracles;

/// <summary>S1: what is not ours is never changed. S2: and never deleted.</summary>
internal sealed class OwnershipOracle(OracleBoard board) : Oracle(board)
{
    /// <summary>A zone's own records go with it, and it goes with its environment.</summary>
    private bool IsOfGoingZone(Thing thing, CloudCall call) =>
        thing.Kind == CloudView.Record
        && call.Head is { } head
        && World.Manifests(head.Commit).Environments.Values.Any(e => StackExpectations.MayGo(e) && (thing.Name == $"{e.Domain} NS" || thing.Name == $"{e.Domain} SOA"));

    /// <summary>The platform's bucket is given to us to put things there, each under a name that is new.</summary>
    private bool IsStored(CloudCall call) =>
        call.Site.Operation == "s3:PutObject"
        && call.Request.Input is BagRequest request
        && call.Head is { } head
        && World.Manifests(head.Commit).Platform?.ConfigBucket == request.Text("Bucket")
        && request.Text("Key")!.StartsWith("backups/", StringComparison.Ordinal);

    public override void Called(CloudCall call)
    {
        if (!call.Site.Mutating || IsStored(call))
        {
            return;
        }

        foreach (var (before, after) in call.After.Since(call.Before))
        {
            if (before is { Owner: null } && before.Kind != CloudView.Stack && !CloudView.IsProof(before) && !(after is null && IsOfGoingZone(before, call)))
            {
                Violated(after is null ? "S2" : "S1", $"{call.Site.Operation} {(after is null ? "deleted" : "changed")} {before.Key}, which is not ours");
            }
        }
    }
}
