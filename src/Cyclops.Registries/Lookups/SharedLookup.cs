namespace Cyclops.Registries.Lookups;

/// <summary>One lookup that several wait for. It goes on as long as anybody does.</summary>
internal sealed class SharedLookup : IDisposable
{
    private readonly CancellationTokenSource _nobodyWaits = new();
    private readonly Lazy<Task<Resolution>> _lookup;

    public SharedLookup(Func<CancellationToken, Task<Resolution>> look) => _lookup = new(() => look(_nobodyWaits.Token));

    /// <summary>Kept by the owner, under the owner's lock.</summary>
    public int Waiters { get; set; }

    /// <summary>The lookup itself; begun by who asks first.</summary>
    public Task<Resolution> Running => _lookup.Value;

    /// <summary>Ends it, if it has not ended: nobody waits any more.</summary>
    public void Dispose()
    {
        _nobodyWaits.Cancel();
        _nobodyWaits.Dispose();
    }
}
