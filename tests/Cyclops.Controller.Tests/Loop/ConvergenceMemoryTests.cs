using Cyclops.Controller.Loop;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Plans;

namespace Cyclops.Controller.Tests.Loop;

public sealed class ConvergenceMemoryTests
{
    private const string Pending = "(known after apply)";

    private static readonly ResourceId Service = new(new("staging", "a"), "Service", "web");
    private static readonly ChangeBasis Basis = new(Commits.Id(2), "v2");
    private static readonly Outcome Rolling = new Outcome.Progressing("RollingOut", "0 of 1 running", TimeSpan.FromSeconds(2));

    private readonly ConvergenceMemory _memory = new();

    [Fact]
    public void A_value_that_was_not_known_when_it_was_planned_is_the_same_change_later()
    {
        Made(Update(Pending), Rolling);
        Seen(Rolling);

        Assert.Equal(Service, Assert.Single(_memory.TakenBack(PlanOf(Update("revision 2")), Basis, TimeSpan.Zero)).Resource);
    }

    [Fact]
    public void A_rollout_that_was_taken_back_is_known_though_what_was_changed_with_it_stayed()
    {
        var update = Update(Pending);
        Made(update with { Changes = [.. update.Changes, new("healthCheckGraceSeconds", "90", "60", null, ChangeMode.InPlace, ChangeCause.Manifest)] }, Rolling);
        Seen(Rolling);

        Assert.Equal(Service, Assert.Single(_memory.TakenBack(PlanOf(Update("revision 2")), Basis, TimeSpan.Zero)).Resource);
    }

    [Fact]
    public void The_next_manifest_is_another_rollout_even_when_its_value_is_not_known_yet()
    {
        Made(Update(Pending), Rolling);
        Seen(Rolling);

        Assert.Empty(_memory.TakenBack(PlanOf(Update(Pending)), new(Commits.Id(3), "v3"), TimeSpan.Zero));
        Assert.Empty(_memory.Judge(PlanOf(Update(Pending)), new(Commits.Id(3), "v3"), TimeSpan.Zero));
    }

    [Fact]
    public void What_settled_was_not_taken_back()
    {
        Made(Update("revision 2"), Rolling);
        Seen(Rolling);
        Seen(Outcome.Converged.Instance);

        Assert.Empty(_memory.TakenBack(PlanOf(Update("revision 2")), Basis, TimeSpan.Zero));
    }

    [Fact]
    public void A_rollout_that_aws_does_not_show_yet_was_not_taken_back_and_is_looked_at_again_first()
    {
        Made(Update("revision 2"), Rolling);

        Assert.Empty(_memory.TakenBack(PlanOf(Update("revision 2")), Basis, ConvergenceMemory.Lag / 2));
        Assert.Equal(ConvergenceMemory.Reason, _memory.Judge(PlanOf(Update("revision 2")), Basis, ConvergenceMemory.Lag / 2)[Service].Reason);
    }

    [Fact]
    public void A_rollout_that_nobody_saw_was_taken_back_when_no_listing_can_be_as_old()
    {
        Made(Update("revision 2"), Rolling);

        Assert.Equal(Service, Assert.Single(_memory.TakenBack(PlanOf(Update("revision 2")), Basis, ConvergenceMemory.Lag)).Resource);
    }

    [Fact]
    public void What_somebody_removed_while_it_started_is_made_again()
    {
        var create = Update("revision 1") with { Verb = Verb.Create };
        Made(create, Rolling);
        Seen(Rolling);

        Assert.Empty(_memory.TakenBack(PlanOf(create), Basis, TimeSpan.Zero));
        Assert.Empty(_memory.Judge(PlanOf(create), Basis, TimeSpan.Zero));
    }

    [Fact]
    public void What_was_made_and_is_gone_is_made_again_when_no_listing_can_be_as_old_though_not_for_ever()
    {
        var create = Update("revision 1") with { Verb = Verb.Create };
        for (var times = 1; times <= 3; times++)
        {
            Made(create, Outcome.Converged.Instance);
            var held = times == 3 ? ConvergenceMemory.Pause : ConvergenceMemory.Lag;

            Assert.Equal(ConvergenceMemory.Reason, _memory.Judge(PlanOf(create), Basis, held - TimeSpan.FromSeconds(1))[Service].Reason);
            Assert.Empty(_memory.Judge(PlanOf(create), Basis, held));
        }
    }

    [Fact]
    public void A_deletion_that_is_under_way_may_be_asked_for_as_often_as_it_takes()
    {
        var delete = Update("x") with { Verb = Verb.Delete, Changes = [] };
        for (var i = 0; i < 20; i++)
        {
            Made(delete, Rolling);
        }

        Assert.Empty(_memory.Judge(PlanOf(delete), Basis, TimeSpan.Zero));
    }

    [Fact]
    public void A_change_that_AWS_says_went_wrong_is_not_made_again_at_once_though_it_was_never_seen_under_way()
    {
        var update = Update("x") with { Changes = [new("tags.team", "data", "web", null, ChangeMode.InPlace, ChangeCause.Manifest)] };
        Made(update, Rolling);

        Assert.Empty(_memory.Judge(PlanOf(update), Basis, TimeSpan.Zero));
        Assert.Equal(ConvergenceMemory.Reason, _memory.Judge(PlanOf(update), Basis, TimeSpan.Zero, _ => true)[Service].Reason);
        Assert.Empty(_memory.Judge(PlanOf(update), Basis, ConvergenceMemory.Pause, _ => true));
        Assert.Empty(_memory.Judge(PlanOf(update), new(Commits.Id(3), "v3"), TimeSpan.Zero, _ => true));
    }

    [Fact]
    public void A_failed_change_is_a_matter_of_backoff_only()
    {
        Made(Update("revision 2"), new Outcome.Failed("Throttling", "slow down"));

        Assert.Empty(_memory.Judge(PlanOf(Update("revision 2")), Basis, TimeSpan.Zero));
    }

    private static Step Update(string wanted) => new(
        Service,
        Verb.Update,
        [new("taskDefinition", wanted, "revision 1", null, ChangeMode.Rollout, ChangeCause.Manifest)],
        [],
        null,
        new("manifests/apps/a/app.yaml"));

    private static Plan PlanOf(Step step) => new(Service.Owner, [step]);

    private void Made(Step step, Outcome outcome) => _memory.Learn([new(step, outcome, Attempted: true)], Basis, TimeSpan.Zero);

    private void Seen(Outcome outcome) =>
        _memory.Learn([new(Update("") with { Verb = Verb.Keep, Changes = [] }, outcome, Attempted: false)], Basis, TimeSpan.Zero);
}
