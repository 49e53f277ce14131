namespace Cyclops.Ctl.Tests.Support;

/// <summary>
/// A clock that goes on to whatever is waited for, at once. Before each wait is over, something may happen. What takes longer than
/// any wait is a deadline, and never comes.
/// </summary>
internal sealed class SteppingTime(DateTimeOffset start) : TimeProvider
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private TimeSpan _elapsed;

    /// <summary>What happens during a wait; nothing by default.</summary>
    public Func<Task> During { get; set; } = () => Task.CompletedTask;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Elapsed.Ticks;

    public override DateTimeOffset GetUtcNow() => start + Elapsed;

    private TimeSpan Elapsed
    {
        get
        {
            lock (_lock)
            {
                return _elapsed;
            }
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime < TimeSpan.Zero || dueTime > LongestWait)
        {
            return new Gone();
        }

        _ = Task.Run(async () =>
        {
            await During();
            lock (_lock)
            {
                _elapsed += dueTime;
            }

            callback(state);
        });
        return new Gone();
    }

    private sealed class Gone : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
