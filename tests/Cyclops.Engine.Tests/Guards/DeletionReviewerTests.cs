using Cyclops.Engine.Guards;
using Cyclops.Engine.Tests.Support;
using Cyclops.Model;
using Cyclops.Model.Manifests;

namespace Cyclops.Engine.Tests.Guards;

/// <summary>S3, S4, S5: nothing is deleted without a warrant, on bad input, or above the budget.</summary>
public sealed class DeletionReviewerTests
{
    private readonly FakeHistory _history = new();

    [Fact]
    public async Task S3_an_app_that_a_commit_removed_may_go()
    {
        var before = _history.Commit(Set("a", "b"));
        var head = _history.Commit(Set("b"));

        Assert.Null(await ReasonAsync(head, Of("a", before)));
    }

    [Fact]
    public async Task S3_an_app_that_was_never_in_a_manifest_stays()
    {
        var before = _history.Commit(Set("b"));
        var head = _history.Commit(Set("b"));

        Assert.Equal("NoWarrant", await ReasonAsync(head, Of("a", before)));
    }

    [Fact]
    public async Task S3_what_does_not_say_where_it_was_applied_from_stays()
    {
        _history.Commit(Set("a"));
        var head = _history.Commit(Set());

        Assert.Equal("NoWarrant", await ReasonAsync(head, new DeletionCandidate(Box("a"), null, false)));
    }

    [Theory]
    [InlineData(true, null)]
    [InlineData(false, "NoWarrant")]
    public async Task S3_the_last_thing_of_a_removed_app_that_has_no_room_for_tags_may_go_if_a_commit_asked_for_it(bool wasWanted, string? expected)
    {
        var before = _history.Commit(Set("a"));
        var head = _history.Commit(Set());
        var scene = new Scene().Want(Scene.Id("Base"), "v1");
        _history.Graphs[before] = (wasWanted ? scene.Want(Scene.Id("Box"), "v1", Scene.Id("Base")) : scene).Graph;

        Assert.Equal(expected, await ReasonAsync(head, new DeletionCandidate(Box("a"), null, IsSuperseded: false, SaysItself: false, IsByName: true)));
    }

    [Fact]
    public async Task S5_what_does_not_say_where_it_comes_from_counts_in_the_budget()
    {
        string[] gone = ["a", "b", "c", "d"];
        var before = _history.Commit(Set(gone));
        var head = _history.Commit(Set());
        _history.Graphs[before] = gone.Aggregate(new Scene(), (scene, app) => scene.Want(Box(app), "v1")).Graph;

        var review = await new DeletionReviewer(_history).ReviewAsync(
            Set(), FakeHistory.Id(head), "staging", [.. gone.Select(a => new DeletionCandidate(Box(a), null, IsSuperseded: false, SaysItself: false, IsByName: true))], 0, CancellationToken.None);

        Assert.All(gone, a => Assert.Equal("DeletionBudgetExceeded", review.RefusalOf(Box(a))?.Reason));
    }

    [Fact]
    public async Task S3_what_was_applied_from_a_commit_that_is_no_ancestor_stays()
    {
        var head = _history.Commit(Set());

        Assert.Equal("NotADescendant", await ReasonAsync(head, Of("a", 99)));
    }

    [Fact]
    public async Task S3_a_commit_whose_manifests_cannot_be_read_any_more_is_no_warrant()
    {
        var before = _history.Commit(null);
        var head = _history.Commit(Set());

        Assert.Equal("NoWarrant", await ReasonAsync(head, Of("a", before)));
    }

    [Fact]
    public async Task S4_nothing_goes_while_any_manifest_is_invalid()
    {
        var before = _history.Commit(Set("a", "b"));
        var invalid = Set() with { Errors = [new("UnknownField", new("manifests/apps/b/app.yaml", 1, 1), "spec.x", "no such field")], InvalidApps = ["b"] };
        var head = _history.Commit(invalid);

        Assert.Equal("SnapshotIncomplete", await ReasonAsync(head, Of("a", before), invalid));
    }

    [Fact]
    public async Task S4_nothing_goes_without_a_platform()
    {
        var before = _history.Commit(Set("a"));
        var head = _history.Commit(Set() with { Platform = null });

        Assert.Equal("SnapshotIncomplete", await ReasonAsync(head, Of("a", before), Set() with { Platform = null }));
    }

