using Cyclops.Git.Local;
using Cyclops.Git.Processes;
using Cyclops.Git.Reading;

namespace Cyclops.Git;

/// <summary>
/// Manifests of a folder on disk, before they are committed: what <c>cyclops-ctl</c> looks at. The folder need not be a
/// repository. The same entries and sizes are refused as in a mirror, so that what passes here passes there.
/// </summary>
/// <param name="folder">The repository's root or a folder in it, or any folder.</param>
/// <param name="manifestsPath">The manifests below that folder, else below the repository's root; a dot is the folder itself.</param>
public sealed class WorkTreeSource(string folder, string manifestsPath, SnapshotLimits limits, TimeProvider time)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private readonly GitProcess _git = new(GitEnvironment.ForReading(), Timeout, Timeout, time);

    /// <summary>Reads all files now.</summary>
    /// <exception cref="SourceException">Reason <c>FolderMissing</c>, <c>PathRefused</c>, <c>ManifestsMissing</c>, <c>UnsupportedEntry</c>, <c>LimitExceeded</c>, <c>FolderUnreadable</c>, <c>RepositoryCorrupt</c>.</exception>
    public async Task<WorkTree> ReadAsync(CancellationToken cancellationToken)
    {
        var checkout = await LocalCheckout.FindAsync(folder, _git, cancellationToken);
        var root = Choose(checkout);
        var reader = new FolderReader(checkout.Top, root, limits);
        if (checkout.Repository is not { } repository)
        {
            return new WorkTree(ToSnapshot(root, await reader.ReadAsync(isSha256: false, cancellationToken)), null);
        }

        try
        {
            var head = await HeadAsync(repository, cancellationToken);
            var files = await reader.ReadAsync(isSha256: head?.Id.Sha.Length == 64, cancellationToken);
            var snapshot = ToSnapshot(root, files);
            return head is not null && await CommittedTreeAsync(repository, root, head, files, cancellationToken) is { } treeId
                ? new WorkTree(snapshot with { Commit = head, TreeId = treeId }, head)
                : new WorkTree(snapshot, head);
        }
        catch (UnreadableRepositoryException fault)
        {
            throw LocalRepositorySource.Corrupt(repository, fault);
        }
    }

    private ManifestsPath Choose(LocalCheckout checkout)
    {
        var candidates = checkout.Candidates(ManifestsPath.Parse(manifestsPath)).ToArray();
        return candidates.FirstOrDefault(
            path => Directory.Exists(Path.Combine(checkout.Top, path.Text)),
            candidates[^1]);
    }

    private static async Task<CommitInfo?> HeadAsync(GitRepository repository, CancellationToken cancellationToken) =>
        await repository.ResolveAsync("HEAD", cancellationToken) is { } commit
            ? await repository.CommitAsync(commit, cancellationToken)
            : null;

    /// <summary>The committed folder's object name when its files are those on disk; else null.</summary>
    /// <remarks>Contents are compared, not the index: Git's own status runs filters and monitors of the repository's configuration.</remarks>
    private async Task<string?> CommittedTreeAsync(
        GitRepository repository, ManifestsPath root, CommitInfo head, IReadOnlyList<ManifestFile> files, CancellationToken cancellationToken)
    {
        var committed = new SnapshotReader(root, limits, new BlobCache(0));
        try
        {
            var treeId = await committed.FindTreeAsync(repository, head.Id, cancellationToken);
            var entries = await committed.ListAsync(repository, head.Id, treeId, cancellationToken);
            return entries.Select(entry => (entry.Path, entry.Id)).SequenceEqual(files.Select(file => (file.Path, file.BlobId))) ? treeId : null;
        }
        catch (SourceException)
        {
            // HEAD has no manifests, or none that may be read: the files on disk differ from it.
            return null;
        }
    }

    private static Snapshot ToSnapshot(ManifestsPath root, IReadOnlyList<ManifestFile> files) =>
        new(null, root.Text, FolderTree.NameOf(root, files), files.ToEquatableList());
}
