using Cyclops.Model.Manifests;
using Cyclops.Model.Sources;

namespace Cyclops.Controller.Tests.Support;

/// <summary>A config repository in memory: commits with parents, each with manifests that were read already.</summary>
internal sealed class FakeSource : IManifestSource
{
    private readonly Dictionary<CommitId, (CommitInfo Info, string Tree, ManifestSet? Manifests)> _commits = [];
    private readonly Dictionary<string, ManifestSet> _trees = new(StringComparer.Ordinal);
    private int _number;

    public CommitInfo? Head { get; private set; }

    /// <summary>What the next fetches fail with; null: they do not.</summary>
    public SourceException? FetchFault { get; set; }

    /// <summary>What reading fails with; null: it does not.</summary>
    public SourceException? ReadFault { get; set; }

    /// <summary>Fetches so far.</summary>
    public int Fetches { get; private set; }

    /// <summary>Reads so far.</summary>
    public int Reads { get; private set; }

    /// <summary>Commits on top of the head and pushes.</summary>
    public CommitInfo Push(ManifestSet manifests, int? allowDelete = null) => Push(manifests, allowDelete, Head is { } head ? [head.Id] : []);

    /// <summary>Commits on top of other commits and moves the branch there.</summary>
    public CommitInfo Push(ManifestSet manifests, int? allowDelete, IReadOnlyList<CommitId> parents)
    {
        var known = _trees.FirstOrDefault(t => t.Value == manifests).Key;
        var tree = known ?? $"tree{_trees.Count + 1}";
        _trees[tree] = manifests;
        var commit = Commits.Info(++_number, allowDelete) with { Parents = parents.ToEquatableList() };
        _commits[commit.Id] = (commit, tree, manifests);
        return Head = commit;
    }

    /// <summary>Commits a manifests folder that is missing or empty.</summary>
    public CommitInfo PushWithoutManifests()
    {
        var commit = Commits.Info(++_number) with { Parents = [Head!.Id] };
        _commits[commit.Id] = (commit, "", null);
        return Head = commit;
    }

    /// <summary>Force-pushes the branch to a commit that is there.</summary>
    public void MoveTo(CommitInfo commit) => Head = commit;

    public ManifestSet Parse(Snapshot snapshot) => _trees[snapshot.TreeId];

    public Task<CommitInfo> FetchAsync(CancellationToken cancellationToken)
    {
        Fetches++;
        return FetchFault is { } fault ? throw fault : Task.FromResult(Head ?? throw new SourceException("RepositoryEmpty", "there is no commit"));
    }

    public Task<Snapshot> ReadAsync(CommitId commit, CancellationToken cancellationToken)
    {
        Reads++;
        if (ReadFault is { } fault)
        {
            throw fault;
        }

        if (!_commits.TryGetValue(commit, out var known))
        {
            throw new SourceException("CommitMissing", $"{commit.Short} is not there");
        }

        return known.Manifests is null
            ? throw new SourceException("ManifestsMissing", $"there is no manifests folder at {commit.Short}")
            : Task.FromResult(new Snapshot(known.Info, "manifests", known.Tree, []));
    }

    public Task<bool> IsAncestorAsync(CommitId ancestor, CommitId descendant, CancellationToken cancellationToken) =>
        Task.FromResult(Ancestors(descendant).Contains(ancestor));

    public Task<IReadOnlyList<CommitInfo>> LogAsync(CommitId from, CommitId to, CancellationToken cancellationToken)
    {
        var old = Ancestors(from);
        return Task.FromResult<IReadOnlyList<CommitInfo>>(
            [.. Ancestors(to).Where(c => !old.Contains(c)).Select(c => _commits[c].Info).OrderByDescending(c => c.CommittedAt)]);
    }

    public Task<IReadOnlyList<CommitId>> RootsAsync(CommitId commit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<CommitId>>([.. Ancestors(commit).Where(c => _commits[c].Info.Parents.Count == 0).OrderBy(c => c.Sha, StringComparer.Ordinal)]);

    private HashSet<CommitId> Ancestors(CommitId commit) => CommitLines.Reachable(commit, c => _commits.TryGetValue(c, out var known) ? known.Info : null);
}
