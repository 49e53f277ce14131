using Cyclops.Model.Sources;

namespace Cyclops.Simulation.World;

/// <summary>A <see cref="GitWorld"/> as a source of manifests.</summary>
internal sealed class GitSource(GitWorld git) : IManifestSource
{
    public Task<CommitInfo> FetchAsync(CancellationToken cancellationToken) =>
        Task.FromResult(git.Head ?? throw new SourceException("RepositoryEmpty", "there is no commit"));

    public Task<Snapshot> ReadAsync(CommitId commit, CancellationToken cancellationToken) => Task.FromResult(git.Read(commit));

    public Task<bool> IsAncestorAsync(CommitId ancestor, CommitId descendant, CancellationToken cancellationToken) =>
        Task.FromResult(git.IsAncestor(ancestor, descendant));

    public Task<IReadOnlyList<CommitInfo>> LogAsync(CommitId from, CommitId to, CancellationToken cancellationToken) =>
        Task.FromResult(git.Between(from, to));

    public Task<IReadOnlyList<CommitId>> RootsAsync(CommitId commit, CancellationToken cancellationToken) =>
        Task.FromResult(git.Roots(commit));
}
