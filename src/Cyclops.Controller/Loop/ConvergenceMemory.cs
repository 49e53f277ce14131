using Cyclops.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Plans;

namespace Cyclops.Controller.Loop;

/// <summary>
/// What was changed lately for one key, to notice a change that does not stick: planned again just after it was made. Such a
/// change is reported with both values and made again only now and then, or at a new commit.
/// </summary>
internal sealed class ConvergenceMemory
{
    public const string Reason = "NotConverging";

    /// <summary>How long a change that does not stick is left alone.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    /// <summary>AWS's listings may lag behind a change that it has taken, and not for longer than this: what they show then is so.</summary>
    public static readonly TimeSpan Lag = TimeSpan.FromSeconds(15);

    /// <summary>A change that AWS says it is still at may be planned as often before it counts as not sticking; so may one that made what is gone again.</summary>
    private const int ManyTimes = 3;

    private readonly Dictionary<ResourceId, AppliedChange> _applied = [];

    /// <summary>The steps of a plan that were made before and did not stick, with the reason to hold them.</summary>
    /// <param name="hasFailed">Whether AWS says that a resource's last change went wrong; null: of none.</param>
    public Dictionary<ResourceId, Refusal> Judge(Plan plan, ChangeBasis basis, TimeSpan now, Predicate<ResourceId>? hasFailed = null)
    {
        var holds = new Dictionary<ResourceId, Refusal>();
        foreach (var step in plan.Steps)
        {
            if (_applied.TryGetValue(step.Id, out var applied)
                && HoldOf(step, applied, basis, hasFailed?.Invoke(step.Id) == true) is { } hold
                && now - applied.At < hold)
            {
                holds[step.Id] = new(Reason, Describe(step, applied.At + hold - now));
            }
            else if (applied is not null && Rollout(step, applied, basis) is { } change && now - applied.At < Lag)
            {
                holds[step.Id] = new(Reason, $"{step.Id}: {change.Path} was set to {change.Wanted ?? "(nothing)"} and reads {change.Live ?? "(nothing)"}; AWS may not show it yet, or has taken it back: it is looked at again before anything is changed");
            }
        }

        return holds;
    }

    /// <summary>
    /// The steps of a plan that would roll out once more what AWS had begun to roll out and then took back, with what was said
    /// of it last. It had begun if it was seen under way, or if AWS took it and no listing can be as old any more.
    /// </summary>
    public IEnumerable<(ResourceId Resource, string Message)> TakenBack(Plan plan, ChangeBasis basis, TimeSpan now)
    {
        foreach (var step in plan.Steps)
        {
            if (_applied.TryGetValue(step.Id, out var applied)
                && Rollout(step, applied, basis) is { } change
                && (applied.WasSeen || now - applied.At >= Lag))
            {
                yield return (step.Id, $"{change.Path} was set to {change.Wanted ?? "(nothing)"}, and AWS took it back to {change.Live ?? "(nothing)"} before it settled: {applied.LastWord}");
            }
        }
    }

    /// <summary>Remembers what was made, and what became of it since.</summary>
    public void Learn(IEnumerable<StepResult> results, ChangeBasis basis, TimeSpan now)
    {
        foreach (var (step, outcome, attempted) in results)
        {
            if (outcome is Outcome.Progressing { IsPrepared: true })
            {
                // Nothing was made, so what was made before it counts on.
            }
            else if (attempted)
            {
                LearnMade(step, outcome, basis, now);
            }
            else if (step.Verb == Verb.Keep)
            {
                LearnSeen(step.Id, outcome);
            }
        }
    }

    private void LearnMade(Step step, Outcome outcome, ChangeBasis basis, TimeSpan now)
    {
        if (outcome is not (Outcome.Converged or Outcome.Progressing))
        {
            _applied.Remove(step.Id);
            return;
        }

        var times = _applied.TryGetValue(step.Id, out var before) && before.Basis == basis && before.IsAgain(step) ? before.Times + 1 : 1;
        var word = (outcome as Outcome.Progressing)?.Message ?? "";
        _applied[step.Id] = new(step, basis, outcome is Outcome.Converged, times, now, WasSeen: false, word);
    }

    private void LearnSeen(ResourceId id, Outcome outcome)
    {
        if (outcome is Outcome.Converged)
        {
            _applied.Remove(id);
        }
        else if (outcome is Outcome.Progressing progressing && _applied.TryGetValue(id, out var applied))
        {
            _applied[id] = applied with { WasSeen = true, LastWord = progressing.Message };
        }
    }

    /// <summary>What a step would roll out once more that was begun already and has not settled; null when it does nothing of the kind.</summary>
    private static FieldChange? Rollout(Step step, AppliedChange applied, ChangeBasis basis) =>
        step is { Mutates: true, Verb: Verb.Update }
        && step.Changes.FirstOrDefault(c => c.Mode == ChangeMode.Rollout) is { } change
        && applied is { Settled: false, Step.Verb: Verb.Update }
        && applied.Basis.Fingerprint == basis.Fingerprint
        && applied.Held(change)
            ? change
            : null;

    /// <summary>How long a change that is planned again is left alone; null: it may be made.</summary>
    /// <remarks>What is gone was removed by somebody once no listing can be as old: it is made again, though not for ever.</remarks>
    private static TimeSpan? HoldOf(Step step, AppliedChange applied, ChangeBasis basis, bool hasFailed)
    {
        if (!step.Mutates || !applied.IsAgain(step) || applied.Basis != basis)
        {
            return null;
        }

        return (applied.Settled, step.Verb) switch
        {
            (true, Verb.Create) when applied.Times < ManyTimes => Lag,
            (true, _) => Pause,
            (false, Verb.Delete) => null,
            (false, Verb.Update) when applied.WasSeen || hasFailed => Pause,
            _ => applied.Times >= ManyTimes ? Pause : null,
        };
    }

    private static string Describe(Step step, TimeSpan left)
    {
        var what = step.Verb switch
        {
            Verb.Create => "it was made and AWS does not show it",
            Verb.Delete => "it was removed and AWS still shows it",
            _ => string.Join(", ", step.Changes.Select(c =>
                $"{c.Path} was set to {c.Wanted ?? "(nothing)"} and reads {c.Live ?? "(nothing)"} again")),
        };
        var when = left < TimeSpan.FromMinutes(1) ? $"{Math.Ceiling(left.TotalSeconds):0} s" : $"{Math.Ceiling(left.TotalMinutes):0} min";
        return $"{step.Id}: {what}; it is tried again in {when} or at a new commit. "
            + "Something else may be changing it, or AWS does not take the value";
    }
}
