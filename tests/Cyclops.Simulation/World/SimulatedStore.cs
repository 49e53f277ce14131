using Cyclops.Controller.Sources;
using Cyclops.Controller.Store;
using Cyclops.Model.Status;
using Cyclops.Simulation.Faults;

namespace Cyclops.Simulation.World;

/// <summary>The store as one life of the controller reaches it: what was written outlives it, what was not did not happen.</summary>
internal sealed class SimulatedStore(SimulatedWorld world, Life life) : IStateStore
{
    private IStateStore Disk => world.Disk;

    public Task<AcceptedHead?> FindAcceptedHeadAsync(CancellationToken cancellationToken) =>
        ReachAsync("store:FindAcceptedHead", false, () => Disk.FindAcceptedHeadAsync(cancellationToken));

    public Task SaveAcceptedHeadAsync(AcceptedHead head, CancellationToken cancellationToken) =>
        WriteAsync("store:SaveAcceptedHead", () => Disk.SaveAcceptedHeadAsync(head, cancellationToken), () => world.Oracles.Accepted(head, life));

    public Task<IReadOnlyList<ObjectStatus>> ListStatusesAsync(CancellationToken cancellationToken) =>
        ReachAsync("store:ListStatuses", false, () => Disk.ListStatusesAsync(cancellationToken));

    public Task SaveStatusAsync(ObjectStatus status, CancellationToken cancellationToken) =>
        WriteAsync("store:SaveStatus", () => Disk.SaveStatusAsync(status, cancellationToken), () => world.Oracles.Said(status));

    public Task RemoveStatusAsync(ObjectKey key, CancellationToken cancellationToken) =>
        WriteAsync("store:RemoveStatus", () => Disk.RemoveStatusAsync(key, cancellationToken), () => world.Oracles.Forgot(key));

    public Task<IReadOnlyList<RememberedFailure>> ListFailuresAsync(CancellationToken cancellationToken) =>
        ReachAsync("store:ListFailures", false, () => Disk.ListFailuresAsync(cancellationToken));

    public Task SaveFailureAsync(RememberedFailure failure, CancellationToken cancellationToken) =>
        WriteAsync("store:SaveFailure", () => Disk.SaveFailureAsync(failure, cancellationToken), () => { });

    public Task RemoveFailureAsync(ResourceId resource, CancellationToken cancellationToken) =>
        WriteAsync("store:RemoveFailure", () => Disk.RemoveFailureAsync(resource, cancellationToken), () => { });

    public async Task<long> AppendIntentAsync(LedgerIntent intent, CancellationToken cancellationToken)
    {
        long id = 0;
        await WriteAsync(
            "store:AppendIntent",
            async () => id = await Disk.AppendIntentAsync(intent, cancellationToken),
            () => world.Oracles.Intended(id, intent, life));
        return id;
    }

    public Task AppendOutcomeAsync(LedgerOutcome outcome, CancellationToken cancellationToken) =>
        CameAsync(outcome, cancellationToken);

    public Task<IReadOnlyList<LedgerEntry>> ListLedgerAsync(int atMost, CancellationToken cancellationToken) =>
        ReachAsync("store:ListLedger", false, () => Disk.ListLedgerAsync(atMost, cancellationToken));

    public Task<IReadOnlyList<LedgerEntry>> ListOpenIntentsAsync(CancellationToken cancellationToken) =>
        ReachAsync("store:ListOpenIntents", false, () => Disk.ListOpenIntentsAsync(cancellationToken));

    /// <summary>Whether or not it can be written: the step has come to its end.</summary>
    private Task<int> CameAsync(LedgerOutcome outcome, CancellationToken cancellationToken)
    {
        world.Oracles.Came(outcome);
        return WriteAsync("store:AppendOutcome", () => Disk.AppendOutcomeAsync(outcome, cancellationToken), () => { });
    }

    private Task<int> WriteAsync(string operation, Func<Task> write, Action then) => ReachAsync(
        operation,
        true,
        async () =>
        {
            await write();
            then();
            return 0;
        });

    private async Task<T> ReachAsync<T>(string operation, bool isWrite, Func<Task<T>> work)
    {
        var strike = world.Reach(life, Edge.Store, operation, isWrite);
        await life.TravelAsync(TimeSpan.Zero, CancellationToken.None);
        if (strike is { IsCrash: false })
        {
            throw new StoreException($"{operation} failed, as the plan says");
        }

        var result = await work();
        if (strike?.Kind == StrikeKind.CrashAfterEffect)
        {
            life.Kill();
        }

        await life.TravelAsync(TimeSpan.Zero, CancellationToken.None);
        return result;
    }
}
