namespace Cyclops.Model.Manifests;

/// <summary>How traffic is moved from the old copies to the new ones, where both run side by side.</summary>
/// <param name="Bake">How long both run on after all traffic has moved, whole minutes. Default 5 minutes.</param>
/// <param name="StepPercent">The part that a canary gets first, or each step of a linear rollout adds; null where all moves at once.</param>
/// <param name="StepBake">How long a canary, or each step, is watched, whole minutes; null where all moves at once.</param>
public sealed record RolloutShift(TimeSpan Bake, int? StepPercent, TimeSpan? StepBake)
{
    /// <summary>How long a rollout waits by itself, all in all.</summary>
    /// <param name="strategy">The one that it is of.</param>
    public TimeSpan Waits(RolloutStrategy strategy) => Bake + (strategy switch
    {
        RolloutStrategy.Canary => StepBake!.Value,
        RolloutStrategy.Linear => StepBake!.Value * ((100 / StepPercent!.Value) - (100 % StepPercent.Value == 0 ? 1 : 0)),
        _ => TimeSpan.Zero,
    });
}
