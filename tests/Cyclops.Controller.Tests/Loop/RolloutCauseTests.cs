using Cyclops.Controller.Loop;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Status;

namespace Cyclops.Controller.Tests.Loop;

public sealed class RolloutCauseTests
{
    private const string Box = "staging/a Box/main";

    private static readonly Outcome.Progressing Rolling = new("RollingOut", "0 of 1 running", TimeSpan.FromSeconds(2));

    [Fact]
    public void A_rollout_without_trouble_is_not_asked_about()
    {
        using var harness = RollingOut();

        harness.Pass(TimeSpan.FromMinutes(2));

        Assert.Empty(harness.Cloud.Explained);
        Assert.Equal("0 of 1 running", harness.Condition("staging/a", ConditionType.Ready).Message);
    }

    [Fact]
    public void A_cause_is_read_once_for_each_thing_that_goes_wrong()
    {
        using var harness = RollingOut();
        (harness.Cloud.Troubles["v2"], harness.Cloud.Cause) = ("1 failed", "v2 lacks a table");

        harness.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal([Box], harness.Cloud.Explained);
        Assert.Equal("v2 lacks a table; ECS goes on trying: 0 of 1 running", harness.Condition("staging/a", ConditionType.Ready).Message);

        harness.Cloud.Troubles["v2"] = "2 failed";
        harness.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal([Box, Box], harness.Cloud.Explained);
    }

    [Fact]
    public void What_aws_gave_up_keeps_its_cause_over_a_restart_though_aws_forgets_it()
    {
        using var harness = RollingOut();
        harness.Cloud.Readiness["v2"] = new Outcome.Stalled(Refusal.RolloutFailed, "ECS gives no reason");
        (harness.Cloud.Troubles["v2"], harness.Cloud.Cause) = ("failed", "v2 lacks a table");
        harness.Pass(TimeSpan.FromMinutes(1));

        harness.Cloud.Cause = null;
        harness.Kill();
        harness.Start();
        harness.Pass(TimeSpan.FromMinutes(1));

        Assert.Equal("v2 lacks a table; it is not tried again until the manifest changes", harness.Condition("staging/a", ConditionType.Degraded).Message);
    }

    [Fact]
    public void What_aws_took_back_is_told_with_its_cause_and_holds_what_waits_for_it()
    {
        using var harness = RollingOut();
        harness.Cloud.Cause = "v2 lacks a table";

        harness.Cloud.Put(new(new("staging", "a"), "Box", "main"), "v1");
        harness.Pass(TimeSpan.FromMinutes(10));

        Assert.Equal([Box], harness.Cloud.Explained);
        Assert.Equal("v2 lacks a table; it is not tried again until the manifest of a changes", harness.Condition("staging/a", ConditionType.Degraded).Message);
    }

    [Fact]
    public void A_rollout_that_takes_too_long_is_degraded_with_what_is_known_of_it()
    {
        using var harness = RollingOut();
        harness.Cloud.DueAt = harness.Time.GetUtcNow().AddMinutes(1);
        harness.Pass(TimeSpan.FromSeconds(50));
        Assert.Equal(ConditionStatus.False, harness.Condition("staging/a", ConditionType.Degraded).Status);

        harness.Pass(TimeSpan.FromMinutes(1));

        var degraded = harness.Condition("staging/a", ConditionType.Degraded);
        Assert.Equal(RolloutCauses.Slow, degraded.Reason);
        Assert.StartsWith("the new version does not come up; it was to be up by ", degraded.Message, StringComparison.Ordinal);

        harness.Cloud.Readiness.Clear();
        harness.Pass(TimeSpan.FromMinutes(6));
        Assert.Equal(ConditionStatus.True, harness.Condition("staging/a", ConditionType.Ready).Status);
    }

    private static Harness RollingOut()
    {
        var harness = Harness.Following(TestManifests.Set(("a", "v1")));
        harness.Cloud.Standings[Box] = Rolling;
        harness.Cloud.Readiness["v2"] = Rolling;
        harness.Push(TestManifests.Set(("a", "v2")));
        return harness;
    }
}
