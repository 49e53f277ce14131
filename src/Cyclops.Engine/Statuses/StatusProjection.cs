using Cyclops.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Plans;
using Cyclops.Model.Status;

namespace Cyclops.Engine.Statuses;

/// <summary>The only writer of conditions: what a visit learned, as status.</summary>
public static class StatusProjection
{
    /// <summary>Projects a visit.</summary>
    /// <param name="before">The status until now; a condition whose status stays keeps its since-time.</param>
    /// <param name="standing">What the visit learned.</param>
    /// <param name="now">The time of the visit.</param>
    public static ObjectStatus Project(ObjectStatus? before, Standing standing, DateTimeOffset now)
    {
        Condition[] conditions = [Valid(standing), Synced(standing), Ready(standing), Degraded(standing)];
        return new(
            standing.Key,
            standing.Commit,
            conditions.Select(c => c with { ObservedCommit = standing.Commit, Since = Since(before?[c.Type], c, now) }).ToEquatableList(),
            standing.Plan is null ? before?.Resources ?? [] : standing.Results.Select(Resource).ToEquatableList(),
            standing.Plan is null ? before?.Drift ?? [] : Drift(standing.Plan).ToEquatableList(),
            standing.NextVisit);
    }

    private static DateTimeOffset Since(Condition? before, Condition now, DateTimeOffset time) =>
        before is not null && before.Status == now.Status ? before.Since : time;

    private static Condition Make(ConditionType type, ConditionStatus status, string reason, string message) =>
        new(type, status, reason, message, null, default);

    private static Condition Valid(Standing standing)
    {
        if (standing.SourceHold is { } hold)
        {
            return Make(ConditionType.Valid, ConditionStatus.Unknown, hold.Reason, hold.Message);
        }

        return standing.Errors.Count == 0
            ? Make(ConditionType.Valid, ConditionStatus.True, "ManifestValid", "the manifest was read without an error")
            : Make(ConditionType.Valid, ConditionStatus.False, standing.Errors[0].Code, string.Join("; ", standing.Errors));
    }

    private static Condition Synced(Standing standing)
    {
        if (standing.Fault is { } fault)
        {
            return Make(ConditionType.Synced, ConditionStatus.Unknown, fault.Reason, fault.Message);
        }

        if (standing.Plan is null)
        {
            return Make(ConditionType.Synced, ConditionStatus.Unknown, "NotPlanned", "nothing is planned until the manifests can be read; what runs is kept");
        }

        var open = standing.Results.Where(r => !IsDone(r)).ToList();
        if (open.Count == 0)
        {
            return standing.Unseen is { } unseen
                ? Make(ConditionType.Synced, ConditionStatus.Unknown, unseen.Reason, unseen.Message)
                : Make(ConditionType.Synced, ConditionStatus.True, "AsWanted", "AWS is as the manifest says");
        }

        var (reason, message) = Worst(open);
        var unknown = open.All(r => r.Step.Verb == Verb.Keep);
        return Make(ConditionType.Synced, unknown ? ConditionStatus.Unknown : ConditionStatus.False, reason, message);
    }

    /// <summary>A change that was made and that AWS is still at counts as made.</summary>
    private static bool IsDone(StepResult result) => result.Outcome switch
    {
        Outcome.Converged => true,
        Outcome.Progressing => true,
        _ => false,
    };

