using Cyclops.Controller.Sources;
using Cyclops.Controller.Store;
using Cyclops.Controller.Timing;
using Cyclops.Engine.Applying;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Plans;

namespace Cyclops.Controller.Loop;

/// <summary>Carries out the plan of one key and keeps the ledger of it.</summary>
internal sealed class RecordedApplier(
    IStateStore store,
    SourceState source,
    KeyMemories memories,
    MonotonicClock clock,
    ILogger<RecordedApplier> log)
{
    /// <returns>One result per step, in the plan's order.</returns>
    /// <exception cref="HeadMovedException">A newer head was accepted meanwhile; steps that were made are on record.</exception>
    public async Task<IReadOnlyList<StepResult>> ApplyAsync(EnvironmentPass pass, Plan plan, CancellationToken cancellationToken)
    {
        var manifests = pass.Accepted.Manifests;
        var reviewed = pass.Plans.Request;
        var listener = new LedgerListener(store, source, pass.Accepted, clock, log);
        var superseded = source.View.Superseded;
        try
        {
            return await pass.Engine.Applier.ApplyAsync(
                new ApplyRequest(
                    plan,
                    reviewed.Desired,
                    reviewed.World,
                    manifests.Platform!,
                    manifests.Environments[reviewed.Environment],
                    reviewed.Commit,
                    superseded),
                listener,
                cancellationToken);
        }
        catch (OperationCanceledException) when (superseded.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new HeadMovedException();
        }
        finally
        {
            await listener.CloseAsync();
            var memory = memories.Of(plan.Key);
            memory.LastWrite = listener.LastWrite ?? memory.LastWrite;
        }
    }
}
