namespace Cyclops.Simulation.Machine;

/// <summary>The clock as one life of the controller, or the cloud, sees it.</summary>
/// <param name="isDead">Once true, no timer fires any more.</param>
internal sealed class VirtualTime(VirtualClock clock, Func<bool> isDead) : TimeProvider
{
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long GetTimestamp() => clock.Elapsed.Ticks;

    public override DateTimeOffset GetUtcNow() => clock.UtcNow;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(clock, callback, state, isDead);
        timer.Change(dueTime, period);
        return timer;
    }
}
