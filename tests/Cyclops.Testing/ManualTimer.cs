namespace Cyclops.Testing;

/// <summary>A timer of <see cref="ManualTime"/>.</summary>
internal sealed class ManualTimer(ManualTime time, Action fire) : ITimer
{
    public TimeSpan DueAt { get; private set; }

    public TimeSpan Period { get; private set; }

    public long Order { get; private set; }

    public void Plan(TimeSpan dueAt, TimeSpan period, long order) => (DueAt, Period, Order) = (dueAt, period, order);

    public void Fire() => fire();

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        time.Schedule(this, dueTime, period);
        return true;
    }

    public void Dispose() => time.Schedule(this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
