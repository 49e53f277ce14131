using Cyclops.Engine.Graphs;
using Cyclops.Engine.Guards;
using Cyclops.Engine.Kinds;
using Cyclops.Model;
using Cyclops.Model.Manifests;
using Cyclops.Model.Sources;

namespace Cyclops.Reconcilers.Tests.Support;

/// <summary>The commits of a <see cref="Manifests"/>, one after the other.</summary>
internal sealed class LinearHistory(Manifests manifests, KindCatalog kinds) : IManifestHistory
{
    public Task<ManifestSet?> ManifestsAtAsync(CommitId commit, CancellationToken cancellationToken) =>
        Task.FromResult(IndexOf(commit) is >= 0 and var i ? manifests.Commits[i].Set : null);

    public async Task<ResourceGraph?> GraphAtAsync(CommitId commit, string environment, CancellationToken cancellationToken) =>
        await ManifestsAtAsync(commit, cancellationToken) is { } set ? new GraphBuilder(kinds).Build(set, environment) : null;

    public Task<IReadOnlyList<CommitId>> RecentAsync(CommitId to, int atMost, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<CommitId>>([.. manifests.Commits.Select(c => c.Commit.Id).Take(IndexOf(to) + 1).Reverse().Take(atMost)]);

    public Task<bool> IsAncestorAsync(CommitId ancestor, CommitId descendant, CancellationToken cancellationToken) =>
        Task.FromResult(IndexOf(ancestor) is >= 0 and var i && i <= IndexOf(descendant));

    public Task<IReadOnlyList<CommitInfo>> LogAsync(CommitId from, CommitId to, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<CommitInfo>>([.. manifests.Commits.Select(c => c.Commit).Skip(IndexOf(from) + 1).Take(IndexOf(to) - IndexOf(from)).Reverse()]);

    private int IndexOf(CommitId commit)
    {
        for (var i = 0; i < manifests.Commits.Count; i++)
        {
            if (manifests.Commits[i].Commit.Id == commit)
            {
                return i;
            }
        }

        return -1;
    }
}
