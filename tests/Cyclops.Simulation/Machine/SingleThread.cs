namespace Cyclops.Simulation.Machine;

/// <summary>
/// Where the continuations of one life of the controller wait for their turn on the one thread. Abandoned, they never get it:
/// that is what a kill looks like from inside.
/// </summary>
/// <param name="pick">Which of the waiting is next: first come, first served, or as chance has it.</param>
internal sealed class SingleThread(Func<int, int> pick) : SynchronizationContext
{
    private readonly List<(SendOrPostCallback Callback, object? State)> _ready = [];
    private bool _isAbandoned;

    /// <remarks>.NET ends a delay that is cancelled on a thread of its pool, so this is the one door others may knock at.</remarks>
    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (_ready)
        {
            if (!_isAbandoned)
            {
                _ready.Add((d, state));
            }
        }
    }

    public override SynchronizationContext CreateCopy() => this;

    public void Abandon()
    {
        lock (_ready)
        {
            _isAbandoned = true;
            _ready.Clear();
        }
    }

    /// <summary>Runs one continuation.</summary>
    /// <returns>False when none waits.</returns>
    public bool RunNext()
    {
        (SendOrPostCallback Callback, object? State) next;
        lock (_ready)
        {
            if (_ready.Count == 0)
            {
                return false;
            }

            var index = _ready.Count == 1 ? 0 : pick(_ready.Count);
            next = _ready[index];
            _ready.RemoveAt(index);
        }

        Run(() => next.Callback(next.State));
        return true;
    }

    /// <summary>Runs an action as this life's own.</summary>
    public void Run(Action action)
    {
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            action();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }
}
