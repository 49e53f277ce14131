using System.Collections.Concurrent;

namespace Cyclops.Aws.Calls;

/// <summary>The budget of one account and region: one bucket per family, shared by everybody who calls.</summary>
/// <param name="time">The clock that refills.</param>
/// <param name="unlimited">For servers of one's own, which do not throttle.</param>
public sealed class CallBudget(TimeProvider time, bool unlimited = false)
{
    private readonly ConcurrentDictionary<CallFamily, TokenBucket> _buckets = new();

    /// <summary>The clock that refills.</summary>
    public TimeProvider Time => time;

    /// <summary>Waits until a call of the family may be sent.</summary>
    public Task TakeAsync(CallFamily family, CancellationToken cancellationToken) =>
        unlimited ? Task.CompletedTask : BucketOf(family).TakeAsync(cancellationToken);

    /// <summary>AWS refused a call of the family for its rate.</summary>
    public void Throttled(CallFamily family)
    {
        if (!unlimited)
        {
            BucketOf(family).Throttled();
        }
    }

    private TokenBucket BucketOf(CallFamily family) => _buckets.GetOrAdd(family, f => new(f, time));
}
