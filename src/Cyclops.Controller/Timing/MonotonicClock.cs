namespace Cyclops.Controller.Timing;

/// <summary>
/// Time since this was made, by a clock that nobody can set: a jump of the wall clock neither skips nor delays a visit.
/// No two answers are equal, so that what began before and after a moment can always be told apart.
/// </summary>
public sealed class MonotonicClock(TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();
    private long _last;

    /// <summary>The provider behind it, for timers.</summary>
    public TimeProvider Provider => time;

    /// <summary>Time since the start.</summary>
    public TimeSpan Now
    {
        get
        {
            var elapsed = time.GetElapsedTime(_start).Ticks;
            while (true)
            {
                var last = Interlocked.Read(ref _last);
                var now = Math.Max(elapsed, last + 1);
                if (Interlocked.CompareExchange(ref _last, now, last) == last)
                {
                    return new(now);
                }
            }
        }
    }

    /// <summary>The wall clock: for people, and beside what AWS says of its own.</summary>
    public DateTimeOffset UtcNow => time.GetUtcNow();

    /// <summary>An instant of this clock as people read it.</summary>
    public DateTimeOffset ToUtc(TimeSpan instant) => UtcNow + (instant - time.GetElapsedTime(_start));
}
