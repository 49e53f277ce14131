using Cyclops.Model.Outcomes;
using Cyclops.Model.Plans;

namespace Cyclops.Engine.Applying;

/// <summary>Hears of every step that changes AWS: before, so that the intent is on record, and after.</summary>
public interface IApplyListener
{
    /// <summary>A step is about to change AWS. The step is not made when this throws.</summary>
    Task StartingAsync(Step step, CancellationToken cancellationToken);

    /// <summary>What became of a step; also of steps that were not attempted.</summary>
    Task FinishedAsync(StepResult result, CancellationToken cancellationToken);
}
