using Cyclops.Controller.Timing;
using Cyclops.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Plans;

namespace Cyclops.Controller.Loop;

/// <summary>Plans a key with what experience forbids: rollouts that AWS gave up, changes that do not stick.</summary>
internal sealed class HeldChanges(RolloutMemory rollouts, KeyMemories memories, MonotonicClock clock)
{
    public async Task<Plan> PlanAsync(EnvironmentPass pass, ObjectKey key, CancellationToken cancellationToken)
    {
        var basis = BasisOf(pass, key);
        var convergence = memories.Of(key).Convergence;
        var holds = await rollouts.HoldsAsync(key, pass.Accepted, cancellationToken);
        var plan = await pass.Plans.PlanAsync(key, holds, cancellationToken);
        var takenBack = convergence.TakenBack(plan, basis, clock.Now).ToList();
        if (takenBack.Count > 0)
        {
            foreach (var (resource, message) in takenBack)
            {
                await rollouts.RememberAsync(resource, message, pass.Accepted, cancellationToken);
            }

            holds = await rollouts.HoldsAsync(key, pass.Accepted, cancellationToken);
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
        memories.Of(key).Convergence.Learn(results, BasisOf(pass, key), clock.Now);
        return rollouts.LearnAsync(results, pass.Accepted, cancellationToken);
    }

    private static ChangeBasis BasisOf(EnvironmentPass pass, ObjectKey key) =>
        new(pass.Accepted.Commit.Id, RolloutMemory.Fingerprint(key, pass.Accepted));
}
