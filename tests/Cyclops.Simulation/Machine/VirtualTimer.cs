namespace Cyclops.Simulation.Machine;

/// <summary>A timer of one life of the controller; it is silent once that life has ended.</summary>
internal sealed class VirtualTimer(VirtualClock clock, TimerCallback callback, object? state, Func<bool> isDead) : ITimer
{
    private TimeSpan _period = Timeout.InfiniteTimeSpan;
    private int _setting;

    /// <summary>Whether a scheduled firing still stands: a later setting replaces it.</summary>
    public bool IsSet(int setting) => setting == _setting && !isDead();

    public void Fire()
    {
        if (_period > TimeSpan.Zero)
        {
            clock.Schedule(this, _setting, _period);
        }

        callback(state);
    }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        _setting++;
        _period = period;
        if (dueTime != Timeout.InfiniteTimeSpan)
        {
            clock.Schedule(this, _setting, dueTime);
        }

        return true;
    }

    public void Dispose() => _setting++;

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
