using System.Collections.Concurrent;

namespace Cyclops.Aws.Calls;

/// <summary>Counts what was sent, by operation; retries of the SDK count once.</summary>
public sealed class CallLog
{
    private readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>Calls so far.</summary>
    public int Total => _counts.Values.Sum();

    /// <summary>Calls by operation, <c>ecs:DescribeServices</c>, in ordinal order.</summary>
    public IReadOnlyDictionary<string, int> ByOperation =>
        new SortedDictionary<string, int>(_counts.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);

    internal void Count(string operation) => _counts.AddOrUpdate(operation, 1, (_, n) => n + 1);
}
