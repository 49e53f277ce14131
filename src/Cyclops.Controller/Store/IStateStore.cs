using Cyclops.Controller.Sources;
using Cyclops.Model;
using Cyclops.Model.Status;

namespace Cyclops.Controller.Store;

/// <summary>
/// What neither Git nor AWS can hold. Losing it loses history, never correctness. A method that returned has written for good.
/// </summary>
/// <exception cref="StoreException">Every method: it could not be read or written.</exception>
public interface IStateStore
{
    /// <summary>Null before the first.</summary>
    Task<AcceptedHead?> FindAcceptedHeadAsync(CancellationToken cancellationToken);

    Task SaveAcceptedHeadAsync(AcceptedHead head, CancellationToken cancellationToken);

    /// <summary>The last status of every key, in order of keys.</summary>
    Task<IReadOnlyList<ObjectStatus>> ListStatusesAsync(CancellationToken cancellationToken);

    Task SaveStatusAsync(ObjectStatus status, CancellationToken cancellationToken);

    Task RemoveStatusAsync(ObjectKey key, CancellationToken cancellationToken);

    /// <summary>Failures that must not be tried again for now, in order of resources.</summary>
    Task<IReadOnlyList<RememberedFailure>> ListFailuresAsync(CancellationToken cancellationToken);

    /// <summary>Remembers a failure; a resource has one at most.</summary>
    Task SaveFailureAsync(RememberedFailure failure, CancellationToken cancellationToken);

    Task RemoveFailureAsync(ResourceId resource, CancellationToken cancellationToken);

    /// <summary>Puts on record that a step is about to be made.</summary>
    /// <returns>The number its outcome is recorded under.</returns>
    Task<long> AppendIntentAsync(LedgerIntent intent, CancellationToken cancellationToken);

    /// <summary>Puts on record what became of a step.</summary>
    Task AppendOutcomeAsync(LedgerOutcome outcome, CancellationToken cancellationToken);

    /// <summary>The newest entries of the ledger, newest first.</summary>
    Task<IReadOnlyList<LedgerEntry>> ListLedgerAsync(int atMost, CancellationToken cancellationToken);

    /// <summary>Intents without an outcome, oldest first: the controller died at them.</summary>
    Task<IReadOnlyList<LedgerEntry>> ListOpenIntentsAsync(CancellationToken cancellationToken);
}