    private static Condition Ready(Standing standing)
    {
        if (standing.Fault is { } fault)
        {
            return Make(ConditionType.Ready, ConditionStatus.Unknown, fault.Reason, fault.Message);
        }

        if (standing.Plan is null)
        {
            return Make(ConditionType.Ready, ConditionStatus.Unknown, "NotPlanned", "not looked at until the manifests can be read");
        }

        if (standing.IsRemoved && standing.Plan.Steps.All(s => s.Verb == Verb.Keep) && standing.Results.All(r => r.Outcome is Outcome.Converged))
        {
            return Make(ConditionType.Ready, ConditionStatus.True, "Removed", "nothing of it is left, as its manifest says: its folder can be removed");
        }

        if (standing.IsRemoved || (standing.Plan.Steps.Count > 0 && standing.Plan.Steps.All(s => s.Verb == Verb.Delete)))
        {
            return standing.Results.All(r => r.Outcome is Outcome.Converged)
                ? Make(ConditionType.Ready, ConditionStatus.False, "Removed", "everything was removed")
                : Make(ConditionType.Ready, ConditionStatus.False, "Removing", Worst([.. standing.Results.Where(r => r.Outcome is not Outcome.Converged)]).Message);
        }

        var wanted = standing.Results.Where(r => r.Step.Verb != Verb.Delete && r.Outcome is not Outcome.Converged).ToList();
        if (wanted.Count == 0)
        {
            return Make(ConditionType.Ready, ConditionStatus.True, "Serving", "everything is there and well");
        }

        var (reason, message) = Worst(wanted);
        return Make(ConditionType.Ready, ConditionStatus.False, reason, message);
    }

    private static Condition Degraded(Standing standing)
    {
        if (standing.SourceHold is { } hold)
        {
            return Make(ConditionType.Degraded, ConditionStatus.True, hold.Reason, hold.Message);
        }

        if (standing.Errors.Count > 0)
        {
            return Make(ConditionType.Degraded, ConditionStatus.True, standing.Errors[0].Code, $"frozen at what runs: {standing.Errors[0]}");
        }

        if (standing.Fault is { } fault)
        {
            return Make(ConditionType.Degraded, ConditionStatus.True, fault.Reason, fault.Message);
        }

        var bad = standing.Results.Where(r => r.Outcome is Outcome.Failed or Outcome.Stalled).ToList();
        if (bad.Count == 0)
        {
            return Warning(standing.Plan);
        }

        var (reason, message) = Worst(bad);
        return Make(ConditionType.Degraded, ConditionStatus.True, reason, message);
    }

    private static Condition Warning(Plan? plan) => plan switch
    {
        { Forecasts: [var forecast, ..] } => Make(ConditionType.Degraded, ConditionStatus.True, "Forecast", forecast),
        { Drift: [var drift, ..] } => Make(ConditionType.Degraded, ConditionStatus.True, "Drifted", drift),
        _ => Make(ConditionType.Degraded, ConditionStatus.False, "Well", "nothing is wrong"),
    };

    /// <summary>The one thing to say when several are open: what went wrong before what waits.</summary>
    private static (string Reason, string Message) Worst(IReadOnlyCollection<StepResult> open)
    {
        var worst = open.OrderBy(r => Severity(r.Outcome)).First();
        var (reason, message) = Words(worst.Outcome);
        return (reason, message);
    }

    private static int Severity(Outcome outcome) => outcome switch
    {
        Outcome.Stalled => 0,
        Outcome.Failed => 1,
        Outcome.Progressing => 2,
        Outcome.Blocked => 3,
        _ => 4,
    };

    private static (string Reason, string Message) Words(Outcome outcome) => outcome switch
    {
        Outcome.Converged => ("", ""),
        Outcome.Progressing p => (p.Reason, p.Message),
        Outcome.Blocked b => ("Blocked", b.Message),
        Outcome.Failed f => (f.Reason, f.Message),
        Outcome.Stalled s => (s.Reason, s.Message),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static ResourceStatus Resource(StepResult result)
    {
        var (reason, message) = Words(result.Outcome);
        return new(result.Step.Id, result.Outcome.GetType().Name, reason, message);
    }

    private static IEnumerable<string> Drift(Plan plan) => Repaired(plan).Concat(plan.Drift);

    /// <summary>What AWS took back by itself was nobody's doing.</summary>
    private static IEnumerable<string> Repaired(Plan plan) =>
        from step in plan.Steps
        where step.Refusal?.Reason != Refusal.RolloutFailed
        from change in step.Changes
        where step.Verb == Verb.Update && change.Cause is ChangeCause.Drift or ChangeCause.ManifestAndDrift
        select $"{step.Id} {change.Path}: someone changed it in AWS to {change.Live ?? "(nothing)"}; the manifest says {change.Wanted ?? "(nothing)"}";
}
