using Cyclops.Controller.Sources;
using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Oracles;

/// <summary>L8: between two things that happen, each fact of each thing changes once at most, and nothing is made anew that was just removed.</summary>
internal sealed class FlapOracle(OracleBoard board) : Oracle(board)
{
    private readonly Dictionary<string, int> _changes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _removed = new(StringComparer.Ordinal);
    private TimeSpan _trouble;

    public override void Acted()
    {
        _changes.Clear();
        _removed.Clear();
    }

    /// <summary>What an older commit began may be undone for a newer one.</summary>
    public override void Accepted(AcceptedHead head, Life life) => Acted();

    public override void Called(CloudCall call)
    {
        if (!call.Site.Mutating)
        {
            return;
        }

        // A strike is a thing that happens, too.
        if (World.LastTrouble != _trouble)
        {
            _trouble = World.LastTrouble;
            Acted();
        }

        foreach (var (before, after) in call.After.Since(call.Before))
        {
            if (before is null || after is null)
            {
                Watch(before, after);
            }
            else
            {
                Count(before, after);
            }
        }
    }

    private void Watch(Thing? before, Thing? after)
    {
        if (before is { Kind: CloudView.Stack } && CloudView.NeverWas(before))
        {
            // It is made again, for the first time.
            return;
        }

        if (before?.Owner is not null)
        {
            _removed.Add(before.Key);
        }
        else if (after?.Owner is not null && _removed.Contains(after.Key))
        {
            Violated("L8", $"{after.Key} was removed and made again");
        }
    }

    /// <summary>To go on undoing what failed is no change of a stack. Anything else that is done to a stuck one is.</summary>
    private static bool WorksFree(string old, string fact) =>
        old is "status=UPDATE_FAILED" or "status=UPDATE_ROLLBACK_FAILED" && fact.StartsWith("status=UPDATE_ROLLBACK_", StringComparison.Ordinal);

    /// <summary>What a service rolls out moves by itself; keys come and go one by one, and the versions that hold them are counted.</summary>
    private static bool Moves(string fact) => fact.StartsWith("rollout=", StringComparison.Ordinal) || fact.StartsWith("keys=", StringComparison.Ordinal);

    private void Count(Thing before, Thing after)
    {
        var old = before.Facts.Split('\n');
        foreach (var (fact, i) in after.Facts.Split('\n').Select((f, i) => (f, i)))
        {
            if (i < old.Length && old[i] != fact && !Moves(fact) && !WorksFree(old[i], fact))
            {
                var key = $"{after.Key} {fact.Split('=')[0]}";
                _changes[key] = _changes.GetValueOrDefault(key) + 1;
                if (_changes[key] == 2)
                {
                    Violated("L8", $"{key} changed twice, at last from {old[i]} to {fact}");
                }
            }
        }
    }
}
