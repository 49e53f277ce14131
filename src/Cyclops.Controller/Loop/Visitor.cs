using Cyclops.Controller.Queue;
using Cyclops.Controller.Sources;

namespace Cyclops.Controller.Loop;

/// <summary>One visit: the manifests that are followed, the world, the plan, its application, the ending. It never learns why it was woken.</summary>
internal sealed class Visitor(
    SourceState source,
    WorldCache worlds,
    HeldChanges changes,
    RecordedApplier applier,
    Epilogue epilogue,
    KeyFeeder feeder,
    KeyMemories memories)
{
    /// <returns>The pass of a whole environment in which nothing had to be changed; else null.</returns>
    public async Task<EnvironmentPass?> VisitAsync(Ticket ticket, CancellationToken cancellationToken)
    {
        if (source.Accepted is not { } accepted)
        {
            return null;
        }

        var key = ticket.Key;
        if (accepted.Unplannable(key) is { } why)
        {
            await epilogue.FreezeAsync(key, accepted, why, cancellationToken);
            return null;
        }

        var pass = await worlds.GetAsync(key.Environment, NotBefore(ticket, accepted), cancellationToken);
        if (pass.Accepted.Unplannable(key) is not null)
        {
            throw new HeadMovedException();
        }

        var plan = await changes.PlanAsync(pass, key, cancellationToken);
        var results = await applier.ApplyAsync(pass, plan, cancellationToken);
        results = await changes.LearnAsync(pass, key, results, cancellationToken);
        var settled = await epilogue.CloseAsync(pass, plan, results, cancellationToken);
        if (!key.IsEnvironment)
        {
            return null;
        }

        // What was just written is not in this pass; where nothing was, it serves the others as well.
        var lastWrite = memories.Of(key).LastWrite;
        feeder.AddAfter(pass, settled, lastWrite > pass.StartedAt ? lastWrite : pass.StartedAt);
        return results.Any(r => r.Attempted) ? null : pass;
    }

    private TimeSpan NotBefore(Ticket ticket, AcceptedManifests accepted) =>
        new(Math.Max(Math.Max(ticket.NotBefore.Ticks, accepted.At.Ticks), memories.Of(ticket.Key).LastWrite.Ticks));
}
