using Cyclops.Model.Sources;
using Cyclops.Model.Status;

namespace Cyclops.Controller.Tests.Sources;

/// <summary>Whatever goes wrong with the source: nothing is deleted, what runs stays, the reason is told once, and the next good head is followed.</summary>
public sealed class SourceWatcherTests
{
    public static TheoryData<string, string> Faults => new()
    {
        { "F40 fetch fails", "FetchFailed" },
        { "F41 branch deleted", "BranchMissing" },
        { "F42 empty repository", "RepositoryEmpty" },
        { "F42 F46 manifests folder missing, empty or moved", "ManifestsMissing" },
        { "F43 moved back", "HistoryRewritten" },
        { "F44 unrelated history", "RepositoryReplaced" },
        { "F52 cannot be read", "RepositoryCorrupt" },
        { "a mistake of ours", "InternalError" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_bad_head_is_held_and_nothing_is_changed(string fault, string reason)
    {
        using var harness = Harness.Following(TestManifests.Set(("a", "v1")));
        var good = harness.Push(TestManifests.Set(("a", "v1"), ("b", "v1")));
        var before = harness.Cloud.Things;
        harness.Cloud.Calls.Clear();

        Break(harness, fault);
        harness.Pass(TimeSpan.FromMinutes(12));

        Assert.Empty(harness.Cloud.Calls);
        Assert.Equal(before, harness.Cloud.Things);
        Assert.Equal(reason, harness.Controller.Source.View.Hold?.Why.Reason);
        Assert.Equal(good.Id, harness.Controller.Source.Accepted!.Commit.Id);
        Assert.Equal(1, harness.Log.Count($"the branch is not followed: {reason}"));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void The_branch_is_followed_again_when_it_is_mended(string fault, string reason)
    {
        using var harness = Harness.Following(TestManifests.Set(("a", "v1")));
        var good = harness.Push(TestManifests.Set(("a", "v1"), ("b", "v1")));
        Break(harness, fault);
        harness.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal(reason, harness.Controller.Source.View.Hold?.Why.Reason);

        harness.Source.FetchFault = harness.Source.ReadFault = null;
        harness.Source.MoveTo(good);
        harness.Push(TestManifests.Set(("a", "v2"), ("b", "v1")));

        Assert.Null(harness.Controller.Source.View.Hold);
        Assert.Equal("v2", harness.Cloud.Things["staging/a Box/main"]);
        Assert.Equal(ConditionStatus.False, harness.Condition("staging/a", ConditionType.Degraded).Status);
    }

    [Fact]
    public void A_head_that_is_held_shows_in_the_status_of_apps()
    {
        using var harness = Harness.Following(TestManifests.Set(("a", "v1")));
        harness.Source.PushWithoutManifests();
        harness.Pass(TimeSpan.FromSeconds(10));

        Assert.Equal("ManifestsMissing", harness.Condition("staging/a", ConditionType.Degraded).Reason);
    }

    [Fact]
    public void A_fetch_that_fails_now_and_then_degrades_no_app()
    {
        using var harness = Harness.Following(TestManifests.Set(("a", "v1")));
        harness.Source.FetchFault = new("FetchFailed", "example.org does not answer");
        harness.Pass(TimeSpan.FromMinutes(6));

        Assert.Equal(ConditionStatus.False, harness.Condition("staging/a", ConditionType.Degraded).Status);
    }

    [Fact]
    public void F45_a_rewritten_history_with_the_same_manifests_costs_no_call_and_no_observation()
    {
        using var harness = Harness.Following(TestManifests.Set(("a", "v1")));
        var root = harness.Source.Head!;
        harness.Push(TestManifests.Set(("a", "v2")));
        harness.Cloud.Calls.Clear();
        var listings = harness.Cloud.Listings["Box"];

        var rewritten = harness.Source.Push(TestManifests.Set(("a", "v2")), null, [root.Id]);
        harness.Pass(TimeSpan.FromSeconds(10));

        Assert.Equal(rewritten.Id, harness.Controller.Source.Accepted!.Commit.Id);
        Assert.Empty(harness.Cloud.Calls);
        Assert.Equal(listings, harness.Cloud.Listings["Box"]);
    }

    [Fact]
    public void After_a_restart_the_last_accepted_head_is_followed_while_the_new_one_is_held()
    {
        using var harness = Harness.Following(TestManifests.Set(("a", "v1")));
        var root = harness.Source.Head!;
        var good = harness.Push(TestManifests.Set(("a", "v2")));
        harness.Kill();
        harness.Source.Push(TestManifests.Set(("a", "v3")), null, [root.Id]);
        harness.Cloud.Put(new(new("staging", "a"), "Box", "main"), "by hand");

        harness.Start();
        harness.Pass(TimeSpan.FromSeconds(10));

        Assert.Equal(good.Id, harness.Controller.Source.Accepted!.Commit.Id);
        Assert.Equal("HistoryRewritten", harness.Controller.Source.View.Hold?.Why.Reason);
        Assert.Equal("v2", harness.Cloud.Things["staging/a Box/main"]);
    }

    [Fact]
    public void F54_many_pushes_end_in_the_last_one()
    {
        using var harness = Harness.Following(TestManifests.Set(("a", "v1")));
        harness.Cloud.Calls.Clear();
        for (var i = 2; i <= 1000; i++)
        {
            harness.Source.Push(TestManifests.Set(("a", $"v{i}")));
        }

        harness.Pass(TimeSpan.FromSeconds(10));

        Assert.Equal(["Update staging/a Box/main"], harness.Cloud.Calls);
        Assert.Equal("v1000", harness.Cloud.Things["staging/a Box/main"]);
    }

    [Fact]
    public void A_poll_can_be_asked_for()
    {
        using var harness = Harness.Following(TestManifests.Set(("a", "v1")));
        var fetches = harness.Source.Fetches;

        harness.Run(harness.Controller.Poll);

        Assert.Equal(fetches + 1, harness.Source.Fetches);
    }

    [Fact]
    public void Rejected_manifests_are_logged_with_their_place_once()
    {
        using var harness = Harness.Following(TestManifests.Set(("a", "v1"), ("b", "v1")));
        harness.Push(TestManifests.Set(("a", "v1"), ("b", "v1")).WithInvalid("b"));
        harness.Pass(TimeSpan.FromMinutes(1));

        Assert.Equal(1, harness.Log.Count("Warning: manifests/apps/b/app.yaml:3:7: spec.imagee: there is no such field"));
    }

    private static void Break(Harness harness, string fault)
    {
        var source = harness.Source;
        var root = new CommitId("0000000000000000000000000000000000000001");
        switch (fault)
        {
            case "F40 fetch fails":
                source.FetchFault = new("FetchFailed", "example.org does not answer");
                break;
            case "F41 branch deleted":
                source.FetchFault = new("BranchMissing", "there is no branch main");
                break;
            case "F42 empty repository":
                source.FetchFault = new("RepositoryEmpty", "there is no commit");
                break;
            case "F42 F46 manifests folder missing, empty or moved":
                source.PushWithoutManifests();
                break;
            case "F43 moved back":
                source.Push(TestManifests.Set(), null, [root]);
                break;
            case "F44 unrelated history":
                source.Push(TestManifests.Set(), null, []);
                break;
            case "F52 cannot be read":
                source.Push(TestManifests.Set());
                source.ReadFault = new SourceException("RepositoryCorrupt", "an object is missing");
                break;
            default:
                source.MoveTo(source.Head! with { Id = default });
                break;
        }
    }
}
