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

    /// <summary>Environments observed at least once.</summary>
    public IEnumerable<string> Observed => _slots.Where(s => s.Value.LastSuccess is not null).Select(s => s.Key);

    /// <summary>An observation that began no earlier than an instant.</summary>
    /// <param name="notBefore">What was observed earlier does not do.</param>
    /// <param name="cancellationToken">Gives this asker up; others that wait go on.</param>
    public async Task<EnvironmentPass> GetAsync(string environment, TimeSpan notBefore, CancellationToken cancellationToken)
    {
        var slot = _slots.GetOrAdd(environment, _ => new());
        if (slot.Find(notBefore) is { } known)
        {
            return known;
        }

        await slot.Gate.WaitAsync(cancellationToken);
        try
        {
            return slot.Find(notBefore) ?? await ObserveAsync(environment, slot, cancellationToken);
        }
        finally
        {
            slot.Gate.Release();
        }
    }

    private async Task<EnvironmentPass> ObserveAsync(string environment, Slot slot, CancellationToken cancellationToken)
    {
        var startedAt = clock.Now;
        try
        {
            var pass = await observe(environment, cancellationToken);
            slot.Last = new(pass.StartedAt, pass, null);
            slot.LastSuccess = pass.StartedAt;
            return pass;
        }
        catch (Exception fault) when (Keep(slot, startedAt, fault, cancellationToken))
        {
            throw;
        }
    }

    /// <summary>Those who wait share a failure, too: a thousand keys do not try a thousand times. A cancelled observation is no failure.</summary>
    private static bool Keep(Slot slot, TimeSpan startedAt, Exception fault, CancellationToken cancellationToken)
    {
        if (!cancellationToken.IsCancellationRequested)
        {
            slot.Last = new(startedAt, null, ExceptionDispatchInfo.Capture(fault));
        }

        return false;
    }

    private sealed record Attempt(TimeSpan StartedAt, EnvironmentPass? Pass, ExceptionDispatchInfo? Fault);

    private sealed class Slot
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public volatile Attempt? Last;

        public TimeSpan? LastSuccess { get; set; }

        public EnvironmentPass? Find(TimeSpan notBefore)
        {
            if (Last is not { } last || last.StartedAt < notBefore)
            {
                return null;
            }

            last.Fault?.Throw();
            return last.Pass;
        }
    }
}
