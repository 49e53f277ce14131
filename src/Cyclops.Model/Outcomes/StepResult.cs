using Cyclops.Model.Plans;

namespace Cyclops.Model.Outcomes;

/// <summary>What became of one step.</summary>
/// <param name="Step">As it was planned.</param>
/// <param name="Outcome">How its resource stands.</param>
/// <param name="Attempted">Whether a call that changes AWS was sent.</param>
public sealed record StepResult(Step Step, Outcome Outcome, bool Attempted);
