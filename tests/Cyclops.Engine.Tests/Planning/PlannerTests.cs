using Cyclops.Engine.Tests.Support;
using Cyclops.Model;
using Cyclops.Model.Plans;

namespace Cyclops.Engine.Tests.Planning;

public sealed class PlannerTests
{
    private static readonly ResourceId Base = Scene.Id("Base");
    private static readonly ResourceId Box = Scene.Id("Box");
    private static readonly ResourceId Door = Scene.Id("Door");

    private readonly Scene _scene = new();

    [Fact]
    public void Everything_that_is_not_there_is_created_upstream_first() => Assert.Equal(
        [(Verb.Create, Base), (Verb.Create, Box), (Verb.Create, Door)],
        _scene.WantAll().Plan().Steps.Select(s => (s.Verb, s.Id)));

    [Fact]
    public void Everything_that_nobody_wants_is_deleted_leaf_first()
    {
        PutAll("v1");

        Assert.Equal(
            [(Verb.Delete, Door), (Verb.Delete, Box), (Verb.Delete, Base)],
            _scene.Plan(deletions: _scene.AllMayGo()).Steps.Select(s => (s.Verb, s.Id)));
    }

    [Fact]
    public void What_was_not_reviewed_is_not_deleted()
    {
        PutAll("v1");

        Assert.All(_scene.Plan().Steps, s => Assert.Equal("NoWarrant", s.Refusal?.Reason));
    }

    [Fact]
    public void What_is_as_wanted_is_kept()
    {
        PutAll("v1");

        Assert.True(_scene.WantAll().Plan().IsEmpty);
    }

    [Fact]
    public void A_difference_names_the_field_and_both_values()
    {
        PutAll("v1");

        var step = Assert.Single(_scene.WantAll().Want(Door, "v2", Box).Plan().Differences);

        Assert.Equal((Verb.Update, Door), (step.Verb, step.Id));
        var change = Assert.Single(step.Changes);
        Assert.Equal(("value", "v2", "v1", ChangeCause.Unknown), (change.Path, change.Wanted, change.Live, change.Cause));
    }

    [Fact]
    public void What_AWS_says_was_changed_by_hand_is_a_warning_of_its_owner_and_no_difference()
    {
        PutAll("v1");
        var found = (Observation.Found)_scene.Shelf.Observe()[Box];
        var world = new World(_scene.Shelf.Observe().All.Where(o => o.Key != Box).Append(new(Box, found with { Drift = ["by hand"] })), [], default);

        var plan = _scene.WantAll().Plan(world);

        Assert.True(plan.IsEmpty);
        Assert.Equal(["by hand"], plan.Drift);
        Assert.Equal(["by hand"], plan.Warnings);
    }

    [Fact]
    public void What_is_found_and_may_not_do_is_a_warning_of_its_owner()
    {
        PutAll("v1");
        var found = (Observation.Found)_scene.Shelf.Observe()[Box];
        var world = new World(_scene.Shelf.Observe().All.Where(o => o.Key != Box).Append(new(Box, found with { Forecasts = ["not for long"] })), [], default);

        var plan = _scene.WantAll().Plan(world);

        Assert.True(plan.IsEmpty);
        Assert.Equal(["not for long"], plan.Forecasts);
    }

    [Fact]
    public void What_others_have_to_make_first_is_not_created()
    {
        var world = new World([new(Base, new Observation.Absent(new("Missing", "push it")))], [], default);

        var step = _scene.WantAll().Plan(world).Steps[0];

        Assert.Equal((Verb.Create, Base, "Missing"), (step.Verb, step.Id, step.Refusal?.Reason));
    }

    [Fact]
    public void Null_is_not_ours()
    {
        PutAll("v1");

        Assert.True(_scene.WantAll().Want(Door, null, Box).Plan().IsEmpty);
    }

