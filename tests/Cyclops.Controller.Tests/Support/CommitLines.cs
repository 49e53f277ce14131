using Cyclops.Model.Sources;

namespace Cyclops.Controller.Tests.Support;

/// <summary>How commits in memory hang together.</summary>
internal static class CommitLines
{
    /// <summary>A commit and all that come before it.</summary>
    /// <param name="find">Null for one that is not there; it is left out.</param>
    public static HashSet<CommitId> Reachable(CommitId commit, Func<CommitId, CommitInfo?> find)
    {
        var seen = new HashSet<CommitId>();
        var open = new Stack<CommitId>([commit]);
        while (open.TryPop(out var next))
        {
            if (find(next) is { } known && seen.Add(next))
            {
                foreach (var parent in known.Parents)
                {
                    open.Push(parent);
                }
            }
        }

        return seen;
    }
}
