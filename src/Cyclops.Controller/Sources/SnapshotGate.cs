using Cyclops.Model;

namespace Cyclops.Controller.Sources;

/// <summary>Decides whether a head that was read in full may be followed. Pure. What could not be read never gets here.</summary>
internal static class SnapshotGate
{
    /// <summary>Judges a head.</summary>
    /// <param name="before">The head that was accepted last; null before the first.</param>
    /// <param name="head">The head of the branch now.</param>
    /// <returns>Null when it is accepted; else why the one before is kept.</returns>
    public static Refusal? Judge(AcceptedHead? before, HeadFacts head)
    {
        if (before is null || head.Descends)
        {
            return null;
        }

        if (!before.Roots.Any(r => head.Roots.Contains(r)))
        {
            return new(
                "RepositoryReplaced",
                $"the branch is at {head.Commit.Short}, which has another first commit than {before.Commit.Short}, the last one accepted: "
                + "this is not the repository it was; nothing is changed. Put the old repository back; if the new one is meant, "
                + "stop the controller and start it with a new folder in Cyclops__Store__Path (only the history of statuses is lost)");
        }

        return before.TreeId == head.TreeId
            ? null
            : new(
                "HistoryRewritten",
                $"the branch was moved to {head.Commit.Short}, which does not come after {before.Commit.Short}, the last one accepted; nothing is changed. "
                + $"Move it back, or push a commit that has both as parents (git merge -s ours {before.Commit.Short})");
    }
}
