using Cyclops.Testing;

namespace Cyclops.Simulation.Sources;

/// <summary>Branches that are gone, moved to where they do not belong, or hard to tell from something else.</summary>
internal static class MovedBranches
{
    private const string BranchMissing = nameof(BranchMissing);
    private const string HistoryRewritten = nameof(HistoryRewritten);
    private const string RepositoryReplaced = nameof(RepositoryReplaced);

    public static IReadOnlyList<BadSource> All { get; } =
    [
        Missing("branch-deleted", "F41", r => r.Switch("trunk").DeleteBranch("main")),
        Missing("branch-renamed", "F41", r => r.Git("branch", "--move", "trunk")),
        Missing("branch-in-other-case", "F41", r => r.Git("update-ref", "refs/heads/Main", r.Switch("trunk").DeleteBranch("main").Head)),
        Missing("branch-deleted-and-a-tag-so-named", "F56", r =>
        {
            r.Git("tag", "main");
            r.Switch("trunk").Git("update-ref", "-d", "refs/heads/main");
        }),
        Missing("branch-deleted-and-a-longer-name-left", "F56", r =>
        {
            r.Switch("trunk").DeleteBranch("main");
            r.Git("update-ref", "refs/heads/old/refs/heads/main", "HEAD");
        }),
        new("tag-named-as-the-branch", "F56", r => r.Git("tag", "main", Without(r, GoodRepository.Apps))),
        new("another-branch-checked-out", "F56", r => RemovedApps.Remove(r.Switch("trunk"), GoodRepository.Apps).Commit()),
        new("head-detached", "F56", r => r.Git("checkout", "--quiet", "--detach", "HEAD~2")),
        Moved("force-push-to-an-older-commit", "F43", HistoryRewritten, r => r.ForcePush("HEAD~2")),
        Moved("force-push-to-the-first-commit", "F43", HistoryRewritten, r => r.ForcePush("HEAD~3")),
        Moved("force-push-to-another-line", "F43", HistoryRewritten, r => RemovedApps.Remove(r.ForcePush("HEAD~1"), GoodRepository.AppsOverBudget).Commit()),
        Moved("force-push-of-one-app-less", "F43", HistoryRewritten, r =>
        {
            RemovedApps.Remove(r, ["app-a"]);
            r.Git("commit", "--quiet", "--amend", "--no-edit");
        }),
        Moved("force-push-of-an-unrelated-history", "F44", RepositoryReplaced, r => RemovedApps.Remove(r.StartOver(), GoodRepository.Apps).Commit()),
        Moved("history-begun-anew-with-the-same-tree", "F45", RepositoryReplaced, r => r.StartOver().Commit("begin")),
        new("head-amended-with-the-same-tree", "F45", r => r.Git("commit", "--quiet", "--amend", "--message", "a better word"))
        {
            Mend = Mending.Joining,
        },
        new("unrelated-history-merged-over", "F44", r => Mending.WriteBranch(
            r, r.Git("commit-tree", $"{Without(r, GoodRepository.Apps)}^{{tree}}", "-p", Orphan(r), "-p", "HEAD", "-m", "merge"))),
        new("commit-of-the-future", "F43", r => DatedCommit.Make(RemovedApps.Remove(r, GoodRepository.AppsOverBudget), "4102444800")),
        new("commit-of-the-past", "F43", r => DatedCommit.Make(RemovedApps.Remove(r, GoodRepository.AppsOverBudget), "1")),
    ];

    private static BadSource Missing(string name, string fault, Action<TestRepository> corrupt) => new(name, fault, corrupt)
    {
        BreaksFetch = true,
        ExpectedReason = BranchMissing,
        Mend = Mending.OnGoodHead,
    };

    private static BadSource Moved(string name, string fault, string reason, Action<TestRepository> corrupt) => new(name, fault, corrupt)
    {
        ExpectedReason = reason,
        Mend = Mending.OnGoodHead,
    };

    /// <summary>A commit after the head that lacks apps; no branch has it.</summary>
    private static string Without(TestRepository repository, IEnumerable<string> apps)
    {
        var head = repository.Head;
        var commit = RemovedApps.Remove(repository, apps).Commit();
        repository.ForcePush(head);
        return commit;
    }

    private static string Orphan(TestRepository repository) =>
        repository.Git("commit-tree", "HEAD^{tree}", "-m", "begin anew");
}
