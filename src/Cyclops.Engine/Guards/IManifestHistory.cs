using Cyclops.Engine.Graphs;
using Cyclops.Model;
using Cyclops.Model.Manifests;
using Cyclops.Model.Sources;

namespace Cyclops.Engine.Guards;

/// <summary>Manifests of earlier commits and how commits hang together.</summary>
public interface IManifestHistory
{
    /// <summary>The manifests at a commit; null when it is not in the repository any more or could not be read.</summary>
    Task<ManifestSet?> ManifestsAtAsync(CommitId commit, CancellationToken cancellationToken);

    /// <summary>What an environment was to have at a commit; null as above, or when its manifest was not valid there.</summary>
    Task<ResourceGraph?> GraphAtAsync(CommitId commit, string environment, CancellationToken cancellationToken);

    /// <summary>The newest commits that lead to a commit, itself first.</summary>
    Task<IReadOnlyList<CommitId>> RecentAsync(CommitId to, int atMost, CancellationToken cancellationToken);

    /// <summary>Whether <paramref name="ancestor"/> is <paramref name="descendant"/> or reachable from it.</summary>
    Task<bool> IsAncestorAsync(CommitId ancestor, CommitId descendant, CancellationToken cancellationToken);

    /// <summary>Commits reachable from <paramref name="to"/> and not from <paramref name="from"/>, newest first.</summary>
    Task<IReadOnlyList<CommitInfo>> LogAsync(CommitId from, CommitId to, CancellationToken cancellationToken);
}
