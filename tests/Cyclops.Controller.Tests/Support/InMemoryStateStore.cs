using Cyclops.Controller.Sources;
using Cyclops.Controller.Store;
using Cyclops.Model.Status;

namespace Cyclops.Controller.Tests.Support;

/// <summary>A store that outlives the controllers of one test.</summary>
internal sealed class InMemoryStateStore : IStateStore
{
    private readonly SortedDictionary<ObjectKey, ObjectStatus> _statuses = [];
    private readonly SortedDictionary<ResourceId, RememberedFailure> _failures = [];
    private readonly List<LedgerEntry> _ledger = [];
    private AcceptedHead? _head;

    /// <summary>What every write fails with; null: it does not.</summary>
    public StoreException? Fault { get; set; }

    public IReadOnlyList<LedgerEntry> Ledger => _ledger;

    public Task<AcceptedHead?> FindAcceptedHeadAsync(CancellationToken cancellationToken) => Task.FromResult(_head);

    public Task SaveAcceptedHeadAsync(AcceptedHead head, CancellationToken cancellationToken) => Write(() => _head = head);

    public Task<IReadOnlyList<ObjectStatus>> ListStatusesAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ObjectStatus>>([.. _statuses.Values]);

    public Task SaveStatusAsync(ObjectStatus status, CancellationToken cancellationToken) => Write(() => _statuses[status.Key] = status);

    public Task RemoveStatusAsync(ObjectKey key, CancellationToken cancellationToken) => Write(() => _statuses.Remove(key));

    public Task<IReadOnlyList<RememberedFailure>> ListFailuresAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<RememberedFailure>>([.. _failures.Values]);

    public Task SaveFailureAsync(RememberedFailure failure, CancellationToken cancellationToken) => Write(() => _failures[failure.Resource] = failure);

    public Task RemoveFailureAsync(ResourceId resource, CancellationToken cancellationToken) => Write(() => _failures.Remove(resource));

    public async Task<long> AppendIntentAsync(LedgerIntent intent, CancellationToken cancellationToken)
    {
        await Write(() => _ledger.Add(new(_ledger.Count + 1, intent, null)));
        return _ledger.Count;
    }

    public Task AppendOutcomeAsync(LedgerOutcome outcome, CancellationToken cancellationToken) => Write(() =>
    {
        var index = (int)outcome.Intent - 1;
        if (_ledger[index].Outcome is not null)
        {
            throw new StoreException("the step has an outcome already");
        }

        _ledger[index] = _ledger[index] with { Outcome = outcome };
    });

    public Task<IReadOnlyList<LedgerEntry>> ListLedgerAsync(int atMost, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<LedgerEntry>>([.. _ledger.AsEnumerable().Reverse().Take(atMost)]);

    public Task<IReadOnlyList<LedgerEntry>> ListOpenIntentsAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<LedgerEntry>>([.. _ledger.Where(e => e.Outcome is null)]);

    private Task Write(Action write)
    {
        if (Fault is { } fault)
        {
            return Task.FromException(fault);
        }

        write();
        return Task.CompletedTask;
    }
}
