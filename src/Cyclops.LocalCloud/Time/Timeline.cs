namespace Cyclops.LocalCloud.Time;

/// <summary>
/// What will happen later, in order of its due time. Nothing runs by itself: each call first advances the line to the clock,
/// so no timer and no thread is needed and a virtual clock decides everything.
/// </summary>
/// <remarks>Not thread safe; used inside the cloud's gate.</remarks>
public sealed class Timeline
{
    private readonly PriorityQueue<Action<DateTimeOffset>, (long Due, long Order)> _due = new();
    private long _order;

    /// <summary>Counts what has run.</summary>
    public long Passed { get; private set; }

    /// <summary>The instant of the next transition, or null when nothing is waiting. A simulator sleeps until it.</summary>
    public DateTimeOffset? Next => _due.TryPeek(out _, out var at) ? new DateTimeOffset(at.Due, TimeSpan.Zero) : null;

    /// <summary>Runs <paramref name="transition"/> with its due time once the clock has reached it; ties run in the order scheduled.</summary>
    public void Schedule(DateTimeOffset due, Action<DateTimeOffset> transition) =>
        _due.Enqueue(transition, (due.UtcTicks, _order++));

    /// <summary>Runs all transitions that are due, those included that the transitions themselves schedule.</summary>
    public void AdvanceTo(DateTimeOffset now)
    {
        while (_due.TryPeek(out var transition, out var at) && at.Due <= now.UtcTicks)
        {
            _due.Dequeue();
            Passed++;
            transition(new DateTimeOffset(at.Due, TimeSpan.Zero));
        }
    }

    public void Clear() => _due.Clear();
}
