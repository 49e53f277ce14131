using Cyclops.Controller.Store;
using Cyclops.Model.Plans;
using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Oracles;

/// <summary>S4, as long as it is armed: nothing is deleted and nothing is stopped.</summary>
internal sealed class NoDeletionOracle(OracleBoard board) : Oracle(board)
{
    /// <summary>Deletions under way that were decided on when they were right, and whose they are.</summary>
    private readonly Dictionary<long, ObjectKey> _granted = [];

    private Func<ResourceId, bool>? _mayGo;

    /// <summary>Things that were deleted or stopped and had to stay.</summary>
    public int Deletions { get; private set; }

    /// <param name="mayGo">What may go all the same, by the moment at which it is decided on: a request that was sent cannot be called back.</param>
    public void Arm(Func<ResourceId, bool> mayGo) => _mayGo = mayGo;

    public void Disarm() => _mayGo = null;

    public override void Started(Life life) => _granted.Clear();

    public override void Intended(long id, LedgerIntent intent, Life life)
    {
        if (intent.Verb != Verb.Delete)
        {
            return;
        }

        if (_mayGo?.Invoke(intent.Resource) != false)
        {
            _granted[id] = intent.Resource.Owner;
        }
        else if (!HasGenerations(intent.Resource.Kind))
        {
            // A generation that another one replaced may go; the call shows whether that one is there.
            Violated("S4", $"the deletion of {intent.Resource} was begun");
        }
    }

    public override void Came(LedgerOutcome outcome) => _granted.Remove(outcome.Intent);

    public override void Called(CloudCall call)
    {
        if (!call.Site.Mutating || _mayGo is null)
        {
            return;
        }

        foreach (var (before, after) in call.After.Since(call.Before))
        {
            if (before?.Owner is { } owner && Ends(before, after) && !_granted.ContainsValue(owner.Key) && !IsReplaced(before, owner, call.After))
            {
                Deletions++;
                Violated("S4", $"{call.Site.Operation} {(after is null ? "deleted" : "stopped")} {before.Key} of {owner.Key}");
            }
        }
    }

    private static bool HasGenerations(string kind) => kind is CloudView.Definition or CloudView.Group;

    /// <summary>What AWS deletes slowly is told so at once: it drains, it has no task to run any more, it is being deleted.</summary>
    private static bool Ends(Thing before, Thing? after) =>
        after is null
        || (before["status"] == "ACTIVE" && after["status"] != "ACTIVE")
        || (before["desired"] != "0" && after["desired"] == "0")
        || (after.Kind == CloudView.Stack && after["status"].StartsWith("DELETE", StringComparison.Ordinal));

    private static bool IsReplaced(Thing thing, Owner owner, View view) =>
        HasGenerations(thing.Kind) && view.OfKind(thing.Kind).Any(t => t.Owner?.Key == owner.Key && t.Key != thing.Key);
}
