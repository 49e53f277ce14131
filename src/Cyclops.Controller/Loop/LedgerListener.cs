using Cyclops.Controller.Logging;
using Cyclops.Controller.Sources;
using Cyclops.Controller.Store;
using Cyclops.Controller.Timing;
using Cyclops.Engine.Applying;
using Cyclops.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Plans;

namespace Cyclops.Controller.Loop;

/// <summary>Puts every step of one visit on record: the intent before it, for good, and the outcome after.</summary>
internal sealed class LedgerListener(
    IStateStore store,
    SourceState source,
    AcceptedManifests accepted,
    MonotonicClock clock,
    ILogger log) : IApplyListener
{
    private const int LongestValue = 512;

    private long? _open;
    private TimeSpan _startedAt;

    /// <summary>When AWS was last changed, or may have been; null when it was not.</summary>
    public TimeSpan? LastWrite { get; private set; }

    /// <inheritdoc/>
    /// <exception cref="HeadMovedException">The step follows from manifests that are not followed any more, or deletes while nobody knows whether they still are.</exception>
    /// <exception cref="StoreException">Without a record of it nothing is changed.</exception>
    public async Task StartingAsync(Step step, CancellationToken cancellationToken)
    {
        var now = source.View;
        if (now.Accepted?.TreeId != accepted.TreeId || (step.Verb == Verb.Delete && now.Hold is not null))
        {
            throw new HeadMovedException();
        }

        _open = await store.AppendIntentAsync(IntentOf(step), cancellationToken);
        _startedAt = clock.Now;
        LastWrite = _startedAt;
    }

    /// <inheritdoc/>
    /// <remarks>The outcome is written even while the process is being stopped: the change was made.</remarks>
    public async Task FinishedAsync(StepResult result, CancellationToken cancellationToken)
    {
        if (_open is not { } intent)
        {
            return;
        }

        LastWrite = clock.Now;
        _open = null;
        var status = Describe(result.Outcome);
        await store.AppendOutcomeAsync(
            new(intent, clock.UtcNow, result.Outcome.GetType().Name, status.Reason, status.Message),
            CancellationToken.None);
        Report(result, status.Message);
    }

    /// <summary>A step that was under way when the visit ended by an exception stays on record as such.</summary>
    public async Task CloseAsync()
    {
        if (_open is { } intent)
        {
            LastWrite = clock.Now;
            _open = null;
            await store.AppendOutcomeAsync(LedgerOutcome.Interrupted(intent, clock.UtcNow), CancellationToken.None);
        }
    }

    private static (string Reason, string Message) Describe(Outcome outcome) => outcome switch
    {
        Outcome.Progressing p => (p.Reason, p.Message),
        Outcome.Failed f => (f.Reason, f.Message),
        Outcome.Stalled s => (s.Reason, s.Message),
        Outcome.Converged { Note.Length: > 0 } c => ("Done", c.Note),
        Outcome.Blocked b => ("Blocked", b.Message),
        _ => ("", ""),
    };

    private static string? Cut(string? value) => value is { Length: > LongestValue } ? string.Concat(value.AsSpan(0, LongestValue), "…") : value;

    private static string Why(Step step) => step.Verb switch
    {
        Verb.Create => $"it is in {step.Source} and not in AWS",
        Verb.Delete => "no manifest asks for it any more",
        _ when step.Changes.All(c => c.Cause == ChangeCause.Drift) => "someone changed it in AWS",
        _ when step.Changes.Any(c => c.Cause is ChangeCause.Drift or ChangeCause.ManifestAndDrift) => "the manifest changed, and someone changed it in AWS",
        _ when step.Changes.All(c => c.Cause == ChangeCause.TagMoved) => "the registry has another image by its tag",
        _ => $"it is not as {step.Source} says",
    };

    private LedgerIntent IntentOf(Step step) => new(
        clock.UtcNow,
        step.Id,
        step.Verb,
        step.Changes.Select(c => new LedgerField(c.Path, Cut(c.Wanted), Cut(c.Live))).ToEquatableList(),
        accepted.Commit.Id,
        accepted.Commit.Author,
        Why(step));

    private void Report(StepResult result, string message)
    {
        var (step, outcome, _) = result;
        var elapsed = (clock.Now - _startedAt).TotalMilliseconds;
        if (outcome is Outcome.Failed or Outcome.Stalled)
        {
            log.StepFailed(step.Id.Owner, step.Verb, step.Id.LocalName, outcome.GetType().Name, message);
            return;
        }

        if (log.IsEnabled(LogLevel.Information))
        {
            var fields = step.Verb == Verb.Update ? $" ({string.Join(", ", step.Changes.Select(c => c.Path))})" : "";
            log.StepMade(step.Id.Owner, step.Verb, step.Id.LocalName, fields, outcome.GetType().Name, (long)elapsed);
        }
    }
}
