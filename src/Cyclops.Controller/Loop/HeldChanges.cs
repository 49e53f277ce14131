using Cyclops.Controller.Timing;
using Cyclops.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Plans;
using Cyclops.Reconcilers.Image;

namespace Cyclops.Controller.Loop;

/// <summary>Plans a key with what experience forbids: rollouts that AWS gave up, changes that do not stick.</summary>
internal sealed class HeldChanges(RolloutMemory rollouts, KeyMemories memories, MonotonicClock clock)
{
    public async Task<Plan> PlanAsync(EnvironmentPass pass, ObjectKey key, CancellationToken cancellationToken)
    {
        var basis = BasisOf(pass, key);
        var convergence = memories.Of(key).Convergence;
        var holds = await rollouts.HoldsAsync(key, basis, KnowsImages(pass, key), cancellationToken);
        var plan = await pass.Plans.PlanAsync(key, holds, cancellationToken);
        var takenBack = convergence.TakenBack(plan, basis, clock.Now).ToList();
        if (takenBack.Count > 0)
        {
            foreach (var (resource, message) in takenBack)
            {
                await rollouts.RememberAsync(resource, message, basis, cancellationToken);
            }

            holds = await rollouts.HoldsAsync(key, basis, KnowsImages(pass, key), cancellationToken);
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

    public Task LearnAsync(EnvironmentPass pass, ObjectKey key, IReadOnlyList<StepResult> results, CancellationToken cancellationToken)
    {
        var basis = BasisOf(pass, key);
        memories.Of(key).Convergence.Learn(results, basis, clock.Now);
        return rollouts.LearnAsync(results, basis, KnowsImages(pass, key), cancellationToken);
    }

    /// <summary>Whether registries just said what all tags of an app stand for: otherwise what failed may be wanted still.</summary>
    private static bool KnowsImages(EnvironmentPass pass, ObjectKey key) => pass.Plans.Request.Desired.OwnedBy(key)
        .Where(r => r.Id.Kind == ImageKind.KindName)
        .All(r => pass.Plans.Request.World[r.Id] is Observation.Found { Forecasts.Count: 0 });

    private static ChangeBasis BasisOf(EnvironmentPass pass, ObjectKey key) =>
        new(pass.Accepted.Commit.Id, RolloutMemory.Fingerprint(key, pass.Accepted, pass.Plans.Request.World));
}
