namespace Cyclops.Registries.Lookups;

/// <summary>Keeps what is known for a while, and no more than so much: the oldest goes first.</summary>
/// <param name="max">Most entries.</param>
internal sealed class ExpiringMap<TKey, TValue>(int max, TimeProvider time)
    where TKey : notnull
    where TValue : class
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _byAge = [];

    /// <summary>Null: not known, or not any more.</summary>
    public TValue? Find(TKey key)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue(key, out var node))
            {
                return null;
            }

            if (time.GetElapsedTime(node.Value.Added) < node.Value.Lifetime)
            {
                return node.Value.Value;
            }

            Remove(node);
            return null;
        }
    }

    /// <summary>Keeps it in place of what is known by this key.</summary>
    /// <param name="lifetime">Zero or less: not at all.</param>
    public void Add(TKey key, TValue value, TimeSpan lifetime)
    {
        lock (_lock)
        {
            if (_entries.TryGetValue(key, out var known))
            {
                Remove(known);
            }

            if (lifetime <= TimeSpan.Zero)
            {
                return;
            }

            if (_entries.Count == max)
            {
                Remove(_byAge.First!);
            }

            _entries[key] = _byAge.AddLast(new Entry(key, value, time.GetTimestamp(), lifetime));
        }
    }

    private void Remove(LinkedListNode<Entry> node)
    {
        _entries.Remove(node.Value.Key);
        _byAge.Remove(node);
    }

    private sealed record Entry(TKey Key, TValue Value, long Added, TimeSpan Lifetime);
}
