namespace Cyclops.Simulation.Machine;

/// <summary>The time of a simulated world. It passes only when nobody has anything left to do.</summary>
internal sealed class VirtualClock(DateTimeOffset start)
{
    private readonly PriorityQueue<(VirtualTimer Timer, int Setting), (long Due, long Order)> _due = new();
    private long _order;

    /// <summary>Time since the world began.</summary>
    public TimeSpan Elapsed { get; private set; }

    public DateTimeOffset UtcNow => start + Elapsed;

    /// <summary>Fires the next timer that is due by then, with the clock at its due time.</summary>
    /// <returns>False when there is none: then the clock is at that time.</returns>
    public bool FireNext(TimeSpan until)
    {
        while (_due.TryPeek(out var next, out var at) && at.Due <= until.Ticks)
        {
            _due.Dequeue();
            if (next.Timer.IsSet(next.Setting))
            {
                Elapsed = new(Math.Max(Elapsed.Ticks, at.Due));
                next.Timer.Fire();
                return true;
            }
        }

        Elapsed = until > Elapsed ? until : Elapsed;
        return false;
    }

    public void Schedule(VirtualTimer timer, int setting, TimeSpan due) =>
        _due.Enqueue((timer, setting), ((Elapsed + due).Ticks, _order++));
}
