using Cyclops.Controller.Store;
using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Oracles;

/// <summary>S8: one step at a time for each app. S22: no change without an intent that was written before.</summary>
internal sealed class LedgerOracle(OracleBoard board) : Oracle(board)
{
    private readonly Dictionary<long, LedgerIntent> _open = [];

    public override void Started(Life life) => _open.Clear();

    public override void Intended(long id, LedgerIntent intent, Life life)
    {
        if (_open.Values.FirstOrDefault(o => o.Resource.Owner == intent.Resource.Owner) is { } other)
        {
            Violated("S8", $"{intent.Verb} {intent.Resource} began while {other.Verb} {other.Resource} was under way");
        }

        _open[id] = intent;
    }

    public override void Came(LedgerOutcome outcome) => _open.Remove(outcome.Intent);

    public override void Called(CloudCall call)
    {
        if (!call.Site.Mutating || call.Site.IsDetection)
        {
            return;
        }

        if (_open.Count == 0)
        {
            Violated("S22", $"{call.Site.Operation} without an intent on record");
        }

        foreach (var (before, after) in call.After.Since(call.Before))
        {
            if ((after ?? before)!.Owner is { } owner && !_open.Values.Any(i => i.Resource.Owner == owner.Key))
            {
                Violated("S22", $"{call.Site.Operation} changed {(after ?? before)!.Key} without an intent of {owner.Key} on record");
            }
        }
    }
}
