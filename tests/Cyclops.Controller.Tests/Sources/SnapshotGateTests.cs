using Cyclops.Controller.Sources;

namespace Cyclops.Controller.Tests.Sources;

public sealed class SnapshotGateTests
{
    private static readonly AcceptedHead Before = new(Commits.Id(5), "tree", [Commits.Id(1)]);

    [Fact]
    public void The_first_head_is_accepted() => Assert.Null(SnapshotGate.Judge(null, Head(descends: false)));

    [Fact]
    public void A_descendant_is_accepted() => Assert.Null(SnapshotGate.Judge(Before, Head(descends: true, tree: "other")));

    [Fact]
    public void A_merge_with_an_unrelated_history_is_still_a_descendant() =>
        Assert.Null(SnapshotGate.Judge(Before, Head(descends: true, tree: "other", roots: [Commits.Id(1), Commits.Id(90)])));

    [Fact]
    public void F43_a_head_that_does_not_come_after_the_last_one_is_held() =>
        Assert.Equal("HistoryRewritten", SnapshotGate.Judge(Before, Head(descends: false, tree: "other"))?.Reason);

    [Fact]
    public void F45_a_rewritten_history_with_the_same_manifests_is_accepted() =>
        Assert.Null(SnapshotGate.Judge(Before, Head(descends: false, tree: "tree")));

    [Theory]
    [InlineData("tree")]
    [InlineData("other")]
    public void F44_F53_another_repository_is_held_whatever_is_in_it(string tree)
    {
        var refusal = SnapshotGate.Judge(Before, Head(descends: false, tree, roots: [Commits.Id(90)]));

        Assert.Equal("RepositoryReplaced", refusal?.Reason);
        Assert.Contains("Cyclops__Store__Path", refusal!.Message, StringComparison.Ordinal);
    }

    private static HeadFacts Head(bool descends, string tree = "tree", EquatableList<CommitId>? roots = null) =>
        new(Commits.Id(9), tree, roots ?? [Commits.Id(1)], descends);
}
