using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Cyclops.Controller.Tests.Support;
using Cyclops.Model.Sources;

namespace Cyclops.Simulation.World;

/// <summary>The config repository in memory: commits with parents, trees of files, one branch that may go anywhere.</summary>
/// <param name="seed">Makes commit names; another seed, other names.</param>
internal sealed class GitWorld(int seed, Func<DateTimeOffset> now)
{
    private const string Root = "manifests";

    private readonly Dictionary<CommitId, (CommitInfo Info, SortedDictionary<string, string> Files)> _commits = [];

    /// <summary>The branch's head; null while there is none.</summary>
    public CommitInfo? Head { get; private set; }

    /// <summary>All commits ever made, oldest first.</summary>
    public List<CommitInfo> Log { get; } = [];

    public SortedDictionary<string, string> Files => Head is { } head ? _commits[head.Id].Files : new(StringComparer.Ordinal);

    /// <summary>Commits a change of the files on top of the head and pushes.</summary>
    public CommitInfo Commit(string subject, Action<SortedDictionary<string, string>> change, int? allowDelete = null)
    {
        var files = new SortedDictionary<string, string>(Files, StringComparer.Ordinal);
        change(files);
        return Head = Add(subject, files, Head is { } head ? [head.Id] : [], allowDelete);
    }

    /// <summary>Commits the files of the head with every line of history as a parent: whatever was followed, this comes after it.</summary>
    public CommitInfo Join(string subject)
    {
        var tips = Log.Select(c => c.Id).Except(Log.SelectMany(c => c.Parents)).Prepend(Head!.Id).Distinct();
        return Head = Add(subject, new(Files, StringComparer.Ordinal), [.. tips], allowDelete: null);
    }

    /// <summary>Moves the branch to any commit, as a force-push does.</summary>
    public void MoveTo(CommitInfo commit) => Head = commit;

    public CommitInfo Info(CommitId commit) => Find(commit).Info;

    public Snapshot Read(CommitId commit)
    {
        var (info, files) = Find(commit);
        var manifests = files.Where(f => f.Key.StartsWith($"{Root}/", StringComparison.Ordinal)).ToList();
        if (manifests.Count == 0)
        {
            throw new SourceException("ManifestsMissing", $"there is no manifests folder at {commit.Short}");
        }

        return new(
            info,
            Root,
            Name(string.Concat(manifests.Select(f => $"{f.Key}\0{f.Value}\0"))),
            manifests.Select(f => new ManifestFile(f.Key, Name(f.Value), Encoding.UTF8.GetBytes(f.Value))).ToEquatableList());
    }

    public bool IsAncestor(CommitId ancestor, CommitId descendant) => Reachable(descendant).Contains(ancestor);

    public IReadOnlyDictionary<string, string> FilesAt(CommitId commit) => Find(commit).Files;

    public bool Has(CommitId commit) => _commits.ContainsKey(commit);

    public IReadOnlyList<CommitInfo> Between(CommitId from, CommitId to)
    {
        var old = Reachable(from);
        return [.. Reachable(to).Where(c => !old.Contains(c)).Select(c => _commits[c].Info).OrderByDescending(c => Log.IndexOf(c))];
    }

    public IReadOnlyList<CommitId> Roots(CommitId commit) =>
        [.. Reachable(commit).Where(c => _commits[c].Info.Parents.Count == 0).OrderBy(c => c.Sha, StringComparer.Ordinal)];

    private CommitInfo Add(string subject, SortedDictionary<string, string> files, IReadOnlyList<CommitId> parents, int? allowDelete)
    {
        var id = new CommitId(Name(string.Create(CultureInfo.InvariantCulture, $"{seed} {Log.Count} {subject}")));
        var info = new CommitInfo(id, "Ada <ada@example.org>", now(), subject, allowDelete, parents.ToEquatableList());
        _commits[id] = (info, files);
        Log.Add(info);
        return info;
    }

    private (CommitInfo Info, SortedDictionary<string, string> Files) Find(CommitId commit) =>
        _commits.TryGetValue(commit, out var known) ? known : throw new SourceException("CommitMissing", $"{commit.Short} is not there");

    private HashSet<CommitId> Reachable(CommitId commit) => CommitLines.Reachable(commit, c => _commits.TryGetValue(c, out var known) ? known.Info : null);

    private static string Name(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..40];
}
