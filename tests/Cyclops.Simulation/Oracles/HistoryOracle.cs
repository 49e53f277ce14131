using Cyclops.Controller.Sources;
using Cyclops.Controller.Store;
using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Oracles;

/// <summary>S24: what is followed never goes back, and only what is followed is applied.</summary>
internal sealed class HistoryOracle(OracleBoard board) : Oracle(board)
{
    public override void Accepted(AcceptedHead head, Life life)
    {
        if (Board.Head is { } before && Board.DisksLost == 0 && before.TreeId != head.TreeId && !World.Git.IsAncestor(before.Commit, head.Commit))
        {
            Violated("S24", $"{head.Commit.Short} was accepted after {before.Commit.Short}, which it does not come from");
        }
    }

    public override void Intended(long id, LedgerIntent intent, Life life)
    {
        if (Board.Head is { } head && intent.Commit != head.Commit && World.Manifests(intent.Commit) != World.Manifests(head.Commit)
            && World.Git.Read(intent.Commit).TreeId != head.TreeId)
        {
            Violated("S24", $"{intent.Verb} {intent.Resource} follows from {intent.Commit.Short}, and {head.Commit.Short} is followed");
        }
    }
}
