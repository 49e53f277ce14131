using Cyclops.Engine.Statuses;
using Cyclops.Engine.Tests.Support;
using Cyclops.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Plans;
using Cyclops.Model.Status;

namespace Cyclops.Engine.Tests.Statuses;

public sealed class StatusProjectionTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Step Keep = new(Scene.Id("Box"), Verb.Keep, [], [], null, null);
    private static readonly Step Delete = Keep with { Verb = Verb.Delete };

    [Fact]
    public void What_is_as_wanted_and_well_is_synced_and_ready()
    {
        var status = Project(Visit((Keep, Outcome.Converged.Instance)));

        Assert.Equal(
            [(ConditionType.Valid, ConditionStatus.True), (ConditionType.Synced, ConditionStatus.True), (ConditionType.Ready, ConditionStatus.True), (ConditionType.Degraded, ConditionStatus.False)],
            status.Conditions.Select(c => (c.Type, c.Status)));
    }

    [Fact]
    public void A_rollout_under_way_is_synced_and_not_ready()
    {
        var status = Project(Visit((Keep, new Outcome.Progressing("RollingOut", "0 of 1", TimeSpan.Zero))));

        Assert.Equal((ConditionStatus.True, ConditionStatus.False, "RollingOut"), (status[ConditionType.Synced]!.Status, status[ConditionType.Ready]!.Status, status[ConditionType.Ready]!.Reason));
        Assert.Equal(ConditionStatus.False, status[ConditionType.Degraded]!.Status);
    }

    [Fact]
    public void The_cause_is_told_before_what_waits_for_it()
    {
        var status = Project(Visit(
            (Keep, new Outcome.Blocked(Scene.Id("Base"), "waits")),
            (Keep, new Outcome.Failed("AccessDeniedException", "not allowed"))));

        Assert.Equal("AccessDeniedException", status[ConditionType.Ready]!.Reason);
        Assert.Equal("AccessDeniedException", status[ConditionType.Degraded]!.Reason);
    }

    [Fact]
    public void S23_what_could_not_be_read_is_not_called_synced() =>
        Assert.Equal(ConditionStatus.Unknown, Project(Visit((Keep, new Outcome.Failed("ThrottlingException", "slow down"))))[ConditionType.Synced]!.Status);

    [Fact]
    public void S23_while_something_unwanted_may_be_left_it_is_not_called_synced()
    {
        var synced = Project(Visit((Keep, Outcome.Converged.Instance)) with { Unseen = new("ThrottlingException", "TargetGroup could not be read") })[ConditionType.Synced]!;

        Assert.Equal((ConditionStatus.Unknown, "ThrottlingException"), (synced.Status, synced.Reason));
    }

    [Fact]
    public void A_removal_that_is_held_says_so_and_is_not_ready()
    {
        var status = Project(Visit((Delete, new Outcome.Stalled("DeletionBudgetExceeded", "4 of 10"))));

        Assert.Equal(("Removing", "4 of 10"), (status[ConditionType.Ready]!.Reason, status[ConditionType.Ready]!.Message));
        Assert.Equal("DeletionBudgetExceeded", status[ConditionType.Degraded]!.Reason);
    }

    [Fact]
    public void A_frozen_app_keeps_what_was_known_of_its_resources()
    {
        var before = Project(Visit((Keep, Outcome.Converged.Instance)));

        var status = StatusProjection.Project(
            before,
            new(Scene.Key, Scene.Commit, [new("UnknownField", new("a.yaml", 3, 7), "spec.x", "no such field")], null, null, [], null),
            Now.AddHours(1));

        Assert.Equal((ConditionStatus.False, "UnknownField"), (status[ConditionType.Valid]!.Status, status[ConditionType.Valid]!.Reason));
        Assert.Contains("a.yaml:3:7", status[ConditionType.Degraded]!.Message, StringComparison.Ordinal);
        Assert.Equal(before.Resources, status.Resources);
    }

    [Fact]
    public void A_visit_that_came_to_no_end_leaves_nothing_claimed()
    {
        var status = Project(new(Scene.Key, Scene.Commit, [], null, null, [], null, new("InternalError", "a mistake")));

        Assert.Equal((ConditionStatus.Unknown, ConditionStatus.Unknown), (status[ConditionType.Synced]!.Status, status[ConditionType.Ready]!.Status));
        Assert.Equal((ConditionStatus.True, "InternalError"), (status[ConditionType.Degraded]!.Status, status[ConditionType.Degraded]!.Reason));
    }

    [Fact]
    public void A_condition_that_stays_keeps_its_since_time_and_one_that_changes_does_not()
    {
        var before = Project(Visit((Keep, Outcome.Converged.Instance)));

        var after = StatusProjection.Project(before, Visit((Keep, new Outcome.Progressing("RollingOut", "0 of 1", TimeSpan.Zero))), Now.AddHours(1));

        Assert.Equal(Now, after[ConditionType.Synced]!.Since);
        Assert.Equal(Now.AddHours(1), after[ConditionType.Ready]!.Since);
    }

    [Fact]
    public void Drift_names_both_values_and_is_not_what_the_manifest_changed()
    {
        var step = Keep with
        {
            Verb = Verb.Update,
            Changes = [new("replicas", "2", "5", "2", ChangeMode.InPlace, ChangeCause.Drift), new("image", "v2", "v1", "v1", ChangeMode.Rollout, ChangeCause.Manifest)],
        };

        var drift = Assert.Single(Project(Visit((step, Outcome.Converged.Instance))).Drift);

        Assert.Contains("replicas: someone changed it in AWS to 5; the manifest says 2", drift, StringComparison.Ordinal);
    }

    [Fact]
    public void What_aws_took_back_by_itself_is_nobodys_drift()
    {
        var step = Keep with
        {
            Verb = Verb.Update,
            Changes = [new("image", "v2", "v1", "v2", ChangeMode.Rollout, ChangeCause.Drift)],
            Refusal = new(Refusal.RolloutFailed, "v2 does not start"),
        };

        Assert.Empty(Project(Visit((step, new Outcome.Stalled(Refusal.RolloutFailed, "v2 does not start")))).Drift);
    }

    [Fact]
    public void Drift_that_no_step_puts_back_is_a_warning_and_neither_a_difference_nor_unready()
    {
        var visit = Visit((Keep, Outcome.Converged.Instance));

        var status = Project(visit with { Plan = visit.Plan! with { Drift = ["stack a was changed by hand"] } });

        Assert.Equal((ConditionStatus.True, "Drifted", "stack a was changed by hand"), (status[ConditionType.Degraded]!.Status, status[ConditionType.Degraded]!.Reason, status[ConditionType.Degraded]!.Message));
        Assert.Equal((ConditionStatus.True, ConditionStatus.True), (status[ConditionType.Synced]!.Status, status[ConditionType.Ready]!.Status));
        Assert.Equal(["stack a was changed by hand"], status.Drift);
    }

    [Fact]
    public void What_went_wrong_and_what_will_is_told_before_drift()
    {
        var well = Visit((Keep, Outcome.Converged.Instance));
        var bad = Visit((Keep, new Outcome.Failed("AccessDeniedException", "not allowed")));

        Assert.Equal("Forecast", Project(well with { Plan = well.Plan! with { Forecasts = ["no room"], Drift = ["by hand"] } })[ConditionType.Degraded]!.Reason);
        Assert.Equal("AccessDeniedException", Project(bad with { Plan = bad.Plan! with { Drift = ["by hand"] } })[ConditionType.Degraded]!.Reason);
    }

    private static ObjectStatus Project(Standing standing) => StatusProjection.Project(null, standing, Now);

    private static Standing Visit(params (Step Step, Outcome Outcome)[] results) => new(
        Scene.Key,
        Scene.Commit,
        [],
        null,
        new(Scene.Key, results.Select(r => r.Step).ToEquatableList()),
        results.Select(r => new StepResult(r.Step, r.Outcome, false)).ToEquatableList(),
        null);
}
