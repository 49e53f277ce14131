using Cyclops.Ctl.Workspaces;
using Cyclops.Model;
using Cyclops.Model.Plans;
using Cyclops.Reconcilers.Image;
using Cyclops.Reconcilers.LoadBalancers;

namespace Cyclops.Ctl.Verifying;

/// <summary>A plan as checks: what its steps are refused for, what could not be read, and what was forecast. Nothing is judged anew.</summary>
internal static class PlanChecks
{
    /// <summary>Somebody said so: nothing is wrong with the app.</summary>
    private static readonly string[] Held = ["Paused", "Suspended", "AppsLeft", "EnvironmentUnknown", "EnvironmentRefused"];

    public static IEnumerable<Check> Of(EnvironmentWork work, Plan plan)
    {
        var said = new HashSet<Refusal>();
        var checks = new List<Finding>();
        foreach (var step in plan.Steps.OrderBy(s => CheckNames.RankOf(CheckNames.Of(work.Kinds[s.Id.Kind]))))
        {
            // What holds an app up is said once, by what it is about: that comes first.
            if (step.Refusal is not { } refusal)
            {
                // Where apps are placed is not a thing of its own: the quotas say it.
                checks.AddRange(step.Id.Kind == LoadBalancerFleetKind.KindName ? [] : Good(work, step).Select(c => new Finding(step, c)));
            }
            else if (said.Add(refusal))
            {
                checks.Add(new(step, Refused(work, step, refusal)));
            }
        }

        return Folded(work, checks).Concat(plan.Drift.Select(d => new Check(CheckNames.Drift, CheckStatus.Warn, plan.Key.ToString(), d)));
    }

    private static Check Refused(EnvironmentWork work, Step step, Refusal refusal)
    {
        var status = step.Verb == Verb.Keep ? CheckStatus.Unknown
            : step.Verb == Verb.Delete || refusal.WaitsFor is not null || Held.Contains(refusal.Reason, StringComparer.Ordinal) ? CheckStatus.Warn
            : CheckStatus.Fail;
        var name = Held.Contains(refusal.Reason, StringComparer.Ordinal) ? CheckNames.Environment
            : step.Verb == Verb.Delete ? CheckNames.Removal
            : NameOf(work, step);
        return new(name, status, WhatOf(work, step), refusal.Message);
    }

    private static IEnumerable<Check> Good(EnvironmentWork work, Step step)
    {
        var (name, what) = (NameOf(work, step), WhatOf(work, step));
        if (work.Plans.Request.World[step.Id] is Observation.Found { Forecasts.Count: > 0 } trouble)
        {
            return trouble.Forecasts.Select(f => new Check(name, trouble.IsAssumed ? CheckStatus.Unknown : CheckStatus.Warn, what, f));
        }

        return work.Plans.Request.World[step.Id] is Observation.Found { IsAssumed: true }
            ? [new(name, CheckStatus.Warn, what, $"{what} is taken for what the controller left: nobody here may ask")]
            : work.Plans.FailureOf(step.Id) is { } failure ? [new(name, CheckStatus.Warn, what, $"{what}: its last change went wrong: {failure.Message}")]
            : [new(name, CheckStatus.Ok, what, Told(step, work.Plans.Request.World[step.Id]))];
    }

    private static string Told(Step step, Observation observation) => step.Verb switch
    {
        Verb.Create => "to be made",
        Verb.Update => $"to be changed ({string.Join(", ", step.Changes.Select(c => c.Path).Take(3))}{(step.Changes.Count > 3 ? ", ..." : "")})",
        Verb.Delete => "to be removed",
        _ => observation is Observation.Found { Outputs: var outputs } && outputs.TryGetValue(ImageKind.ReferenceOutput, out var reference) && step.Id.Kind == ImageKind.KindName
            ? $"there, as {reference[(reference.IndexOf('@', StringComparison.Ordinal) + 1)..]}"
            : "there",
    };

    /// <summary>Those that are well and of which the same is said go on one line.</summary>
    private static IEnumerable<Check> Folded(EnvironmentWork work, IEnumerable<Finding> findings) => findings
        .GroupBy(f => f.Check.Status == CheckStatus.Ok ? f.Check with { LookedAt = "" } : f.Check)
        .Select(g => g.Key.Status == CheckStatus.Ok ? g.Key with { LookedAt = Names(work, g) } : g.Key);

    private static string Names(EnvironmentWork work, IEnumerable<Finding> findings) => string.Join(", ", findings
        .GroupBy(f => f.Step.Id.Kind, StringComparer.Ordinal)
        .Select(g => $"{work.Kinds[g.Key].DisplayName} {string.Join(" and ", g.Select(f => f.Step.Id.Name))}"));

    private static string NameOf(EnvironmentWork work, Step step) => CheckNames.Of(work.Kinds[step.Id.Kind]);

    private static string WhatOf(EnvironmentWork work, Step step) => $"{work.Kinds[step.Id.Kind].DisplayName} {step.Id.Name}";

    private readonly record struct Finding(Step Step, Check Check);
}
