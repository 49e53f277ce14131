namespace Cyclops.Aws.Calls;

/// <summary>Lets calls through at the rate AWS allows, so that it never has to refuse one; slows down when it did.</summary>
internal sealed class TokenBucket(CallFamily family, TimeProvider time)
{
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(60);

    private readonly Lock _lock = new();
    private double _tokens = family.Burst;
    private double _rate = family.PerSecond;
    private long _filledAt = time.GetTimestamp();
    private long _throttledAt = long.MinValue;

    /// <summary>Waits for a token. Callers are served in order of arrival: each takes a debt that the refill pays.</summary>
    public Task TakeAsync(CancellationToken cancellationToken)
    {
        TimeSpan wait;
        lock (_lock)
        {
            Fill_NeedsLock();
            _tokens--;
            wait = _tokens >= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(-_tokens / _rate);
        }

        return wait == TimeSpan.Zero ? Task.CompletedTask : WaitAsync(wait, cancellationToken);
    }

    /// <summary>AWS throttled a call: others use the same account. Half the rate, until a minute has gone by without another.</summary>
    public void Throttled()
    {
        lock (_lock)
        {
            Fill_NeedsLock();
            _tokens = Math.Min(_tokens, 0);
            _rate = Math.Max(_rate / 2, family.PerSecond / 8);
            _throttledAt = time.GetTimestamp();
        }
    }

    /// <summary>
    /// A delay that, given up, goes on where whoever waits is at home: <see cref="Task.Delay(TimeSpan, TimeProvider, CancellationToken)"/>
    /// goes on from the thread pool then, and what runs on one thread by a clock of its own could not be repeated.
    /// </summary>
    private async Task WaitAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var over = new TaskCompletionSource();
        await using var timer = time.CreateTimer(_ => over.TrySetResult(), null, wait, Timeout.InfiniteTimeSpan);
        await using var registration = cancellationToken.UnsafeRegister(_ => over.TrySetCanceled(cancellationToken), null);
        await over.Task;
    }

    private void Fill_NeedsLock()
    {
        var now = time.GetTimestamp();
        _tokens = Math.Min(family.Burst, _tokens + (time.GetElapsedTime(_filledAt, now).TotalSeconds * _rate));
        _filledAt = now;
        if (_throttledAt != long.MinValue && time.GetElapsedTime(_throttledAt, now) > Recovery)
        {
            _rate = family.PerSecond;
            _throttledAt = long.MinValue;
        }
    }
}
