namespace Cyclops.Testing;

/// <summary>Time that passes only when a test says so. Timers fire on the thread that lets it pass, in order of their due times.</summary>
public sealed class ManualTime(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private TimeSpan _elapsed;
    private long _order;

    /// <summary>One that starts in 2026.</summary>
    public ManualTime()
        : this(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))
    {
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long GetTimestamp() => Elapsed().Ticks;

    public override DateTimeOffset GetUtcNow() => start + Elapsed();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Lets time pass. A timer finds the clock at its due time, as it would if it were waited for.</summary>
    public void Advance(TimeSpan by)
    {
        var until = Elapsed() + by;
        while (Next(until) is { } due)
        {
            due.Fire();
        }

        lock (_lock)
        {
            _elapsed = until;
        }
    }

    internal void Schedule(ManualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_lock)
        {
            _timers.Remove(timer);
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                timer.Plan(_elapsed + dueTime, period, ++_order);
                _timers.Add(timer);
            }
        }
    }

    private TimeSpan Elapsed()
    {
        lock (_lock)
        {
            return _elapsed;
        }
    }

    private ManualTimer? Next(TimeSpan until)
    {
        lock (_lock)
        {
            var next = _timers.Where(t => t.DueAt <= until).OrderBy(t => t.DueAt).ThenBy(t => t.Order).FirstOrDefault();
            if (next is null)
            {
                return null;
            }

            _elapsed = next.DueAt > _elapsed ? next.DueAt : _elapsed;
            _timers.Remove(next);
            if (next.Period > TimeSpan.Zero)
            {
                next.Plan(next.DueAt + next.Period, next.Period, ++_order);
                _timers.Add(next);
            }

            return next;
        }
    }
}
