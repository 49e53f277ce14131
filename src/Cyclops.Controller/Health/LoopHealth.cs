using Cyclops.Controller.Timing;

namespace Cyclops.Controller.Health;

/// <summary>Whether the loops live and get somewhere.</summary>
internal sealed class LoopHealth(MonotonicClock clock)
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, string> _dead = new(StringComparer.Ordinal);
    private TimeSpan _lastPoll = clock.Now;
    private TimeSpan _lastVisit = clock.Now;

    /// <summary>A poll came to its end, whatever it found.</summary>
    public void Polled() => Set(ref _lastPoll);

    /// <summary>A visit came to its end, whatever it found.</summary>
    public void Visited() => Set(ref _lastVisit);

    public void Died(string loop, Exception fault)
    {
        lock (_lock)
        {
            _dead[loop] = fault.GetType().Name;
        }
    }

    /// <summary>What is wrong with the process; empty when nothing is.</summary>
    /// <param name="pollBound">Longest time between two polls.</param>
    /// <param name="visitBound">Longest time between two visits; null where there is nothing to visit.</param>
    public IReadOnlyList<string> Problems(TimeSpan pollBound, TimeSpan? visitBound)
    {
        lock (_lock)
        {
            var now = clock.Now;
            List<string> problems = [.. _dead.Select(d => $"the loop {d.Key} died ({d.Value})")];
            if (now - _lastPoll > pollBound)
            {
                problems.Add($"the branch was not looked at for {(now - _lastPoll).TotalSeconds:0} s");
            }

            if (visitBound is { } bound && now - _lastVisit > bound)
            {
                problems.Add($"no visit came to its end for {(now - _lastVisit).TotalSeconds:0} s");
            }

            return problems;
        }
    }

    private void Set(ref TimeSpan last)
    {
        lock (_lock)
        {
            last = clock.Now;
        }
    }
}
