using Cyclops.Engine.Applying;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Plans;

namespace Cyclops.Benchmarks.Support;

/// <summary>Hears of steps and does nothing.</summary>
internal sealed class Silence : IApplyListener
{
    public Task StartingAsync(Step step, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task FinishedAsync(StepResult result, CancellationToken cancellationToken) => Task.CompletedTask;
}
