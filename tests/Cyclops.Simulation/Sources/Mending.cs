using Cyclops.Testing;

namespace Cyclops.Simulation.Sources;

/// <summary>Ways back to the good manifests. Each ends in a new commit, and in a work tree that has it.</summary>
internal static class Mending
{
    private const string Branch = "refs/heads/main";

    /// <summary>A commit after the bad one: what a pushed mistake is mended with.</summary>
    public static void OnTop(TestRepository repository) => Commit(repository, Branch);

    /// <summary>A commit after the good head, which the branch is moved back to.</summary>
    public static void OnGoodHead(TestRepository repository)
    {
        // Not by Git, which may find the branch too broken to move it.
        WriteBranch(repository, repository.Git("rev-parse", GoodRepository.HeadRef));
        Commit(repository, GoodRepository.HeadRef);
    }

    /// <summary>A commit after the bad one and the good head both: what the message of the hold asks for.</summary>
    public static void Joining(TestRepository repository) => Commit(repository, Branch, GoodRepository.HeadRef);

    /// <summary>Overwrites the file that says where the branch is.</summary>
    public static void WriteBranch(TestRepository repository, string content) =>
        repository.Write(".git/refs/heads/main", content);

    private static void Commit(TestRepository repository, params IEnumerable<string> parents)
    {
        string[] options = [.. parents.SelectMany(parent => new[] { "-p", parent })];
        var commit = repository.Git(["commit-tree", $"{GoodRepository.HeadRef}^{{tree}}", "-m", "put the manifests back", .. options]);
        repository.Git("update-ref", Branch, commit);
        repository.Git("symbolic-ref", "HEAD", Branch);
        repository.Git("reset", "--quiet", "--hard", commit);
        repository.Git("clean", "-d", "--force", "--force", "--quiet");
    }
}
