using Cyclops.Controller.Timing;
using Cyclops.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Plans;

namespace Cyclops.Controller.Loop;

/// <summary>Plans a key with what experience forbids: rollouts that AWS gave up, changes that do not stick.</summary>
internal sealed class HeldChanges(RolloutMemory rollouts, KeyMemories memories, MonotonicClock clock)
{
    private readonly RolloutCauses _causes = new(rollouts, memories);

    public async Task<Plan> PlanAsync(EnvironmentPass pass, ObjectKey key, CancellationToken cancellationToken)
    {
        var basis = BasisOf(pass, key);
        var convergence = memories.Of(key).Convergence;
        var holds = await rollouts.HoldsAsync(key, basis, KnowsLookups(pass, key), cancellationToken);
        var plan = await pass.Plans.PlanAsync(key, holds, cancellationToken);
        var takenBack = convergence.TakenBack(plan, basis, clock.Now).ToList();
        if (takenBack.Count > 0)
        {
            foreach (var (resource, message) in takenBack)
            {
                var cause = await RolloutCauses.OfTakenBackAsync(pass, resource, cancellationToken);
                await rollouts.RememberAsync(resource, cause ?? message, basis, cancellationToken);
            }

            holds = await rollouts.HoldsAsync(key, basis, KnowsLookups(pass, key), cancellationToken);
            plan = await pass.Plans.PlanAsync(key, holds, cancellationToken);
        }

        if (AddWhatWaits(plan, holds))
        {
            plan = await pass.Plans.PlanAsync(key, holds, cancellationToken);
        }

        var stuck = convergence.Judge(plan, basis, clock.Now, id => pass.Plans.FailureOf(id) is not null);
        if (stuck.Count == 0)
        {
            return plan;
        }

        foreach (var (id, refusal) in stuck)
        {
            holds[id] = refusal;
        }

        return await pass.Plans.PlanAsync(key, holds, cancellationToken);
    }

    /// <summary>Remembers what became of a plan.</summary>
    /// <returns>The results, with the root causes of what went wrong.</returns>
    public async Task<IReadOnlyList<StepResult>> LearnAsync(EnvironmentPass pass, ObjectKey key, IReadOnlyList<StepResult> results, CancellationToken cancellationToken)
    {
        var basis = BasisOf(pass, key);
        var explained = await _causes.ExplainAsync(pass, basis, results, cancellationToken);
        memories.Of(key).Convergence.Learn(explained, basis, clock.Now);
        await rollouts.LearnAsync(explained, basis, KnowsLookups(pass, key), cancellationToken);
        return explained;
    }

    /// <summary>
    /// What would be made only to be rolled out waits with the rollout: a task definition reads as it was as long as its service
    /// runs the old one, and nobody changed it.
    /// </summary>
    private static bool AddWhatWaits(Plan plan, Dictionary<ResourceId, Refusal> holds)
    {
        var waiting =
            from held in plan.Steps
            where held.Refusal is { Reason: RolloutMemory.Reason }
            from step in plan.Steps
            where step is { Mutates: true, Verb: Verb.Update } && held.DependsOn.Contains(step.Id) && step.Changes.All(c => c.Mode == ChangeMode.Rollout)
            select (step.Id, Why: held.Refusal);
        var found = waiting.ToList();
        found.ForEach(w => holds.TryAdd(w.Id, w.Why));
        return found.Count > 0;
    }

    /// <summary>Whether all that the key looks up was just looked up: otherwise what failed may be wanted still.</summary>
    private static bool KnowsLookups(EnvironmentPass pass, ObjectKey key) =>
        Lookups(pass, key).All(o => o is Observation.Found { IsAssumed: false });

    private static IEnumerable<Observation> Lookups(EnvironmentPass pass, ObjectKey key) => pass.Plans.Request.Desired.OwnedBy(key)
        .Where(r => pass.Engine.Kinds[r.Id.Kind].IsLookup)
        .Select(r => pass.Plans.Request.World[r.Id]);

    private static ChangeBasis BasisOf(EnvironmentPass pass, ObjectKey key)
    {
        var answers = Lookups(pass, key).OfType<Observation.Found>().SelectMany(f => f.Outputs.Values);
        return new(pass.Accepted.Commit.Id, RolloutMemory.Fingerprint(key, pass.Accepted, answers));
    }
}
