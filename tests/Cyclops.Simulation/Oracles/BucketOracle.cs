using System.Globalization;
using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Oracles;

/// <summary>
/// S33: an app's bucket is put aside only when the manifests that are followed are whole and do not ask for it, and what is in it goes
/// only after it has been aside for as long as is written on it.
/// </summary>
internal sealed class BucketOracle(OracleBoard board) : Oracle(board)
{
    private const string Quarantined = "cyclops:quarantined";

    public override void Called(CloudCall call)
    {
        if (call.Site is not { Mutating: true } || !call.Site.Operation.StartsWith("s3:", StringComparison.Ordinal))
        {
            return;
        }

        foreach (var before in call.Before.OfKind(CloudView.AppBucket))
        {
            var after = call.After.Find(before.Key);
            if (after is null || Objects(after) < Objects(before))
            {
                JudgeLoss(before);
            }
            else if (after.Tags.ContainsKey(Quarantined) && !before.Tags.ContainsKey(Quarantined))
            {
                JudgeRest(before);
            }
        }
    }

    private void JudgeLoss(Thing bucket)
    {
        if (bucket.Owner is null || !bucket.Tags.ContainsKey(Quarantined))
        {
            Violated("S33", $"{bucket.Key} lost objects and was not put aside");
        }
        else if (CloudView.IsResting(bucket, World.Clock.UtcNow))
        {
            Violated("S33", $"{bucket.Key} lost objects and has been aside only since {bucket.Tags[Quarantined]}");
        }
    }

    private void JudgeRest(Thing bucket)
    {
        var manifests = Board.Head is { } head ? World.Manifests(head.Commit) : null;
        if (manifests is not { IsComplete: true })
        {
            Violated("S33", $"{bucket.Key} was put aside while the manifests were not whole");
        }
        else if (bucket.Owner is not { App: { } app } owner
            || manifests.Apps.GetValueOrDefault(app)?.Environments.GetValueOrDefault(owner.Environment)?.Backends.Buckets.ContainsKey(owner.Resource.Split('/')[1]) == true)
        {
            Violated("S33", $"{bucket.Key} was put aside although the manifest asks for it");
        }
    }

    private static int Objects(Thing bucket) => int.Parse(bucket["objects"], CultureInfo.InvariantCulture);
}
