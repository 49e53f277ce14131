using Cyclops.Git.Processes;
using Cyclops.Git.Text;

namespace Cyclops.Git.Reading;

/// <summary>Questions to one repository on disk. Reads objects only: no work tree, index, hook, filter or reference of others.</summary>
/// <param name="folder">Absolute path of the bare repository or <c>.git</c> folder.</param>
internal sealed class GitRepository(string folder, IGitRunner git)
{
    public string Folder { get; } = folder;

    /// <summary>What is known of a commit.</summary>
    /// <exception cref="SourceException">Reason <c>CommitMissing</c>.</exception>
    public async Task<CommitInfo> CommitAsync(CommitId commit, CancellationToken cancellationToken)
    {
        var output = await AskAsync(GitCommands.Log(Folder, Checked(commit), maxCount: 1), commit, cancellationToken);
        return CommitFormat.Parse(output.OutputText) is [var info]
            ? info
            : throw new UnreadableRepositoryException($"commit {commit.Short} could not be listed");
    }

    /// <summary>The commit a revision names; null when it names none.</summary>
    public async Task<CommitId?> ResolveAsync(string revision, CancellationToken cancellationToken)
    {
        var result = await git.RunAsync(GitCommands.Resolve(Folder, revision), cancellationToken);
        var sha = result.OutputText.Trim();
        return result.Succeeded && CommitId.IsValid(sha) ? new CommitId(sha) : null;
    }

    public async Task<bool> ExistsAsync(CommitId commit, CancellationToken cancellationToken)
    {
        Checked(commit);
        return (await git.RunAsync(GitCommands.Exists(Folder, commit), cancellationToken)).Succeeded;
    }

    public async Task<bool> IsAncestorAsync(CommitId ancestor, CommitId descendant, CancellationToken cancellationToken)
    {
        Checked(ancestor);
        Checked(descendant);
        var result = await git.RunAsync(GitCommands.IsAncestor(Folder, ancestor, descendant), cancellationToken);
        if (result.ExitCode is 0 or 1)
        {
            return result.ExitCode == 0;
        }

        return await ExistsAsync(ancestor, cancellationToken)
            ? throw await FaultAsync(result, descendant, cancellationToken)
            : false;
    }

    public async Task<IReadOnlyList<CommitInfo>> LogAsync(CommitId from, CommitId to, CancellationToken cancellationToken)
    {
        var output = await AskAsync(GitCommands.Log(Folder, $"{Checked(from)}..{Checked(to)}"), from, cancellationToken);
        return CommitFormat.Parse(output.OutputText);
    }

    /// <summary>The newest commits up to one that changed what is below a path.</summary>
    /// <param name="path">From the repository's root.</param>
    public async Task<IReadOnlyList<CommitInfo>> LogOfAsync(CommitId to, string path, int atMost, CancellationToken cancellationToken)
    {
        var output = await AskAsync(GitCommands.LogOf(Folder, new(Checked(to)), path, atMost), to, cancellationToken);
        return CommitFormat.Parse(output.OutputText);
    }

    public async Task<IReadOnlyList<CommitId>> RootsAsync(CommitId commit, CancellationToken cancellationToken)
    {
        Checked(commit);
        var output = await AskAsync(GitCommands.Roots(Folder, commit), commit, cancellationToken);
        return [.. output.OutputText.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal).Select(sha => new CommitId(sha))];
    }

    /// <summary>Runs a question about a commit that must be answered.</summary>
    /// <exception cref="SourceException">Reason <c>CommitMissing</c>.</exception>
    /// <exception cref="UnreadableRepositoryException">The commit is there and Git cannot answer all the same.</exception>
    public async Task<GitResult> AskAsync(GitCommand command, CommitId about, CancellationToken cancellationToken)
    {
        var result = await git.RunAsync(command, cancellationToken);
        return result.Succeeded ? result : throw await FaultAsync(result, about, cancellationToken);
    }

    /// <summary>Runs a question whatever its answer.</summary>
    public Task<GitResult> TryAsync(GitCommand command, CancellationToken cancellationToken) => git.RunAsync(command, cancellationToken);

    private async Task<Exception> FaultAsync(GitResult result, CommitId about, CancellationToken cancellationToken) =>
        await ExistsAsync(about, cancellationToken)
            ? new UnreadableRepositoryException(result.IsCut ? "git answered more than it may" : result.Complaint())
            : new SourceException(
                CommitMissing,
                $"Commit {about.Short} is not in the repository {SafeText.Quote(Folder)}: it was never fetched, or history was rewritten.");

    /// <summary>The reason of a commit that is not there; the mirror looks closer before it believes it.</summary>
    public const string CommitMissing = nameof(CommitMissing);

    /// <summary>Only full object names reach Git: nothing else can be an option or another revision.</summary>
    private static string Checked(CommitId commit) => CommitId.IsValid(commit.Sha)
        ? commit.Sha
        : throw new SourceException(CommitMissing, $"{SafeText.Quote(commit.Sha ?? "")} is no full commit name.");
}
