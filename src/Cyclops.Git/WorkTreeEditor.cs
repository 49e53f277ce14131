using Cyclops.Git.Local;
using Cyclops.Git.Processes;
using Cyclops.Git.Text;

namespace Cyclops.Git;

/// <summary>Changes the work tree of a developer by commits in his own name; nothing is pushed.</summary>
/// <param name="folder">The repository's root or a folder in it.</param>
public sealed class WorkTreeEditor(string folder, TimeProvider time)
{
    /// <summary>A hook may run tests.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(10);

    private readonly GitProcess _git = new(GitEnvironment.ForWriting(), Timeout, Timeout, time);

    /// <summary>Makes what is below a path as it was at a commit, on disk and in the index; the rest is left alone.</summary>
    /// <param name="path">From the repository's root.</param>
    /// <param name="commit">One that has the path.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="SourceException">Reason <c>RepositoryMissing</c>, <c>RestoreFailed</c>.</exception>
    public async Task RestoreAsync(string path, CommitId commit, CancellationToken cancellationToken)
    {
        var result = await _git.RunAsync(GitCommands.Restore(await TopAsync(cancellationToken), commit, path), cancellationToken);
        if (!result.Succeeded)
        {
            throw new SourceException("RestoreFailed", $"git could not bring {SafeText.Quote(path)} back to {commit.Short}: {result.Complaint()}");
        }
    }

    /// <summary>Commits what is below a path and nothing else, with the hooks and the name of whoever runs this.</summary>
    /// <returns>The new commit.</returns>
    /// <exception cref="SourceException">Reason <c>RepositoryMissing</c>, <c>CommitFailed</c>: a hook refused it, or nobody said who he is.</exception>
    public async Task<CommitId> CommitAsync(string path, string message, CancellationToken cancellationToken)
    {
        var top = await TopAsync(cancellationToken);
        var result = await _git.RunAsync(GitCommands.Commit(top, path, message), cancellationToken);
        if (!result.Succeeded)
        {
            throw new SourceException("CommitFailed", $"git did not commit {SafeText.Quote(path)}: {result.Complaint()}");
        }

        var head = await (await LocalCheckout.FindAsync(top, _git, cancellationToken)).Repository!.ResolveAsync("HEAD", cancellationToken);
        return head ?? throw new SourceException("CommitFailed", $"git committed {SafeText.Quote(path)}, and HEAD names no commit: look at the repository");
    }

    private async Task<string> TopAsync(CancellationToken cancellationToken)
    {
        var checkout = await LocalCheckout.FindAsync(folder, _git, cancellationToken);
        return checkout.Repository is not null
            ? checkout.Top
            : throw new SourceException("RepositoryMissing", $"{SafeText.Quote(checkout.Top)} is in no Git repository: run git init there, or give another folder.");
    }
}
