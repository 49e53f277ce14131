using System.Globalization;
using Cyclops.Simulation.World;
using Cyclops.Simulation.World.Search;

namespace Cyclops.Simulation.Oracles;

/// <summary>
/// S34: an app's search core is put aside only when the manifests that are followed are whole and do not ask for it, for as long as they
/// say, and goes only after that time and with a backup; a core of anybody else is not touched.
/// </summary>
internal sealed class SearchOracle(OracleBoard board) : Oracle(board)
{
    private const string Quarantined = "cyclops:quarantined";

    public override void Searched(SearchCall call)
    {
        foreach (var before in call.Before)
        {
            if (call.After.Any(a => a.Name == before.Name && a.Facts == before.Facts))
            {
                continue;
            }

            // A renamed one is all that it was but for its name.
            var renamed = call.After.FirstOrDefault(a => a.Owner?.Logical == before.Owner?.Logical && a.Facts == before.Facts && call.Before.All(b => b.Name != a.Name));
            if (before.Owner is not { } owner)
            {
                Violated("S34", $"{before.Key} is not ours and was changed");
            }
            else if (renamed is null)
            {
                JudgeLoss(before, call);
            }
            else if (renamed.Tags.ContainsKey(Quarantined))
            {
                JudgeRest(renamed, owner);
            }
        }
    }

    private void JudgeLoss(Thing core, SearchCall call)
    {
        if (!core.Tags.ContainsKey(Quarantined))
        {
            Violated("S34", $"{core.Key} was removed and was not put aside");
        }
        else if (CloudView.IsResting(core, World.Clock.UtcNow))
        {
            Violated("S34", $"{core.Key} was removed and is to be kept until {core.Tags[Quarantined]}");
        }
        else if (Board.Head is { } head && World.Manifests(head.Commit).Platform?.Safety.FinalBackup != false && !call.IsBackedUp(core.Name))
        {
            Violated("S34", $"{core.Key} was removed without a backup");
        }
    }

    private void JudgeRest(Thing core, Owner owner)
    {
        var manifests = Board.Head is { } head ? World.Manifests(head.Commit) : null;
        if (manifests is not { IsComplete: true })
        {
            Violated("S34", $"{core.Key} was put aside while the manifests were not whole");
        }
        else if (manifests.Apps.GetValueOrDefault(owner.App!)?.Environments.GetValueOrDefault(owner.Environment)?.Backends.Search.ContainsKey(owner.Resource.Split('/')[1]) == true)
        {
            Violated("S34", $"{core.Key} was put aside although the manifest asks for it");
        }
        else if (DateTimeOffset.Parse(core.Tags[Quarantined], CultureInfo.InvariantCulture) < World.Clock.UtcNow + manifests.Platform!.Safety.Retention - TimeSpan.FromMinutes(5))
        {
            Violated("S34", $"{core.Key} is kept until {core.Tags[Quarantined]} only, and now is {World.Clock.UtcNow:u}");
        }
    }
}
