using System.Collections.Concurrent;

namespace Cyclops.Engine.Kinds;

/// <summary>Reads of one observation pass that several kinds need: each is made once.</summary>
public sealed class PassMemo
{
    private readonly ConcurrentDictionary<string, Lazy<object>> _reads = new(StringComparer.Ordinal);

    /// <summary>The read of that name; made by the first who asks.</summary>
    public Task<T> GetAsync<T>(string name, Func<Task<T>> read) =>
        (Task<T>)_reads.GetOrAdd(name, _ => new Lazy<object>(() => read())).Value;
}
