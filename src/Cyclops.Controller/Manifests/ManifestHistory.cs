using Cyclops.Engine.Graphs;
using Cyclops.Engine.Guards;
using Cyclops.Engine.Kinds;
using Cyclops.Model;
using Cyclops.Model.Manifests;
using Cyclops.Model.Sources;

namespace Cyclops.Controller.Manifests;

/// <summary>What earlier commits asked for, from the repository; graphs are built with the kinds of today.</summary>
public sealed class ManifestHistory(ManifestLibrary library, KindCatalog kinds) : IManifestHistory
{
    private const int Capacity = 32;

    private readonly GraphBuilder _graphs = new(kinds);
    private readonly BoundedCache<(CommitId Commit, string Environment), ResourceGraph> _cache = new(Capacity);

    /// <inheritdoc/>
    public Task<ManifestSet?> ManifestsAtAsync(CommitId commit, CancellationToken cancellationToken) =>
        library.FindAsync(commit, cancellationToken);

    /// <inheritdoc/>
    public async Task<ResourceGraph?> GraphAtAsync(CommitId commit, string environment, CancellationToken cancellationToken)
    {
        if (_cache.TryGet((commit, environment), out var known))
        {
            return known;
        }

        var graph = await library.FindAsync(commit, cancellationToken) is { } manifests
            ? _graphs.Build(manifests, environment)
            : null;
        if (graph is not null)
        {
            _cache.Set((commit, environment), graph);
        }

        return graph;
    }

    /// <inheritdoc/>
    /// <exception cref="SourceException">The repository could not be read.</exception>
    public async Task<IReadOnlyList<CommitId>> RecentAsync(CommitId to, int atMost, CancellationToken cancellationToken)
    {
        var roots = await library.Source.RootsAsync(to, cancellationToken);
        var since = await library.Source.LogAsync(roots[0], to, cancellationToken);
        return [.. since.Select(c => c.Id).Append(roots[0]).Take(atMost)];
    }

    /// <inheritdoc/>
    /// <exception cref="SourceException">The repository could not be read.</exception>
    public Task<bool> IsAncestorAsync(CommitId ancestor, CommitId descendant, CancellationToken cancellationToken) =>
        library.Source.IsAncestorAsync(ancestor, descendant, cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="SourceException">The repository could not be read.</exception>
    public Task<IReadOnlyList<CommitInfo>> LogAsync(CommitId from, CommitId to, CancellationToken cancellationToken) =>
        library.Source.LogAsync(from, to, cancellationToken);
}
