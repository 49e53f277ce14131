using Cyclops.Engine.Graphs;
using Cyclops.Engine.Guards;
using Cyclops.Model;
using Cyclops.Model.Manifests;
using Cyclops.Model.Sources;

namespace Cyclops.Benchmarks.Support;

/// <summary>Every commit comes after every other, and none can be read: plans do not say who changed what.</summary>
internal sealed class NoHistory : IManifestHistory
{
    public Task<ManifestSet?> ManifestsAtAsync(CommitId commit, CancellationToken cancellationToken) => Task.FromResult<ManifestSet?>(null);

    public Task<ResourceGraph?> GraphAtAsync(CommitId commit, string environment, CancellationToken cancellationToken) =>
        Task.FromResult<ResourceGraph?>(null);

    public Task<IReadOnlyList<CommitId>> RecentAsync(CommitId to, int atMost, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<CommitId>>([]);

    public Task<bool> IsAncestorAsync(CommitId ancestor, CommitId descendant, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task<IReadOnlyList<CommitInfo>> LogAsync(CommitId from, CommitId to, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<CommitInfo>>([]);
}
