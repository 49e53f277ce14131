using Cyclops.Git.Processes;
using Cyclops.Git.Remotes;
using Cyclops.Git.Text;

namespace Cyclops.Git.Mirroring;

/// <summary>One branch of one remote: where it is now, and its objects.</summary>
/// <param name="secrets">Texts that no message may contain.</param>
internal sealed class RemoteBranch(RemoteAddress remote, BranchName branch, IGitRunner git, IReadOnlyList<string> secrets)
{
    private const int NothingFound = 2;

    /// <summary>Asks the remote where the branch is: one short exchange without objects.</summary>
    /// <exception cref="SourceException">Reason <c>BranchMissing</c>, <c>RepositoryEmpty</c> or <c>FetchFailed</c>.</exception>
    public async Task<CommitId> FindHeadAsync(string folder, CancellationToken cancellationToken)
    {
        var result = await git.RunAsync(GitCommands.FindBranch(folder, remote, branch), cancellationToken);
        if (result.ExitCode == NothingFound)
        {
            throw await MissingAsync(folder, cancellationToken);
        }

        if (!result.Succeeded)
        {
            throw Failed(result);
        }

        foreach (var line in result.OutputText.Split('\n'))
        {
            // A pattern also matches the end of longer names: only the very name counts.
            if (line.Split('\t') is [var sha, var name] && name == branch.FullName && CommitId.IsValid(sha))
            {
                return new CommitId(sha);
            }
        }

        throw await MissingAsync(folder, cancellationToken);
    }

    /// <summary>Brings the branch's objects into a repository.</summary>
    public async Task<GitResult> FetchAsync(string repository, CancellationToken cancellationToken) =>
        await git.RunAsync(GitCommands.Fetch(repository, remote, branch), cancellationToken);

    public SourceException Failed(GitResult result) => new(
        "FetchFailed",
        $"Branch {branch} of {SafeText.Quote(remote.ToString())} could not be fetched: {result.Complaint([.. secrets])}. "
        + "What runs is kept; it is tried again at the next poll. Check the address, the network and the credentials.");

    public SourceException Corrupt(string why, Exception? inner) => new(
        "RepositoryCorrupt",
        $"The mirror of {SafeText.Quote(remote.ToString())} is damaged and could not be made anew: {why}. What runs is kept; check the disk and the remote repository.",
        inner);

    private async Task<SourceException> MissingAsync(string folder, CancellationToken cancellationToken)
    {
        var result = await git.RunAsync(GitCommands.ListBranches(folder, remote), cancellationToken);
        if (result.ExitCode == NothingFound)
        {
            return new SourceException(
                "RepositoryEmpty",
                $"{SafeText.Quote(remote.ToString())} has no branches yet. What runs is kept; push a first commit to {branch}.");
        }

        if (!result.Succeeded && !result.IsCut)
        {
            return Failed(result);
        }

        var others = result.OutputText.Split('\n')
            .Select(line => line.Split('\t') is [_, var name] ? name["refs/heads/".Length..] : "")
            .Where(name => name.Length > 0)
            .Take(5);
        return new SourceException(
            "BranchMissing",
            $"{SafeText.Quote(remote.ToString())} has no branch {branch}; it has {SafeText.Clean(string.Join(", ", others))}. "
            + "What runs is kept; push the branch again or correct the setting.");
    }
}
