using Cyclops.Model.Outcomes;
using Cyclops.Model.Status;

namespace Cyclops.Controller.Tests.Loop;

/// <summary>What a commit does to the cloud and to status.</summary>
public sealed class ReconcileTests
{
    private static readonly ResourceId BoxOfA = new(new("staging", "a"), "Box", "main");

    [Fact]
    public void A_commit_makes_an_environment_and_its_apps()
    {
        using var harness = Harness.Following(TestManifests.Set(("a", "v1"), ("b", "v1")));

        Assert.Equal(
            ["staging Base/main", "staging/a Box/main", "staging/a Door/main", "staging/b Box/main", "staging/b Door/main"],
            harness.Cloud.Things.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(ConditionStatus.True, harness.Condition("staging/a", ConditionType.Ready).Status);
        Assert.Equal(1, harness.Log.Count("Information: staging/a is as wanted at 0000000"));
    }

    [Fact]
    public void Apps_do_not_wait_out_a_backoff_once_their_environment_is_there()
    {
        using var harness = new Harness();
        harness.Source.Push(TestManifests.Set(("a", "v1")));
        harness.Start();

        Assert.Contains("staging/a Door/main", harness.Cloud.Things.Keys);
    }

    [Fact]
    public void A_pass_without_differences_changes_nothing()
    {
        using var harness = Harness.Following(TestManifests.Set(("a", "v1"), ("b", "v1")));
        harness.Cloud.Calls.Clear();
        var ledger = harness.Store.Ledger.Count;

        harness.Pass(TimeSpan.FromMinutes(30));

        Assert.Empty(harness.Cloud.Calls);
        Assert.Equal(ledger, harness.Store.Ledger.Count);
        Assert.True(harness.Cloud.Listings["Box"] >= 5, "it was looked at all the same");
    }

    [Fact]
    public void A_change_of_one_app_touches_no_other()
    {
        using var harness = Harness.Following(TestManifests.Set(("a", "v1"), ("b", "v1")));
        harness.Cloud.Calls.Clear();

        harness.Push(TestManifests.Set(("a", "v2"), ("b", "v1")));

        Assert.Equal(["Update staging/a Box/main"], harness.Cloud.Calls);
    }

    [Fact]
    public void Removing_an_app_removes_it_leaf_first_and_then_its_status()
    {
        using var harness = Harness.Following(TestManifests.Set(("a", "v1"), ("b", "v1")));
        harness.Cloud.Calls.Clear();

        harness.Push(TestManifests.Set(("b", "v1")));

        Assert.Equal(["Delete staging/a Door/main", "Delete staging/a Box/main"], harness.Cloud.Calls);
        Assert.Null(harness.Controller.Board.Find(new("staging", "a")));
        Assert.Equal(1, harness.Log.Count("staging/a is gone"));
    }

    [Fact]
    public void Drift_is_repaired_within_a_resync()
    {
        using var harness = Harness.Following(TestManifests.Set(("a", "v1")));
        harness.Cloud.Put(BoxOfA, "by hand");

        harness.Pass(TimeSpan.FromMinutes(6));

        Assert.Equal("v1", harness.Cloud.Things["staging/a Box/main"]);
        Assert.Contains(harness.Store.Ledger, e => e.Intent.Why == "someone changed it in AWS");
    }

    [Fact]
    public void What_could_not_be_listed_is_not_removed_and_its_app_is_not_forgotten()
    {
        using var harness = Harness.Following(TestManifests.Set(("a", "v1"), ("b", "v1")));
        harness.Cloud.ListingFaults["Box"] = new("AccessDeniedException", "not allowed", isTransient: false);
        harness.Cloud.ListingFaults["Door"] = new("AccessDeniedException", "not allowed", isTransient: false);
        harness.Cloud.Calls.Clear();

        harness.Push(TestManifests.Set(("b", "v1")));
        Assert.Empty(harness.Cloud.Calls);
        Assert.Equal("AccessDeniedException", harness.Condition("staging/a", ConditionType.Degraded).Reason);

        harness.Cloud.ListingFaults.Clear();
        harness.Pass(TimeSpan.FromMinutes(6));
        Assert.DoesNotContain("staging/a Box/main", harness.Cloud.Things.Keys);
    }

    [Fact]
    public void A_failing_app_is_tried_again_ever_more_slowly_and_holds_nobody_up()
    {
        using var harness = new Harness();
        harness.Cloud.Faults["staging/a Box/main"] = new CloudFault("Throttling", "slow down", isTransient: true);
        harness.Source.Push(TestManifests.Set(("a", "v1"), ("b", "v1")));
        harness.Start();
        harness.Pass(TimeSpan.FromHours(1));

        var tries = harness.Cloud.Calls.Count(c => c == "Create staging/a Box/main");
        Assert.InRange(tries, 12, 40);
        Assert.Contains("staging/b Door/main", harness.Cloud.Things.Keys);
        Assert.Equal("Throttling", harness.Condition("staging/a", ConditionType.Degraded).Reason);

        harness.Cloud.Faults.Clear();
        harness.Pass(TimeSpan.FromMinutes(6));
        Assert.Equal(ConditionStatus.True, harness.Condition("staging/a", ConditionType.Ready).Status);
    }

    [Fact]
    public void F08_a_mistake_in_a_kind_fails_one_app_and_is_tried_again()
    {
        using var harness = new Harness();
        harness.Cloud.Faults["staging/a Box/main"] = new InvalidOperationException("a bug with hunter2 in it");
        harness.Source.Push(TestManifests.Set(("a", "v1"), ("b", "v1")));
        harness.Start();
        harness.Pass(TimeSpan.FromMinutes(1));

        Assert.Equal("InternalError", harness.Condition("staging/a", ConditionType.Degraded).Reason);
        Assert.DoesNotContain("hunter2", harness.Condition("staging/a", ConditionType.Degraded).Message, StringComparison.Ordinal);
        Assert.Equal(ConditionStatus.True, harness.Condition("staging/b", ConditionType.Ready).Status);
        Assert.Equal("Interrupted", harness.Store.Ledger.First(e => e.Intent.Resource == BoxOfA).Outcome?.Outcome);

        harness.Cloud.Faults.Clear();
        harness.Pass(TimeSpan.FromMinutes(6));
        Assert.Equal(ConditionStatus.True, harness.Condition("staging/a", ConditionType.Ready).Status);
    }

    [Fact]
    public void F93_without_a_record_of_it_nothing_is_changed()
    {
        using var harness = Harness.Following(TestManifests.Set(("a", "v1")));
        harness.Store.Fault = new("the disk is full");
        harness.Cloud.Calls.Clear();

        harness.Cloud.Put(BoxOfA, "by hand");
        harness.Pass(TimeSpan.FromMinutes(6));

        Assert.Empty(harness.Cloud.Calls);
        Assert.Equal("StoreFailed", harness.Condition("staging/a", ConditionType.Degraded).Reason);

        harness.Store.Fault = null;
        harness.Pass(TimeSpan.FromMinutes(6));
        Assert.Equal("v1", harness.Cloud.Things["staging/a Box/main"]);
    }

    [Fact]
    public void Work_that_is_under_way_is_looked_at_when_it_says()
    {
        using var harness = Harness.Following(TestManifests.Set(("a", "v1")));
        harness.Cloud.Standings["staging/a Box/main"] = new Outcome.Progressing("RollingOut", "0 of 1 are healthy", TimeSpan.FromSeconds(10));

        harness.Push(TestManifests.Set(("a", "v2")));

        Assert.Equal("RollingOut", harness.Condition("staging/a", ConditionType.Ready).Reason);
        Assert.NotNull(harness.Status("staging/a").NextVisit);
        harness.Pass(TimeSpan.FromSeconds(15));
        Assert.Equal(ConditionStatus.True, harness.Condition("staging/a", ConditionType.Ready).Status);
    }
}
