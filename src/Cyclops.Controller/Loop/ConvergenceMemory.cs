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

    /// <summary>A change that AWS says it is still at may be planned as often before it counts as not sticking.</summary>
    private const int UnsettledTimes = 3;

    private readonly Dictionary<ResourceId, AppliedChange> _applied = [];

    /// <summary>The steps of a plan that were made before and did not stick, with the reason to hold them.</summary>
    public Dictionary<ResourceId, Refusal> Judge(Plan plan, CommitId commit, TimeSpan now)
    {
        var holds = new Dictionary<ResourceId, Refusal>();
        foreach (var step in plan.Steps)
        {
            if (step.Verb == Verb.Keep)
            {
                _applied.Remove(step.Id);
            }
            else if (_applied.TryGetValue(step.Id, out var applied) && IsHeld(step, applied, commit, now))
            {
                holds[step.Id] = new(Reason, Describe(step, applied.At + Pause - now));
            }
        }

        return holds;
    }

    /// <summary>Remembers what was made.</summary>
    public void Learn(IEnumerable<StepResult> results, CommitId commit, TimeSpan now)
    {
        foreach (var (step, outcome, attempted) in results)
        {
            if (!attempted)
            {
                continue;
            }

            if (outcome is not (Outcome.Converged or Outcome.Progressing))
            {
                _applied.Remove(step.Id);
                continue;
            }

            var signature = Signature(step);
            var times = _applied.TryGetValue(step.Id, out var before) && before.Signature == signature && before.Commit == commit
                ? before.Times + 1
                : 1;
            _applied[step.Id] = new(signature, commit, outcome is Outcome.Converged, times, now);
        }
    }

    private static bool IsHeld(Step step, AppliedChange applied, CommitId commit, TimeSpan now) =>
        step.Refusal is null
        && applied.Signature == Signature(step)
        && applied.Commit == commit
        && now - applied.At < Pause
        && (applied.Settled || (step.Verb != Verb.Delete && applied.Times >= UnsettledTimes));

    private static string Signature(Step step) =>
        $"{step.Verb}\n{string.Join('\n', step.Changes.Select(c => $"{c.Path}\t{c.Wanted}\t{c.Live}"))}";

    private static string Describe(Step step, TimeSpan left)
    {
        var what = step.Verb switch
        {
            Verb.Create => "it was made and AWS does not show it",
            Verb.Delete => "it was removed and AWS still shows it",
            _ => string.Join(", ", step.Changes.Select(c =>
                $"{c.Path} was set to {c.Wanted ?? "(nothing)"} and reads {c.Live ?? "(nothing)"} again")),
        };
        return $"{step.Id}: {what}; it is tried again in {Math.Ceiling(left.TotalMinutes):0} min or at a new commit. "
            + "Something else may be changing it, or AWS does not take the value";
    }
}
