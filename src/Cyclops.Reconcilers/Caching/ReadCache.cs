using System.Globalization;
using Cyclops.Engine.Naming;

namespace Cyclops.Reconcilers.Caching;

/// <summary>
/// Remembers for a while what takes a call for each single thing to read, as thousands of such calls in every pass would use up
/// what AWS allows. What is changed is forgotten, so that only changes that others make are seen late.
/// </summary>
/// <param name="interval">Time after which something is read again.</param>
/// <param name="time">The clock.</param>
internal sealed class ReadCache<T>(TimeSpan interval, TimeProvider time)
    where T : class
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private int _changes;

    /// <summary>What is known of it, read now when that is too long ago.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="read">Reads it; null: it is not there, which is not remembered.</param>
    public async Task<T?> ReadAsync(string name, Func<Task<T?>> read)
    {
        int before;
        lock (_lock)
        {
            if (_entries.GetValueOrDefault(name) is { Seen: { } known } entry && time.GetUtcNow() < entry.Next)
            {
                return known;
            }

            before = _changes;
        }

        var seen = await read();
        lock (_lock)
        {
            // A read that began before a change may have seen what was before it.
            if (seen is not null && before == _changes)
            {
                _entries[name] = new(seen, time.GetUtcNow() + interval);
            }
        }

        return seen;
    }

    /// <summary>
    /// What is known of it, read only once in an interval, and the first time at some moment within the first one: so that not all
    /// of them are read when a process starts.
    /// </summary>
    /// <returns>Null: it has not been read yet.</returns>
    public async Task<T?> ReadInTurnAsync(string name, Func<Task<T?>> read)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue(name, out var entry))
            {
                _entries[name] = entry = new(null, time.GetUtcNow() + (interval * Share(name)));
            }

            if (time.GetUtcNow() < entry.Next)
            {
                return entry.Seen;
            }
        }

        return await ReadAsync(name, read);
    }

    /// <summary>It was changed, or may have been.</summary>
    public void Forget(string name)
    {
        lock (_lock)
        {
            _changes++;
            _entries.Remove(name);
        }
    }

    /// <summary>From 0 to 1, by the name alone.</summary>
    private static double Share(string name) => int.Parse(ResourceNames.Hash(4, name), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 65_535d;

    private sealed record Entry(T? Seen, DateTimeOffset Next);
}
