using Cyclops.Model.Status;

namespace Cyclops.Controller.Tests.Loop;

/// <summary>When nothing is deleted, and what status says then.</summary>
public sealed class SafetyTests
{
    private static readonly (string, string)[] Ten = [.. Enumerable.Range(0, 10).Select(i => ($"app{i}", "v1"))];

    [Fact]
    public void F47_an_invalid_app_is_frozen_and_all_deletions_with_it()
    {
        using var harness = Harness.Following(TestManifests.Set(("a", "v1"), ("b", "v1"), ("c", "v1")));
        harness.Cloud.Calls.Clear();

        harness.Push(TestManifests.Set(("a", "v2"), ("b", "v2")).WithInvalid("b"));

        Assert.Equal(["Update staging/a Box/main"], harness.Cloud.Calls);
        Assert.Equal("UnknownField", harness.Condition("staging/b", ConditionType.Valid).Reason);
        Assert.Contains("manifests/apps/b/app.yaml:3:7", harness.Condition("staging/b", ConditionType.Degraded).Message, StringComparison.Ordinal);
        Assert.Equal("SnapshotIncomplete", harness.Condition("staging/c", ConditionType.Degraded).Reason);
    }

    [Fact]
    public void F48_an_environment_that_cannot_be_read_is_left_alone()
    {
        using var harness = Harness.Following(TestManifests.Set(["production", "staging"], ("a", "v1")));
        harness.Cloud.Calls.Clear();

        harness.Push(TestManifests.Set(["production", "staging"], ("a", "v2")).WithInvalidEnvironment("production"));

        Assert.Equal(["Update staging/a Box/main"], harness.Cloud.Calls);
        Assert.Equal("UnknownField", harness.Condition("production/a", ConditionType.Degraded).Reason);
    }

    [Fact]
    public void F48_without_a_platform_nothing_is_changed()
    {
        using var harness = Harness.Following(TestManifests.Set(("a", "v1")));
        harness.Cloud.Calls.Clear();

        harness.Push(TestManifests.Set(("b", "v2")).WithoutPlatform());
        harness.Pass(TimeSpan.FromMinutes(6));

        Assert.Empty(harness.Cloud.Calls);
        Assert.Equal(ConditionStatus.False, harness.Condition("staging/a", ConditionType.Valid).Status);
    }

    [Fact]
    public void An_environment_whose_manifest_is_gone_keeps_what_runs()
    {
        using var harness = Harness.Following(TestManifests.Set(["production", "staging"], ("a", "v1")));
        harness.Cloud.Calls.Clear();

        harness.Push(TestManifests.Set(["staging"], ("a", "v1")));
        harness.Pass(TimeSpan.FromMinutes(6));

        Assert.Empty(harness.Cloud.Calls);
        Assert.Equal("EnvironmentMissing", harness.Condition("production/a", ConditionType.Degraded).Reason);
    }

    [Fact]
    public void S5_four_of_ten_apps_at_once_are_kept_until_a_later_commit_says_it_is_meant()
    {
        using var harness = Harness.Following(TestManifests.Set(Ten));
        harness.Cloud.Calls.Clear();
        var six = TestManifests.Set(Ten[4..]);

        harness.Push(six);
        harness.Pass(TimeSpan.FromMinutes(6));
        Assert.Empty(harness.Cloud.Calls);
        Assert.Equal("DeletionBudgetExceeded", harness.Condition("staging/app0", ConditionType.Degraded).Reason);
        Assert.Contains("Cyclops-Allow-Delete: 4", harness.Condition("staging/app0", ConditionType.Degraded).Message, StringComparison.Ordinal);

        harness.Push(six, allowDelete: 4);
        Assert.Equal(8, harness.Cloud.Calls.Count(c => c.StartsWith("Delete", StringComparison.Ordinal)));
        Assert.Equal(13, harness.Cloud.Things.Count);
    }

    [Fact]
    public void Putting_the_manifests_back_needs_no_word_and_costs_no_call()
    {
        using var harness = Harness.Following(TestManifests.Set(Ten));
        harness.Push(TestManifests.Set(Ten[4..]));
        harness.Cloud.Calls.Clear();

        harness.Push(TestManifests.Set(Ten));

        Assert.Empty(harness.Cloud.Calls);
        Assert.Equal(ConditionStatus.True, harness.Condition("staging/app0", ConditionType.Ready).Status);
    }

    [Fact]
    public void A_paused_environment_shows_what_it_would_do()
    {
        using var harness = Harness.Following(TestManifests.Set(("a", "v1")));
        harness.Cloud.Calls.Clear();

        harness.Push(TestManifests.Set(("a", "v2")).Paused());

        Assert.Empty(harness.Cloud.Calls);
        Assert.Equal("Paused", harness.Condition("staging/a", ConditionType.Synced).Reason);
    }

    [Fact]
    public void A_newer_head_stops_the_steps_of_the_one_before()
    {
        using var harness = Harness.Following(TestManifests.Set(("a", "v1"), ("b", "v1")));
        harness.Cloud.Calls.Clear();
        var removing = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        harness.Cloud.During = call => call == "Delete staging/a Door/main" ? removing.Task : Task.CompletedTask;
        harness.Push(TestManifests.Set(("b", "v1")));
        Assert.Equal(["Delete staging/a Door/main"], harness.Cloud.Calls);

        harness.Push(TestManifests.Set(("a", "v1"), ("b", "v1")));
        harness.Run(removing.SetResult);
        harness.Pass(TimeSpan.FromSeconds(5));

        Assert.DoesNotContain("Delete staging/a Box/main", harness.Cloud.Calls);
        Assert.Contains("staging/a Door/main", harness.Cloud.Things.Keys);
    }

    [Fact]
    public void S3_a_deletion_that_waits_for_its_turn_is_not_sent_once_a_newer_head_is_followed()
    {
        using var harness = Harness.Following(TestManifests.Set(("a", "v1"), ("b", "v1")));
        harness.Cloud.Calls.Clear();
        harness.Cloud.Turn = cancellationToken =>
        {
            var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            cancellationToken.Register(() => turn.TrySetCanceled(cancellationToken));
            return turn.Task;
        };
        harness.Push(TestManifests.Set(("b", "v1")));

        harness.Push(TestManifests.Set(("a", "v2"), ("b", "v1")));
        harness.Pass(TimeSpan.FromSeconds(5));

        Assert.DoesNotContain("Delete staging/a Door/main", harness.Cloud.Calls);
        Assert.Contains("Update staging/a Box/main", harness.Cloud.Calls);
    }
}
