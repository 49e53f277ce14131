namespace Cyclops.LocalCloud.Recording;

/// <summary>All calls answered: the latest in full, all of them counted. Thread safe.</summary>
public sealed class CallRecorder(int capacity)
{
    private readonly Lock _gate = new();
    private readonly Queue<RecordedCall> _calls = new();
    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);
    private int _mutating;

    /// <summary>The number of calls that may change something, failed ones included.</summary>
    public int MutatingCount
    {
        get
        {
            lock (_gate)
            {
                return _mutating;
            }
        }
    }

    /// <summary>The latest calls, oldest first.</summary>
    public IReadOnlyList<RecordedCall> Calls()
    {
        lock (_gate)
        {
            return [.. _calls];
        }
    }

    /// <summary>Calls by <c>service:Operation</c> since the start or the last <see cref="Clear"/>.</summary>
    public IReadOnlyDictionary<string, int> Counts()
    {
        lock (_gate)
        {
            return new SortedDictionary<string, int>(_counts, StringComparer.Ordinal);
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _calls.Clear();
            _counts.Clear();
            _mutating = 0;
        }
    }

    internal void Add(RecordedCall call)
    {
        lock (_gate)
        {
            var key = call.Call.Operation.Key;
            _counts[key] = _counts.GetValueOrDefault(key) + 1;
            _mutating += call.Mutating ? 1 : 0;
            if (capacity > 0 && _calls.Count == capacity)
            {
                _calls.Dequeue();
            }

            if (capacity > 0)
            {
                _calls.Enqueue(call);
            }
        }
    }
}
