using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Cyclops.Controller.Timing;

namespace Cyclops.Controller.Loop;

/// <summary>
/// The last observation of each environment. Who needs one that is recent enough shares it; so however many keys are due
/// together, they cost one. At most one observation per environment is under way.
/// </summary>
internal sealed class WorldCache(Func<string, CancellationToken, Task<EnvironmentPass>> observe, MonotonicClock clock)
{
    private readonly ConcurrentDictionary<string, Slot> _slots = new(StringComparer.Ordinal);

    /// <summary>Whether an environment was observed at least once.</summary>
    public bool WasObserved(string environment) => _slots.TryGetValue(environment, out var slot) && slot.WasObserved;

    /// <summary>An observation that began no earlier than an instant.</summary>
    /// <param name="notBefore">What was observed earlier does not do.</param>
    /// <param name="cancellationToken">Gives this asker up; others that wait go on.</param>
    public async Task<EnvironmentPass> GetAsync(string environment, TimeSpan notBefore, CancellationToken cancellationToken)
    {
        var slot = _slots.GetOrAdd(environment, _ => new());
        while (true)
        {
            if (slot.Find(notBefore, out var waiter) is { } known)
            {
                return known;
            }

            if (waiter is null)
            {
                return await ObserveAsync(environment, slot, cancellationToken);
            }

            using var registration = cancellationToken.Register(() => waiter.TrySetCanceled(cancellationToken));
            await waiter.Task;
        }
    }

    private async Task<EnvironmentPass> ObserveAsync(string environment, Slot slot, CancellationToken cancellationToken)
    {
        var startedAt = clock.Now;
        try
        {
            var pass = await observe(environment, cancellationToken);
            slot.Keep(new(pass.StartedAt, pass, null));
            return pass;
        }
        catch (Exception fault) when (Keep(slot, startedAt, fault, cancellationToken))
        {
            throw;
        }
        finally
        {
            slot.End();
        }
    }

    /// <summary>Those who wait share a failure, too: a thousand keys do not try a thousand times. A cancelled observation is no failure.</summary>
    private static bool Keep(Slot slot, TimeSpan startedAt, Exception fault, CancellationToken cancellationToken)
    {
        if (!cancellationToken.IsCancellationRequested)
        {
            slot.Keep(new(startedAt, null, ExceptionDispatchInfo.Capture(fault)));
        }

        return false;
    }

    private sealed record Attempt(TimeSpan StartedAt, EnvironmentPass? Pass, ExceptionDispatchInfo? Fault);

    private sealed class Slot
    {
        private readonly Lock _lock = new();
        private readonly List<TaskCompletionSource> _waiters = [];
        private Attempt? _last;
        private bool _isRunning;

        public bool WasObserved { get; private set; }

        /// <returns>What is recent enough; else null, with a waiter for the end of the one under way, or without one: then the asker observes.</returns>
        public EnvironmentPass? Find(TimeSpan notBefore, out TaskCompletionSource? waiter)
        {
            lock (_lock)
            {
                waiter = null;
                if (_last is { } last && last.StartedAt >= notBefore)
                {
                    last.Fault?.Throw();
                    return last.Pass;
                }

                if (_isRunning)
                {
                    waiter = new(TaskCreationOptions.RunContinuationsAsynchronously);
                    _waiters.Add(waiter);
                }

                _isRunning = true;
                return null;
            }
        }

        public void Keep(Attempt attempt)
        {
            lock (_lock)
            {
                _last = attempt;
                WasObserved |= attempt.Pass is not null;
            }
        }

        public void End()
        {
            lock (_lock)
            {
                _isRunning = false;
                foreach (var waiter in _waiters)
                {
                    waiter.TrySetResult();
                }

                _waiters.Clear();
            }
        }
    }
}
