using Cyclops.Git.Processes;
using Cyclops.Git.Text;

namespace Cyclops.Git.Reading;

/// <summary>Reads the manifests of a commit as blobs: all of them within the limits, or none.</summary>
internal sealed class SnapshotReader(ManifestsPath root, SnapshotLimits limits, BlobCache cache)
{
    // Room in `ls-tree` for one more file than is allowed: object name, size and the longest path.
    private const int ListingOverhead = 128;

    /// <exception cref="SourceException">The commit, or its manifests folder, is missing, empty or refused.</exception>
    /// <exception cref="UnreadableRepositoryException">An object the commit refers to is missing or damaged.</exception>
    public async Task<Snapshot> ReadAsync(GitRepository repository, CommitId commit, CancellationToken cancellationToken)
    {
        var info = await repository.CommitAsync(commit, cancellationToken);
        var treeId = await FindTreeAsync(repository, commit, cancellationToken);
        var entries = await ListAsync(repository, commit, treeId, cancellationToken);
        var contents = await ContentsAsync(repository, commit, entries, cancellationToken);
        return new Snapshot(
            info,
            root.Text,
            treeId,
            entries.Select(entry => new ManifestFile(entry.Path, entry.Id, contents[entry.Id])).ToEquatableList());
    }

    /// <summary>The object name of the manifests folder; nothing below it is read.</summary>
    public async Task<string> FindTreeAsync(GitRepository repository, CommitId commit, CancellationToken cancellationToken)
    {
        if (root.IsRoot)
        {
            return (await repository.AskAsync(GitCommands.RootTree(repository.Folder, commit), commit, cancellationToken)).OutputText.Trim();
        }

        var found = await repository.AskAsync(GitCommands.FindEntry(repository.Folder, commit, root.Text), commit, cancellationToken);
        return TreeListing.Parse(found.OutputText).FirstOrDefault() switch
        {
            null => throw EntryRules.Missing(root.ToString(), $"commit {commit.Short}", "is not"),
            { IsFolder: true } folder => folder.Id,
            var other => throw EntryRules.Missing(root.ToString(), $"commit {commit.Short}", $"is {other.Description}, not a folder,"),
        };
    }

    /// <summary>The files below the manifests folder, in ordinal order of their paths.</summary>
    public async Task<IReadOnlyList<TreeEntry>> ListAsync(
        GitRepository repository, CommitId commit, string treeId, CancellationToken cancellationToken)
    {
        var room = (limits.MaxFiles + 1) * (limits.MaxPathBytes + ListingOverhead);
        var command = GitCommands.ListTree(repository.Folder, treeId, room);
        var result = await repository.TryAsync(command, cancellationToken);
        if (result.IsCut)
        {
            throw EntryRules.TooMany(limits);
        }

        if (!result.Succeeded)
        {
            throw new UnreadableRepositoryException(result.Complaint());
        }

        var entries = TreeListing.Parse(result.OutputText)
            .Select(entry => entry with { Path = root.Join(entry.Path) })
            .OrderBy(entry => entry.Path, StringComparer.Ordinal)
            .ToArray();
        if (entries.Length == 0)
        {
            throw EntryRules.Missing(root.ToString(), $"commit {commit.Short}", "is empty");
        }

        foreach (var entry in entries)
        {
            EntryRules.Check(entry, limits);
            if (entry.Size is null)
            {
                throw new UnreadableRepositoryException($"object {entry.Id} of {SafeText.Quote(entry.Path)} is missing");
            }
        }

        EntryRules.CheckTotals(entries, limits);
        return entries;
    }

    private async Task<Dictionary<string, ReadOnlyMemory<byte>>> ContentsAsync(
        GitRepository repository, CommitId commit, IReadOnlyList<TreeEntry> entries, CancellationToken cancellationToken)
    {
        var contents = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        var wanted = new List<string>();
        long size = 0;
        foreach (var entry in entries.DistinctBy(entry => entry.Id))
        {
            if (cache.TryGet(entry.Id, out var content))
            {
                contents[entry.Id] = content;
                continue;
            }

            wanted.Add(entry.Id);
            size += entry.Size!.Value + ListingOverhead;
        }

        if (wanted.Count == 0)
        {
            return contents;
        }

        var command = GitCommands.ReadBlobs(repository.Folder, wanted, (int)size + ListingOverhead);
        var result = await repository.AskAsync(command, commit, cancellationToken);
        foreach (var (id, content) in BlobBatch.Parse(result.Output, wanted))
        {
            contents[id] = content;
            cache.Add(id, content);
        }

        return contents;
    }
}
