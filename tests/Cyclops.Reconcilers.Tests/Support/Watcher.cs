using Cyclops.Engine.Applying;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Plans;

namespace Cyclops.Reconcilers.Tests.Support;

/// <summary>Hears of steps and does nothing.</summary>
internal sealed class Watcher : IApplyListener
{
    public static Watcher Instance { get; } = new();

    public Task StartingAsync(Step step, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task FinishedAsync(StepResult result, CancellationToken cancellationToken) => Task.CompletedTask;
}
