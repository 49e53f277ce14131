using Cyclops.Controller.Queue;
using Cyclops.Controller.Sources;
using Cyclops.Controller.Statuses;

namespace Cyclops.Controller.Loop;

/// <summary>Puts keys on the queue many at a time: all with one due time, so that they share an observation.</summary>
internal sealed class KeyFeeder(ReconcileQueue queue, SourceState source, StatusBoard board)
{
    /// <summary>Everything the manifests ask for, and everything that has a status: it may be gone or frozen by now.</summary>
    public void AddAll(TimeSpan readyAt)
    {
        var asked = source.Accepted?.Keys ?? [];
        foreach (var key in asked.Concat(board.All.Select(s => s.Key)).Distinct().Order())
        {
            queue.Add(key, readyAt);
        }
    }

    /// <summary>What an environment's own visit showed: keys nobody asks for and, once the environment has settled, its apps that waited for it.</summary>
    /// <param name="readyAt">Since when they are due: an observation that began later serves them.</param>
    public void AddAfter(EnvironmentPass pass, bool settled, TimeSpan readyAt)
    {
        var environment = pass.Plans.Request.Environment;
        var waiting = settled ? pass.Accepted.Keys.Where(k => k.Environment == environment && !k.IsEnvironment) : [];
        foreach (var key in pass.Unasked.Concat(waiting).Distinct().Order())
        {
            queue.Add(key, readyAt);
        }
    }
}
