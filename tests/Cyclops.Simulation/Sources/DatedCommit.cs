using Cyclops.Testing;

namespace Cyclops.Simulation.Sources;

/// <summary>Commits of any date, also one no clock shows.</summary>
internal static class DatedCommit
{
    /// <summary>Commits the index after the head.</summary>
    /// <param name="seconds">The date as Git has it: seconds since 1970.</param>
    public static void Make(TestRepository repository, string seconds)
    {
        var commit = repository.GitWithInput(
            $"tree {repository.Git("write-tree")}\nparent {repository.Head}\nauthor Ada <ada@example.org> {seconds} +0000\n"
            + $"committer Ada <ada@example.org> {seconds} +0000\n\nchange\n",
            "hash-object", "-t", "commit", "-w", "--literally", "--stdin");
        Mending.WriteBranch(repository, commit);
    }
}
