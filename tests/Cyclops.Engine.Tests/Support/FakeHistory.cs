using System.Globalization;
using Cyclops.Engine.Graphs;
using Cyclops.Engine.Guards;
using Cyclops.Model;
using Cyclops.Model.Manifests;
using Cyclops.Model.Sources;

namespace Cyclops.Engine.Tests.Support;

/// <summary>A straight line of commits, 1 the oldest, with their manifests; what is not on it was never an ancestor.</summary>
internal sealed class FakeHistory : IManifestHistory
{
    private readonly List<(ManifestSet? Manifests, int? AllowDelete)> _commits = [];

    /// <summary>What was wanted at a commit beside apps; by number.</summary>
    public Dictionary<int, ResourceGraph> Graphs { get; } = [];

    /// <summary>Commits that every log lists beside its own, as Git's does where dates run backwards.</summary>
    public List<int> ListedBeside { get; } = [];

    public static CommitId Id(int number) => new(number.ToString("x40", CultureInfo.InvariantCulture));

    public int Commit(ManifestSet? manifests, int? allowDelete = null)
    {
        _commits.Add((manifests, allowDelete));
        return _commits.Count;
    }

    public Task<ManifestSet?> ManifestsAtAsync(CommitId commit, CancellationToken cancellationToken) =>
        Task.FromResult(Number(commit) is { } n ? _commits[n - 1].Manifests : null);

    public Task<ResourceGraph?> GraphAtAsync(CommitId commit, string environment, CancellationToken cancellationToken) =>
        Task.FromResult(Number(commit) is { } n ? Graphs.GetValueOrDefault(n) : null);

    public Task<IReadOnlyList<CommitId>> RecentAsync(CommitId to, int atMost, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<CommitId>>([.. Enumerable.Range(1, Number(to)!.Value).Reverse().Take(atMost).Select(Id)]);

    public Task<bool> IsAncestorAsync(CommitId ancestor, CommitId descendant, CancellationToken cancellationToken) =>
        Task.FromResult(Number(ancestor) is { } a && Number(descendant) is { } d && a <= d);

    public Task<IReadOnlyList<CommitInfo>> LogAsync(CommitId from, CommitId to, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<CommitInfo>>(
        [
            .. Enumerable.Range(Number(from)!.Value + 1, Number(to)!.Value - Number(from)!.Value)
                .Union(ListedBeside)
                .Select(n => new CommitInfo(Id(n), "Ada", default, "", _commits[n - 1].AllowDelete, [Id(n - 1)]))
                .Reverse(),
        ]);

    private int? Number(CommitId commit) =>
        int.TryParse(commit.Sha, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var n) && n >= 1 && n <= _commits.Count ? n : null;
}
