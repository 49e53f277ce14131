using System.Globalization;
using System.Text;
using Cyclops.Git.Remotes;

namespace Cyclops.Git.Processes;

/// <summary>Every way Git is ever called: fixed templates whose holes take only checked values (reliability H5, S18).</summary>
/// <remarks><c>--</c> stands before every operand from outside; object names are hexadecimal by type.</remarks>
internal static class GitCommands
{
    /// <summary>What the mirror calls the fetched branch: its own name space, so that nothing remote can be mistaken for it.</summary>
    public const string HeadRef = "refs/cyclops/head";

    private const int ManyObjects = 1 << 26;

    public static GitCommand Init(string repository, bool isSha256) => new(
        repository,
        ["init", "--quiet", "--bare", "--template=", "--initial-branch=none", isSha256 ? "--object-format=sha256" : "--object-format=sha1", "--", repository]);

    public static GitCommand FindBranch(string folder, RemoteAddress remote, BranchName branch) => new(
        folder,
        ["ls-remote", "--exit-code", "--heads", "--", remote.Operand, branch.FullName])
    {
        IsRemote = true,
    };

    public static GitCommand ListBranches(string folder, RemoteAddress remote) => new(
        folder,
        ["ls-remote", "--exit-code", "--heads", "--", remote.Operand])
    {
        IsRemote = true,
    };

    public static GitCommand Fetch(string repository, RemoteAddress remote, BranchName branch) => new(
        repository,
        [
            .. In(repository), "fetch", "--quiet", "--force", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules",
            "--no-auto-maintenance", "--", remote.Operand, $"+{branch.FullName}:{HeadRef}",
        ])
    {
        IsRemote = true,
    };

    /// <summary>Joins the packs of many fetches and keeps what is not reachable: old heads stay readable after a force-push.</summary>
    public static GitCommand Repack(string repository) => new(
        repository,
        [.. In(repository), "repack", "-q", "-a", "-d", "--keep-unreachable"])
    {
        IsRemote = true,
    };

    /// <summary>Whether all that is reachable is there. Without operands: naming a reference makes Git overlook a broken one.</summary>
    public static GitCommand Verify(string repository) => new(
        repository,
        [.. In(repository), "fsck", "--connectivity-only", "--no-dangling", "--no-progress"])
    {
        IsRemote = true,
    };

    public static GitCommand Resolve(string repository, string revision) => new(
        repository,
        [.. In(repository), "rev-parse", "--verify", "--quiet", "--end-of-options", $"{revision}^{{commit}}"]);

    /// <summary>Where the repository is that holds a folder, and where the folder is in it.</summary>
    public static GitCommand FindRepository(string folder) => new(
        folder,
        ["rev-parse", "--path-format=absolute", "--git-dir", "--show-prefix"]);

    public static GitCommand Exists(string repository, CommitId commit) => new(
        repository,
        [.. In(repository), "cat-file", "-e", $"{commit.Sha}^{{commit}}"]);

    public static GitCommand FindEntry(string repository, CommitId commit, string path) => new(
        repository,
        [.. In(repository), "ls-tree", "-z", "--full-tree", commit.Sha, "--", path]);

    public static GitCommand RootTree(string repository, CommitId commit) => new(
        repository,
        [.. In(repository), "rev-parse", "--verify", "--quiet", "--end-of-options", $"{commit.Sha}^{{tree}}"]);

    public static GitCommand ListTree(string repository, string treeId, int maxOutput) => new(
        repository,
        [.. In(repository), "ls-tree", "-r", "-z", "--long", "--full-tree", treeId])
    {
        MaxOutput = maxOutput,
    };

    public static GitCommand ReadBlobs(string repository, IEnumerable<string> blobIds, int maxOutput) => new(
        repository,
        [.. In(repository), "cat-file", "--batch"])
    {
        Input = Encoding.ASCII.GetBytes(string.Concat(blobIds.Select(id => id + "\n"))),
        MaxOutput = maxOutput,
    };

    public static GitCommand IsAncestor(string repository, CommitId ancestor, CommitId descendant) => new(
        repository,
        [.. In(repository), "merge-base", "--is-ancestor", ancestor.Sha, descendant.Sha]);

    public static GitCommand Log(string repository, string range, int? maxCount = null) => new(
        repository,
        [.. In(repository), "rev-list", "--date-order", "--no-commit-header", $"--format={CommitFormat.Template}", .. Count(maxCount), range, "--"])
    {
        MaxOutput = ManyObjects,
    };

    /// <summary>Commits that changed what is below a path, newest first.</summary>
    /// <param name="path">From the repository's root.</param>
    public static GitCommand LogOf(string repository, CommitId to, string path, int maxCount) => new(
        repository,
        [.. In(repository), "rev-list", "--date-order", "--no-commit-header", $"--format={CommitFormat.Template}", .. Count(maxCount), to.Sha, "--", path])
    {
        MaxOutput = ManyObjects,
    };

    /// <summary>Makes a path what it was at a commit, in the work tree and in the index.</summary>
    public static GitCommand Restore(string top, CommitId commit, string path) => new(
        top,
        ["restore", $"--source={commit.Sha}", "--staged", "--worktree", "--", path]);

    /// <summary>Commits a path and nothing else that is in the index. The message comes by standard input.</summary>
    public static GitCommand Commit(string top, string path, string message) => new(
        top,
        ["commit", "--quiet", "--only", "--file=-", "--", path])
    {
        Input = Encoding.UTF8.GetBytes(message),
    };

    public static GitCommand Roots(string repository, CommitId commit) => new(
        repository,
        [.. In(repository), "rev-list", "--max-parents=0", commit.Sha, "--"]);

    private static string[] In(string repository) => [$"--git-dir={repository}", "--no-pager"];

    private static string[] Count(int? count) =>
        count is { } number ? [string.Create(CultureInfo.InvariantCulture, $"--max-count={number}")] : [];
}
