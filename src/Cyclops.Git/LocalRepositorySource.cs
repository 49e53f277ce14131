using Cyclops.Git.Local;
using Cyclops.Git.Processes;
using Cyclops.Git.Reading;
using Cyclops.Git.Remotes;
using Cyclops.Git.Text;

namespace Cyclops.Git;

/// <summary>
/// Manifests of a commit in a repository of this machine, bare or not: what <c>cyclops-ctl --ref</c> looks at. Nothing is
/// fetched or written, and nothing the repository's configuration names is run.
/// </summary>
/// <param name="folder">The repository or a folder in it.</param>
/// <param name="revision">A branch, tag, commit or expression such as <c>HEAD~1</c>.</param>
/// <param name="manifestsPath">The manifests below that folder, else below the repository's root; a dot is the folder itself.</param>
public sealed class LocalRepositorySource(string folder, string revision, string manifestsPath, SnapshotLimits limits, TimeProvider time)
    : IManifestSource
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private readonly GitProcess _git = new(GitEnvironment.ForReading(), Timeout, Timeout, time);

    /// <summary>Finds the commit the revision names now.</summary>
    /// <exception cref="SourceException">Reason <c>FolderMissing</c>, <c>RepositoryMissing</c>, <c>RevisionMissing</c>, <c>RevisionAmbiguous</c>.</exception>
    public async Task<CommitInfo> FetchAsync(CancellationToken cancellationToken)
    {
        var (_, repository) = await OpenAsync(cancellationToken);
        return await ReadingAsync(repository, async () => await repository.CommitAsync(await ResolveAsync(repository, cancellationToken), cancellationToken));
    }

    /// <inheritdoc/>
    public async Task<Snapshot> ReadAsync(CommitId commit, CancellationToken cancellationToken)
    {
        var (checkout, repository) = await OpenAsync(cancellationToken);
        var candidates = checkout.Candidates(ManifestsPath.Parse(manifestsPath)).ToArray();
        return await ReadingAsync(repository, async () =>
        {
            foreach (var candidate in candidates[..^1])
            {
                if (await HasAsync(repository, commit, candidate, cancellationToken))
                {
                    return await Reader(candidate).ReadAsync(repository, commit, cancellationToken);
                }
            }

            return await Reader(candidates[^1]).ReadAsync(repository, commit, cancellationToken);
        });
    }

    /// <inheritdoc/>
    public async Task<bool> IsAncestorAsync(CommitId ancestor, CommitId descendant, CancellationToken cancellationToken)
    {
        var (_, repository) = await OpenAsync(cancellationToken);
        return await ReadingAsync(repository, () => repository.IsAncestorAsync(ancestor, descendant, cancellationToken));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<CommitInfo>> LogAsync(CommitId from, CommitId to, CancellationToken cancellationToken)
    {
        var (_, repository) = await OpenAsync(cancellationToken);
        return await ReadingAsync(repository, () => repository.LogAsync(from, to, cancellationToken));
    }

    /// <summary>The newest commits up to one that changed what is below a path, newest first.</summary>
    /// <param name="to">The last commit that counts.</param>
    /// <param name="path">From the repository's root: <c>manifests/apps/tel-aviv</c>.</param>
    /// <param name="atMost">How many.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="SourceException">There is no repository, or it cannot be read.</exception>
    public async Task<IReadOnlyList<CommitInfo>> LogOfAsync(CommitId to, string path, int atMost, CancellationToken cancellationToken)
    {
        var (_, repository) = await OpenAsync(cancellationToken);
        return await ReadingAsync(repository, () => repository.LogOfAsync(to, path, atMost, cancellationToken));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<CommitId>> RootsAsync(CommitId commit, CancellationToken cancellationToken)
    {
        var (_, repository) = await OpenAsync(cancellationToken);
        return await ReadingAsync(repository, () => repository.RootsAsync(commit, cancellationToken));
    }

    internal static SourceException Corrupt(GitRepository repository, UnreadableRepositoryException fault) => new(
        "RepositoryCorrupt",
        $"The repository {SafeText.Quote(repository.Folder)} is damaged: {fault.Message}. Run git fsck in it, or clone it anew.",
        fault);

    private SnapshotReader Reader(ManifestsPath root) => new(root, limits, new BlobCache(0));

    private async Task<(LocalCheckout Checkout, GitRepository Repository)> OpenAsync(CancellationToken cancellationToken)
    {
        var checkout = await LocalCheckout.FindAsync(folder, _git, cancellationToken);
        return checkout.Repository is { } repository
            ? (checkout, repository)
            : throw new SourceException("RepositoryMissing", $"{SafeText.Quote(checkout.Top)} is in no Git repository: run git init there, or give another folder.");
    }

    private async Task<bool> HasAsync(GitRepository repository, CommitId commit, ManifestsPath root, CancellationToken cancellationToken)
    {
        try
        {
            await Reader(root).FindTreeAsync(repository, commit, cancellationToken);
            return true;
        }
        catch (SourceException fault) when (fault.Reason == EntryRules.ManifestsMissing)
        {
            return false;
        }
    }

    /// <summary>A branch goes before everything else of its name; a tag of the same name elsewhere is asked about, not guessed.</summary>
    private async Task<CommitId> ResolveAsync(GitRepository repository, CancellationToken cancellationToken)
    {
        if (CommitId.IsValid(revision))
        {
            return new CommitId(revision);
        }

        if (revision.Length is 0 or > 200 || revision[0] == '-' || SafeText.HasHidden(revision))
        {
            throw Missing();
        }

        if (!BranchName.IsValid(revision))
        {
            return await repository.ResolveAsync(revision, cancellationToken) ?? throw Missing();
        }

        var branch = await repository.ResolveAsync($"refs/heads/{revision}", cancellationToken);
        var tag = await repository.ResolveAsync($"refs/tags/{revision}", cancellationToken);
        return branch is not null && tag is not null && branch != tag
            ? throw new SourceException("RevisionAmbiguous", $"{SafeText.Quote(revision)} is a branch and a tag: write refs/heads/{revision} or refs/tags/{revision}.")
            : branch ?? tag ?? await repository.ResolveAsync(revision, cancellationToken) ?? throw Missing();
    }

    private SourceException Missing() => new(
        "RevisionMissing", $"{SafeText.Quote(revision)} names no commit in {SafeText.Quote(folder)}: give a branch, a tag or a commit.");

    private static async Task<T> ReadingAsync<T>(GitRepository repository, Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (UnreadableRepositoryException fault)
        {
            throw Corrupt(repository, fault);
        }
    }
}
