using Cyclops.Model.Sources;
using Cyclops.Simulation.Faults;

namespace Cyclops.Simulation.World;

/// <summary>The config repository as one life of the controller reaches it.</summary>
internal sealed class SimulatedSource(SimulatedWorld world, Life life, IManifestSource repository) : IManifestSource
{
    /// <summary>When a Git process is given up; it would be by the system clock.</summary>
    private static readonly TimeSpan ProcessTimeout = TimeSpan.FromMinutes(2);

    public async Task<CommitInfo> FetchAsync(CancellationToken cancellationToken)
    {
        try
        {
            var head = await AskAsync("git:Fetch", ct => repository.FetchAsync(ct), cancellationToken);
            if (head.Id != life.Source.Head || !life.Source.IsWell)
            {
                life.Source = new(IsWell: true, head.Id, world.Clock.Elapsed);
            }

            return head;
        }
        catch (SourceException)
        {
            life.Source = new(IsWell: false, life.Source.Head, world.Clock.Elapsed);
            throw;
        }
    }

    public Task<Snapshot> ReadAsync(CommitId commit, CancellationToken cancellationToken) =>
        AskAsync("git:Read", ct => repository.ReadAsync(commit, ct), cancellationToken);

    public Task<bool> IsAncestorAsync(CommitId ancestor, CommitId descendant, CancellationToken cancellationToken) =>
        AskAsync("git:IsAncestor", ct => repository.IsAncestorAsync(ancestor, descendant, ct), cancellationToken);

    public Task<IReadOnlyList<CommitInfo>> LogAsync(CommitId from, CommitId to, CancellationToken cancellationToken) =>
        AskAsync("git:Log", ct => repository.LogAsync(from, to, ct), cancellationToken);

    public Task<IReadOnlyList<CommitId>> RootsAsync(CommitId commit, CancellationToken cancellationToken) =>
        AskAsync("git:Roots", ct => repository.RootsAsync(commit, ct), cancellationToken);

    private async Task<T> AskAsync<T>(string operation, Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        await life.TravelAsync(world.Latency(), cancellationToken);
        var strike = world.Reach(life, Edge.Git, operation, isMutating: false);
        await life.TravelAsync(TimeSpan.Zero, cancellationToken);
        if (strike?.Kind == StrikeKind.Hangs)
        {
            await life.TravelAsync(ProcessTimeout, cancellationToken);
        }

        if (strike is { IsCrash: false })
        {
            throw new SourceException(strike.Code.Length > 0 ? strike.Code : "FetchFailed", $"{operation} failed, as the plan says");
        }

        return await ask(cancellationToken);
    }
}
