using System.Text;

namespace Cyclops.Testing;

/// <summary>A real Git repository with a work tree that plays the remote of a test. Commit dates are a second apart, from 2026 on.</summary>
public sealed class TestRepository
{
    private static readonly DateTimeOffset FirstCommit = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private int _commits;

    private TestRepository(string path) => Path = path;

    /// <summary>The work tree; also the address to fetch from.</summary>
    public string Path { get; }

    /// <summary>Full name of the commit that is checked out.</summary>
    public string Head => Git("rev-parse", "HEAD");

    /// <summary>Makes an empty repository whose unborn branch is <c>main</c>.</summary>
    public static TestRepository Init(string path, params string[] options)
    {
        Directory.CreateDirectory(path);
        GitTool.Run(path, null, ["init", "--quiet", "--initial-branch=main", .. options]);
        return new TestRepository(path);
    }

    /// <summary>Runs any Git command in the work tree.</summary>
    public string Git(params string[] arguments) => GitTool.Run(Path, FirstCommit.AddSeconds(_commits), arguments);

    /// <summary>Runs any Git command with standard input.</summary>
    public string GitWithInput(string input, params string[] arguments) =>
        GitTool.Run(Path, FirstCommit.AddSeconds(_commits), input, arguments);

    /// <summary>Writes a file of the work tree.</summary>
    public TestRepository Write(string path, string content) => Write(path, Encoding.UTF8.GetBytes(content));

    public TestRepository Write(string path, byte[] content)
    {
        var file = System.IO.Path.Combine(Path, path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, content);
        return this;
    }

    /// <summary>Removes a file or folder, as <c>git rm -r</c> does.</summary>
    public TestRepository Remove(string path)
    {
        Git("rm", "-r", "-q", "--", path);
        return this;
    }

    /// <summary>Commits all that changed in the work tree, or an empty commit.</summary>
    /// <returns>The commit's full name.</returns>
    public string Commit(string message = "change")
    {
        _commits++;
        Git("add", "--all");
        Git("commit", "--quiet", "--allow-empty", "--message", message);
        return Head;
    }

    /// <summary>Commits a tree made without the work tree: for entries no work tree can hold.</summary>
    /// <param name="entries">Lines for <c>git update-index -z --index-info</c>: mode, object name, path.</param>
    public string CommitEntries(string message, params (string Mode, string Id, string Path)[] entries)
    {
        _commits++;
        var lines = string.Concat(entries.Select(entry => $"{entry.Mode} {entry.Id}\t{entry.Path}\0"));
        GitWithInput(lines, "update-index", "-z", "--index-info");
        Git("commit", "--quiet", "--message", message);
        return Head;
    }

    /// <summary>Stores content without a file.</summary>
    /// <returns>The blob's name.</returns>
    public string WriteBlob(string content) => GitWithInput(content, "hash-object", "-w", "--stdin");

    /// <summary>Moves the branch to any commit, as a force-push does.</summary>
    public TestRepository ForcePush(string commit)
    {
        Git("reset", "--quiet", "--hard", commit);
        return this;
    }

    /// <summary>Begins a history that shares nothing with the present one, under the same branch name.</summary>
    public TestRepository StartOver(string branch = "main")
    {
        Git("checkout", "--quiet", "--orphan", "cyclops-start-over");
        Git("branch", "--delete", "--force", branch);
        Git("branch", "--move", branch);
        return this;
    }

    /// <summary>Checks a branch out, making it here when it is not there.</summary>
    public TestRepository Switch(string branch)
    {
        var isThere = Git("branch", "--list", branch).Length > 0;
        Git(["checkout", "--quiet", .. isThere ? Array.Empty<string>() : ["-b"], branch]);
        return this;
    }

    /// <summary>Deletes a branch; another one must be checked out.</summary>
    public TestRepository DeleteBranch(string branch)
    {
        Git("branch", "--delete", "--force", "--quiet", branch);
        return this;
    }

    /// <summary>Merges a branch with a merge commit.</summary>
    /// <returns>The merge commit's full name.</returns>
    public string Merge(string branch)
    {
        _commits++;
        Git("merge", "--quiet", "--no-ff", "--no-edit", branch);
        return Head;
    }
}
