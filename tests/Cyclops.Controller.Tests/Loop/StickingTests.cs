using Cyclops.Controller.Loop;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Status;

namespace Cyclops.Controller.Tests.Loop;

/// <summary>Changes that do not stick, and rollouts that AWS gave up.</summary>
public sealed class StickingTests
{
    private const string Box = "staging/a Box/main";

    [Fact]
    public void A_change_that_does_not_stick_is_reported_with_both_values_and_not_looped()
    {
        using var harness = Harness.Following(TestManifests.Set(("a", "v1")));
        harness.Cloud.Stubborn.Add(Box);
        harness.Cloud.Calls.Clear();

        harness.Push(TestManifests.Set(("a", "v2")));
        harness.Pass(TimeSpan.FromMinutes(8));

        Assert.Equal([$"Update {Box}"], harness.Cloud.Calls);
        var degraded = harness.Condition("staging/a", ConditionType.Degraded);
        Assert.Equal(ConvergenceMemory.Reason, degraded.Reason);
        Assert.Contains("value was set to v2 and reads v1 again", degraded.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_that_does_not_stick_is_tried_again_every_ten_minutes()
    {
        using var harness = Harness.Following(TestManifests.Set(("a", "v1")));
        harness.Cloud.Stubborn.Add(Box);
        harness.Cloud.Calls.Clear();

        harness.Push(TestManifests.Set(("a", "v2")));
        harness.Pass(TimeSpan.FromHours(1));

        Assert.InRange(harness.Cloud.Calls.Count, 4, 6);
    }

    [Fact]
    public void A_change_that_does_not_stick_is_tried_again_at_a_new_commit()
    {
        using var harness = Harness.Following(TestManifests.Set(("a", "v1")));
        harness.Cloud.Stubborn.Add(Box);
        harness.Push(TestManifests.Set(("a", "v2")));
        harness.Cloud.Stubborn.Clear();

        harness.Push(TestManifests.Set(("a", "v2"), ("b", "v1")));

        Assert.Equal("v2", harness.Cloud.Things[Box]);
        Assert.Equal(ConditionStatus.False, harness.Condition("staging/a", ConditionType.Degraded).Status);
    }

    [Fact]
    public void F35_a_stale_read_after_a_write_causes_no_second_write()
    {
        using var harness = Harness.Following(TestManifests.Set(("a", "v1")));
        harness.Cloud.Stubborn.Add(Box);
        harness.Cloud.Calls.Clear();
        harness.Push(TestManifests.Set(("a", "v2")));

        harness.Cloud.Put(new(new("staging", "a"), "Box", "main"), "v2");
        harness.Pass(TimeSpan.FromSeconds(30));

        Assert.Single(harness.Cloud.Calls);
        Assert.Equal(ConditionStatus.True, harness.Condition("staging/a", ConditionType.Ready).Status);
    }

    [Fact]
    public void The_same_drift_twice_is_repaired_twice()
    {
        using var harness = Harness.Following(TestManifests.Set(("a", "v1")));
        for (var i = 0; i < 2; i++)
        {
            harness.Cloud.Put(new(new("staging", "a"), "Box", "main"), "by hand");
            harness.Pass(TimeSpan.FromMinutes(6));

            Assert.Equal("v1", harness.Cloud.Things[Box]);
        }
    }

    [Fact]
    public void F75_a_rollout_that_was_given_up_is_not_tried_again_until_the_manifest_changes()
    {
        using var harness = Harness.Following(TestManifests.Set(("a", "v1")));
        harness.Cloud.Stubborn.Add(Box);
        harness.Cloud.Standings[Box] = new Outcome.Failed(RolloutMemory.Reason, "v2 never became healthy");
        harness.Push(TestManifests.Set(("a", "v2")));
        harness.Cloud.Calls.Clear();

        harness.Pass(TimeSpan.FromMinutes(30));
        harness.Push(TestManifests.Set(("a", "v2"), ("b", "v1")));
        Assert.DoesNotContain($"Update {Box}", harness.Cloud.Calls);
        Assert.Contains("v2 never became healthy", harness.Condition("staging/a", ConditionType.Degraded).Message, StringComparison.Ordinal);

        harness.Cloud.Stubborn.Clear();
        harness.Cloud.Standings.Clear();
        harness.Push(TestManifests.Set(("a", "v3"), ("b", "v1")));
        Assert.Equal("v3", harness.Cloud.Things[Box]);
        Assert.Equal(ConditionStatus.True, harness.Condition("staging/a", ConditionType.Ready).Status);
    }

    [Fact]
    public void F75_a_rollout_that_was_given_up_is_remembered_over_a_restart()
    {
        using var harness = Harness.Following(TestManifests.Set(("a", "v1")));
        harness.Cloud.Stubborn.Add(Box);
        harness.Cloud.Standings[Box] = new Outcome.Failed(RolloutMemory.Reason, "v2 never became healthy");
        harness.Push(TestManifests.Set(("a", "v2")));
        harness.Kill();
        harness.Cloud.Calls.Clear();

        harness.Start();
        harness.Pass(TimeSpan.FromMinutes(10));

        Assert.DoesNotContain($"Update {Box}", harness.Cloud.Calls);
    }

    [Fact]
    public void F75_a_rollout_that_aws_takes_back_is_not_made_again_until_the_manifest_changes()
    {
        using var harness = Harness.Following(TestManifests.Set(("a", "v1")));
        var rolling = new Outcome.Progressing("RollingOut", "0 of 1 running, 3 failed", TimeSpan.FromSeconds(2));
        harness.Cloud.Standings[Box] = rolling;
        harness.Cloud.Readiness["v2"] = rolling;
        harness.Cloud.Calls.Clear();
        harness.Push(TestManifests.Set(("a", "v2")));

        harness.Cloud.Put(new(new("staging", "a"), "Box", "main"), "v1");
        harness.Pass(TimeSpan.FromMinutes(30));
        harness.Push(TestManifests.Set(("a", "v2"), ("b", "v1")));
        Assert.Single(harness.Cloud.Calls, $"Update {Box}");
        var degraded = harness.Condition("staging/a", ConditionType.Degraded);
        Assert.Equal(RolloutMemory.Reason, degraded.Reason);
        Assert.Contains("0 of 1 running, 3 failed", degraded.Message, StringComparison.Ordinal);

        harness.Push(TestManifests.Set(("a", "v3"), ("b", "v1")));
        Assert.Equal("v3", harness.Cloud.Things[Box]);
    }
}