    [Fact]
    public async Task Manifests_of_no_commit_delete_nothing()
    {
        var before = _history.Commit(Set("a"));

        var review = await new DeletionReviewer(_history).ReviewAsync(Set(), null, "staging", [Of("a", before)], 0, CancellationToken.None);

        Assert.Equal("NotCommitted", review.RefusalOf(Box("a"))?.Reason);
    }

    [Fact]
    public async Task An_environment_without_a_manifest_keeps_what_it_has()
    {
        var before = _history.Commit(Set("a"));
        var without = Set() with { Environments = EquatableMap<EnvironmentManifest>.Empty };
        var head = _history.Commit(without);

        Assert.Equal("EnvironmentRemoved", await ReasonAsync(head, Of("a", before), without));
    }

    [Fact]
    public async Task An_older_generation_of_something_that_is_wanted_may_go()
    {
        var before = _history.Commit(Set("a"));
        var head = _history.Commit(Set("a"));

        Assert.Null(await ReasonAsync(head, new DeletionCandidate(Box("a"), FakeHistory.Id(before), true), Set("a")));
    }

    [Theory]
    [InlineData(true, null)]
    [InlineData(false, "NoWarrant")]
    public async Task A_part_that_does_not_say_where_it_comes_from_may_go_if_any_commit_asked_for_it(bool wasWanted, string? expected)
    {
        var sibling = _history.Commit(Set("a"));
        var between = _history.Commit(Set("a"));
        var head = _history.Commit(Set("a"));
        var scene = new Scene().Want(Scene.Id("Base"), "v1");
        _history.Graphs[between] = (wasWanted ? scene.Want(Scene.Id("Box"), "v1", Scene.Id("Base")) : scene).Graph;

        Assert.Equal(expected, await ReasonAsync(head, new DeletionCandidate(Box("a"), FakeHistory.Id(sibling), IsSuperseded: false, SaysItself: false), Set("a")));
    }

    [Theory]
    [InlineData(true, null)]
    [InlineData(false, "NoWarrant")]
    public async Task A_part_that_an_app_dropped_may_go_if_it_was_asked_for_before(bool wasWanted, string? expected)
    {
        var before = _history.Commit(Set("a"));
        var head = _history.Commit(Set("a"));
        var scene = new Scene().Want(Scene.Id("Base"), "v1");
        _history.Graphs[before] = (wasWanted ? scene.Want(Scene.Id("Box"), "v1", Scene.Id("Base")) : scene).Graph;

        Assert.Equal(expected, await ReasonAsync(head, Of("a", before), Set("a")));
    }

    [Theory]
    [InlineData(10, 3, null)]
    [InlineData(10, 4, "DeletionBudgetExceeded")]
    [InlineData(100, 10, null)]
    [InlineData(100, 11, "DeletionBudgetExceeded")]
    [InlineData(3, 3, null)]
    public async Task S5_as_many_may_go_at_once_as_the_larger_of_three_and_a_tenth(int apps, int removed, string? expected)
    {
        var names = Enumerable.Range(0, apps).Select(i => $"app{i}").ToArray();
        var before = _history.Commit(Set(names));
        var after = Set(names[removed..]);
        var head = _history.Commit(after);

        var review = await ReviewAsync(head, after, [.. names[..removed].Select(n => Of(n, before))]);

        Assert.All(names[..removed], n => Assert.Equal(expected, review.RefusalOf(Box(n))?.Reason));
    }

    [Fact]
    public async Task S5_the_budget_counts_apps_not_resources()
    {
        var before = _history.Commit(Set("a", "b"));
        var head = _history.Commit(Set("b"));
        var many = Enumerable.Range(0, 20).Select(i => new DeletionCandidate(new(new("staging", "a"), "Box", $"n{i}"), FakeHistory.Id(before), false));

        var review = await ReviewAsync(head, Set("b"), [.. many]);

        Assert.Null(review.RefusalOf(new(new("staging", "a"), "Box", "n7")));
    }