    [Fact]
    public void Unknown_is_neither_created_nor_deleted()
    {
        PutAll("v1");
        var denied = ("Box", new Refusal("AccessDeniedException", "not allowed"));

        var wanted = _scene.WantAll().Plan(_scene.Shelf.Observe(denied)).Steps.Single(s => s.Id == Box);
        var unwanted = _scene.WantNothing().Plan(_scene.Shelf.Observe(denied), _scene.AllMayGo());

        Assert.Equal((Verb.Keep, "AccessDeniedException"), (wanted.Verb, wanted.Refusal?.Reason));
        Assert.DoesNotContain(unwanted.Steps, s => s.Id == Box);
    }

    [Fact]
    public void What_a_kind_that_could_not_be_read_may_still_need_is_kept()
    {
        PutAll("v1");
        var denied = ("Door", new Refusal("Throttling", "slow down"));

        var steps = _scene.WantNothing().Plan(_scene.Shelf.Observe(denied), _scene.AllMayGo()).Steps;

        Assert.Equal((Verb.Keep, "Throttling"), (steps.Single(s => s.Id == Box).Verb, steps.Single(s => s.Id == Box).Refusal?.Reason));
        Assert.Equal((Verb.Keep, "Throttling"), (steps.Single(s => s.Id == Base).Verb, steps.Single(s => s.Id == Base).Refusal?.Reason));
    }

    [Fact]
    public void What_is_taken_by_somebody_else_is_not_touched()
    {
        var world = new World([new(Base, new Observation.Foreign("arn:1", "somebody else has the name"))], [], default);

        var step = _scene.Want(Base, "v1").Plan(world).Steps.Single();

        Assert.Equal((Verb.Create, "NameTaken"), (step.Verb, step.Refusal?.Reason));
    }

    [Fact]
    public void A_forbidden_change_is_shown_with_the_way_out_and_not_made()
    {
        _scene.Shelf.Put(Base, "x!old");

        var step = _scene.Want(Base, "x!new").Plan().Steps.Single();

        Assert.Equal("ChangeForbidden", step.Refusal?.Reason);
        Assert.Contains("fixed from old to new", step.Refusal!.Message, StringComparison.Ordinal);
        Assert.False(step.Mutates);
    }

    [Theory]
    [InlineData("v1", ChangeCause.Manifest)]
    [InlineData("v2", ChangeCause.Drift)]
    [InlineData("v3", ChangeCause.ManifestAndDrift)]
    public void Who_changed_it_follows_from_what_was_applied_last(string last, ChangeCause expected)
    {
        _scene.Shelf.Put(Base, "v1", Scene.Commit);
        var then = new Scene().Want(Base, last).Graph;

        var change = _scene.Want(Base, "v2")
            .Plan(history: new Dictionary<CommitId, Graphs.ResourceGraph> { [Scene.Commit] = then })
            .Steps.Single().Changes.Single();

        Assert.Equal(expected, change.Cause);
    }

    [Fact]
    public void A_hold_keeps_changes_from_being_made_and_says_why()
    {
        PutAll("v1");
        var hold = new Refusal("RolloutFailed", "it never became healthy");
        var holds = new Dictionary<ResourceId, Refusal> { [Door] = hold, [Base] = hold };

        var plan = _scene.WantAll().Want(Door, "v2", Box).Plan(holds: holds);

        Assert.Equal(hold, plan.Steps.Single(s => s.Id == Door).Refusal);
        Assert.Null(plan.Steps.Single(s => s.Id == Base).Refusal);
    }

    [Fact]
    public void A_deletion_that_did_not_stick_can_be_held()
    {
        PutAll("v1");
        var holds = new Dictionary<ResourceId, Refusal> { [Door] = new("NotConverging", "it is still there") };

        var plan = _scene.Plan(deletions: _scene.AllMayGo(), holds: holds);

        Assert.Equal("NotConverging", plan.Steps.Single(s => s.Id == Door).Refusal?.Reason);
        Assert.Null(plan.Steps.Single(s => s.Id == Box).Refusal);
    }

    private void PutAll(string value)
    {
        _scene.Shelf.Put(Base, value);
        _scene.Shelf.Put(Box, value);
        _scene.Shelf.Put(Door, value);
    }
}
