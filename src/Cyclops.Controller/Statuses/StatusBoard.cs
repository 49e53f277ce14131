using Cyclops.Controller.Logging;
using Cyclops.Controller.Store;
using Cyclops.Model;
using Cyclops.Model.Status;

namespace Cyclops.Controller.Statuses;

/// <summary>The status of every key, in memory and in the store. A store that cannot be written costs history only.</summary>
internal sealed class StatusBoard(IStateStore store, ILogger<StatusBoard> log)
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<ObjectKey, ObjectStatus> _statuses = [];
    private readonly SortedSet<ObjectKey> _unwritten = [];

    /// <summary>In order of keys.</summary>
    public IReadOnlyList<ObjectStatus> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _statuses.Values];
            }
        }
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        foreach (var status in await store.ListStatusesAsync(cancellationToken))
        {
            Set(status);
        }
    }

    /// <summary>Null when the key was never visited, or is gone.</summary>
    public ObjectStatus? Find(ObjectKey key)
    {
        lock (_lock)
        {
            return _statuses.GetValueOrDefault(key);
        }
    }

    public async Task SaveAsync(ObjectStatus status, CancellationToken cancellationToken)
    {
        var before = Find(status.Key);
        Set(status);

        // The next visit alone is not history: it moves with every quiet pass, and a write to the disk is not free.
        if (before is null || IsUnwritten(status.Key) || before with { NextVisit = null } != status with { NextVisit = null })
        {
            await StoringAsync(status.Key, store.SaveStatusAsync(status, cancellationToken));
        }
    }

    public async Task RemoveAsync(ObjectKey key, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _statuses.Remove(key);
        }

        await StoringAsync(key, store.RemoveStatusAsync(key, cancellationToken));
    }

    private void Set(ObjectStatus status)
    {
        lock (_lock)
        {
            _statuses[status.Key] = status;
        }
    }

    private bool IsUnwritten(ObjectKey key)
    {
        lock (_lock)
        {
            return _unwritten.Contains(key);
        }
    }

    /// <summary>What could not be written is written with the next status, even an equal one.</summary>
    private async Task StoringAsync(ObjectKey key, Task writing)
    {
        try
        {
            await writing;
            lock (_lock)
            {
                _unwritten.Remove(key);
            }
        }
        catch (StoreException fault)
        {
            log.StoreFailed(fault.Message);
            lock (_lock)
            {
                _unwritten.Add(key);
            }
        }
    }
}