    [Theory]
    [InlineData(4, null)]
    [InlineData(3, "DeletionBudgetExceeded")]
    public async Task S5_a_later_commit_may_allow_it_by_number(int allowed, string? expected)
    {
        var names = Enumerable.Range(0, 10).Select(i => $"app{i}").ToArray();
        var before = _history.Commit(Set(names));
        var after = Set(names[4..]);
        _history.Commit(after);
        var head = _history.Commit(after, allowDelete: allowed);

        var review = await ReviewAsync(head, after, [.. names[..4].Select(n => Of(n, before))]);

        Assert.Equal(expected, review.RefusalOf(Box("app0"))?.Reason);
    }

    [Fact]
    public async Task S5_the_commit_that_removes_cannot_allow_itself()
    {
        var names = Enumerable.Range(0, 10).Select(i => $"app{i}").ToArray();
        var before = _history.Commit(Set(names));
        var after = Set(names[4..]);
        var head = _history.Commit(after, allowDelete: 4);

        var review = await ReviewAsync(head, after, [.. names[..4].Select(n => Of(n, before))]);

        Assert.Equal("DeletionBudgetExceeded", review.RefusalOf(Box("app0"))?.Reason);
    }

    [Fact]
    public async Task S5_a_commit_from_before_the_applied_one_allows_nothing_though_the_log_lists_it()
    {
        var names = Enumerable.Range(0, 10).Select(i => $"app{i}").ToArray();
        var after = Set(names[4..]);
        _history.Commit(after);
        _history.ListedBeside.Add(_history.Commit(after, allowDelete: 4));
        var before = _history.Commit(Set(names));
        var head = _history.Commit(after);

        var review = await ReviewAsync(head, after, [.. names[..4].Select(n => Of(n, before))]);

        Assert.Equal("DeletionBudgetExceeded", review.RefusalOf(Box("app0"))?.Reason);
    }

    [Fact]
    public async Task S5_an_operator_may_approve_it()
    {
        var names = Enumerable.Range(0, 10).Select(i => $"app{i}").ToArray();
        var before = _history.Commit(Set(names));
        var after = Set(names[4..]);
        var head = _history.Commit(after);

        var review = await new DeletionReviewer(_history).ReviewAsync(
            after, FakeHistory.Id(head), "staging", [.. names[..4].Select(n => Of(n, before))], approved: 4, CancellationToken.None);

        Assert.Null(review.RefusalOf(Box("app0")));
    }

    [Fact]
    public void What_was_not_reviewed_stays() => Assert.Equal("NoWarrant", DeletionReview.None.RefusalOf(Box("a"))?.Reason);

    private static ResourceId Box(string app) => new(new("staging", app), "Box", "main");

    private static DeletionCandidate Of(string app, int commit) => new(Box(app), FakeHistory.Id(commit), false);

    private static ManifestSet Set(params string[] apps) => new(
        Scene.Platform,
        new([new("staging", Scene.Staging)]),
        new(apps.Select(a => KeyValuePair.Create(a, App(a)))),
        [],
        [],
        EquatableMap<EquatableList<ObjectKey>>.Empty,
        []);

    private static AppManifest App(string name) => new(
        name, EquatableMap<string>.Empty, EquatableMap<string>.Empty, new([new("staging", Spec)]), new($"manifests/apps/{name}/app.yaml", 1, 1));

    private static AppSpec Spec { get; } = new(
        new("image", 128, 512, null, null, null, EquatableMap<string>.Empty, EquatableMap<string>.Empty, [], true, []),
        EquatableMap<ContainerSpec>.Empty,
        8080,
        1,
        ["host.example.org"],
        new("/", "200-399", TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(5), 2, 3, TimeSpan.FromSeconds(60)),
        new(RolloutStrategy.Rolling, 100, 200, TimeSpan.FromSeconds(30), true, [], TimeSpan.FromMinutes(15)),
        30,
        BackendsSpec.None,
        false);

    private async Task<string?> ReasonAsync(int head, DeletionCandidate candidate, ManifestSet? manifests = null) =>
        (await ReviewAsync(head, manifests ?? Set("b"), [candidate])).RefusalOf(candidate.Id)?.Reason;

    private Task<DeletionReview> ReviewAsync(int head, ManifestSet manifests, IReadOnlyCollection<DeletionCandidate> candidates) =>
        new DeletionReviewer(_history).ReviewAsync(manifests, FakeHistory.Id(head), "staging", candidates, 0, CancellationToken.None);
}
