using Cyclops.Model.Outcomes;

namespace Cyclops.Engine.Applying;

/// <summary>Outcomes to the next visit. Pure: chance comes in as a number.</summary>
public static class RequeuePolicy
{
    /// <summary>The first delay after a failure.</summary>
    public static readonly TimeSpan InitialBackoff = TimeSpan.FromSeconds(2);

    /// <summary>Retries go on for ever, never further apart than this.</summary>
    public static readonly TimeSpan MaxBackoff = TimeSpan.FromMinutes(5);

    /// <summary>When to look again.</summary>
    /// <param name="results">What became of the steps.</param>
    /// <param name="failures">Visits in a row, this one included, that had a failure.</param>
    /// <param name="jitter">0 to 1: where in its upper half a backoff falls.</param>
    /// <returns>Null when nothing is open: the next resync is soon enough.</returns>
    public static TimeSpan? Next(IEnumerable<StepResult> results, int failures, double jitter)
    {
        TimeSpan? next = null;
        foreach (var result in results)
        {
            var delay = result.Outcome switch
            {
                Outcome.Progressing p => p.LookAgainIn,
                Outcome.Failed => Backoff(failures, jitter),
                Outcome.Blocked => Backoff(failures, jitter),
                Outcome.Stalled => MaxBackoff,
                _ => (TimeSpan?)null,
            };
            next = delay is null || delay >= next ? next : delay;
        }

        return next;
    }

    /// <summary>Doubles from <see cref="InitialBackoff"/> up to <see cref="MaxBackoff"/>; its upper half is jitter.</summary>
    public static TimeSpan Backoff(int failures, double jitter)
    {
        var exponent = Math.Clamp(failures - 1, 0, 16);
        var full = Math.Min(InitialBackoff.TotalSeconds * Math.Pow(2, exponent), MaxBackoff.TotalSeconds);
        return TimeSpan.FromSeconds((full / 2) + (full / 2 * jitter));
    }
}
