using Cyclops.Engine.Kinds;
using Cyclops.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Plans;

namespace Cyclops.Controller.Loop;

/// <summary>Puts the root cause to rollouts that fail. It is read once for each thing that goes wrong, and nothing is while all is well.</summary>
internal sealed class RolloutCauses(RolloutMemory rollouts, KeyMemories memories)
{
    /// <summary>Reason of a rollout that takes longer than its manifest allows, and that AWS has not given up.</summary>
    public const string Slow = "RolloutSlow";

    /// <summary>The results of a visit, those of rollouts in trouble with their causes.</summary>
    public async Task<IReadOnlyList<StepResult>> ExplainAsync(EnvironmentPass pass, ChangeBasis basis, IReadOnlyList<StepResult> results, CancellationToken cancellationToken)
    {
        var explained = new List<StepResult>(results.Count);
        foreach (var result in results)
        {
            var isOpen = result is { Step: { Verb: Verb.Keep, Refusal: null }, Outcome: Outcome.Progressing or Outcome.Stalled };
            explained.Add(isOpen ? result with { Outcome = await ExplainAsync(pass, basis, result.Step.Id, result.Outcome, cancellationToken) } : result);
        }

        return explained;
    }

    /// <summary>Why AWS took back what was rolled out; null when nobody can tell.</summary>
    public static Task<string?> OfTakenBackAsync(EnvironmentPass pass, ResourceId id, CancellationToken cancellationToken) =>
        pass.Engine.Kinds.Find(id.Kind) is IRolloutExplainer explainer ? AskAsync(explainer, pass, id, cancellationToken) : Task.FromResult<string?>(null);

    private static Task<string?> AskAsync(IRolloutExplainer explainer, EnvironmentPass pass, ResourceId id, CancellationToken cancellationToken) =>
        explainer.ExplainAsync(pass.Accepted.Manifests.Platform!.Name, id, pass.Plans.Request.World, cancellationToken);

    private static Outcome With(Outcome outcome, string? cause, DateTimeOffset? missed) => (outcome, missed) switch
    {
        (Outcome.Progressing late, { } due) => new Outcome.Stalled(Slow, $"{cause ?? "the new version does not come up"}; it was to be up by {due:u}; ECS goes on trying: {late.Message}"),
        (Outcome.Progressing progressing, _) when cause is not null => progressing with { Message = $"{cause}; ECS goes on trying: {progressing.Message}" },
        (Outcome.Stalled stalled, _) when cause is not null => stalled with { Message = $"{cause}; it is not tried again until the manifest changes" },
        _ => outcome,
    };

    private async Task<Outcome> ExplainAsync(EnvironmentPass pass, ChangeBasis basis, ResourceId id, Outcome outcome, CancellationToken cancellationToken)
    {
        var seen = pass.Plans.Request;
        if (pass.Engine.Kinds.Find(id.Kind) is not IRolloutExplainer explainer || seen.World[id] is not Observation.Found found)
        {
            return outcome;
        }

        var due = explainer.DueAt(seen.Desired.Find(id)!, found);
        var missed = outcome is Outcome.Progressing && due <= seen.World.ObservedAt ? due : null;
        var mark = explainer.TroubleOf(found) ?? (missed is null ? null : Slow);
        return mark is null ? outcome : With(outcome, await CauseAsync(explainer, pass, basis, id, mark, cancellationToken), missed);
    }

    private async Task<string?> CauseAsync(IRolloutExplainer explainer, EnvironmentPass pass, ChangeBasis basis, ResourceId id, string mark, CancellationToken cancellationToken)
    {
        // What ECS said of it then is more than it remembers now.
        if (rollouts.Find(id, basis) is { } remembered)
        {
            return remembered;
        }

        var causes = memories.Of(id.Owner).Causes;
        if (!causes.TryGetValue(id, out var known) || known.Mark != mark)
        {
            causes[id] = known = (mark, await AskAsync(explainer, pass, id, cancellationToken));
        }

        return known.Cause;
    }
}
