namespace Cyclops.Model.Sources;

/// <summary>Where manifests come from. Every method either answers in full or throws <see cref="SourceException"/>.</summary>
public interface IManifestSource
{
    /// <summary>Asks the remote for the configured branch and brings its objects here.</summary>
    /// <returns>The branch's head.</returns>
    Task<CommitInfo> FetchAsync(CancellationToken cancellationToken);

    /// <summary>The manifests at a commit that was fetched before.</summary>
    /// <remarks>Fails with reason <c>ManifestsMissing</c> where the manifests folder is missing or empty.</remarks>
    Task<Snapshot> ReadAsync(CommitId commit, CancellationToken cancellationToken);

    /// <summary>Whether <paramref name="ancestor"/> is <paramref name="descendant"/> or reachable from it.</summary>
    /// <returns>False also when <paramref name="ancestor"/> is not in the repository any more.</returns>
    Task<bool> IsAncestorAsync(CommitId ancestor, CommitId descendant, CancellationToken cancellationToken);

    /// <summary>Commits reachable from <paramref name="to"/> and not from <paramref name="from"/>, newest first.</summary>
    Task<IReadOnlyList<CommitInfo>> LogAsync(CommitId from, CommitId to, CancellationToken cancellationToken);

    /// <summary>Object names of the root commits behind a commit: what tells a re-created repository from the old one.</summary>
    Task<IReadOnlyList<CommitId>> RootsAsync(CommitId commit, CancellationToken cancellationToken);
}
