using Cyclops.Controller.Store;
using Cyclops.Model;
using Cyclops.Model.Plans;
using Cyclops.Simulation.Honesty;

namespace Cyclops.Simulation.Tests.Honesty;

public sealed class ComparisonTests
{
    private static readonly ObjectKey App = new("staging", "alpha");
    private static readonly ResourceId Logs = new(App, "LogGroup", "main");
    private static readonly ResourceId Definition = new(App, "TaskDefinition", "main");
    private static readonly Refusal Refused = new("Suspended", "it is suspended");
    private static readonly FieldChange Days = Change("retentionDays", "60", "30");

    [Fact]
    public void What_was_made_as_shown_is_the_same() =>
        Assert.Empty(Of(Shown(Logs, Verb.Update, Days)).Differences([Made(Logs, Verb.Update, Days), Made(Logs, Verb.Update, Days)]));

    [Fact]
    public void S16_What_was_shown_has_to_be_made() => Assert.Single(Of(Shown(Logs, Verb.Update, Days)).Differences([]));

    [Fact]
    public void S16_What_was_made_has_to_be_shown() => Assert.Single(Of().Differences([Made(Logs, Verb.Update, Days)]));

    [Fact]
    public void S16_What_was_shown_as_unchanged_is_not_made() =>
        Assert.Single(Of(Shown(Logs, Verb.Keep)).Differences([Made(Logs, Verb.Update, Days)]));

    [Fact]
    public void S16_What_was_shown_as_refused_is_not_made() =>
        Assert.Single(Of(Shown(Logs, Verb.Update, Days) with { Refusal = Refused }).Differences([Made(Logs, Verb.Update, Days)]));

    [Fact]
    public void S16_What_needs_something_refused_is_not_made()
    {
        var comparison = Of(Shown(Logs, Verb.Create) with { Refusal = Refused }, Shown(Definition, Verb.Create) with { DependsOn = [Logs] });

        Assert.Empty(comparison.Differences([]));
        Assert.Single(comparison.Differences([Made(Definition, Verb.Create)]));
    }

    [Fact]
    public void What_stands_on_something_that_AWS_took_back_waits()
    {
        Step[] shown = [Shown(Logs, Verb.Update, Days), Shown(Definition, Verb.Create) with { DependsOn = [Logs] }];

        Assert.Empty(new Comparison(shown, new HashSet<ResourceId> { Logs }).Differences([Made(Logs, Verb.Update, Days)]));
        Assert.Single(new Comparison(shown, new HashSet<ResourceId> { Definition }).Differences([Made(Logs, Verb.Update, Days)]));
    }

    [Theory]
    [InlineData(Verb.Create, "retentionDays", "60", "30")]
    [InlineData(Verb.Update, "name", "60", "30")]
    [InlineData(Verb.Update, "retentionDays", "90", "30")]
    [InlineData(Verb.Update, "retentionDays", "60", "7")]
    public void S16_Verb_field_and_values_are_those_shown(Verb verb, string path, string wanted, string live) =>
        Assert.Single(Of(Shown(Logs, Verb.Update, Days)).Differences([Made(Logs, verb, Change(path, wanted, live))]));

    [Fact]
    public void What_was_known_only_after_apply_may_have_any_value()
    {
        var comparison = Of(Shown(Definition, Verb.Update, Days, Change("logGroup", "(known after apply)", "/a")));

        Assert.Empty(comparison.Differences([Made(Definition, Verb.Update, Days, Change("logGroup", "/b", "/a"))]));
        Assert.Empty(comparison.Differences([Made(Definition, Verb.Update, Days)]));
    }

    [Fact]
    public void A_task_definition_is_retired_only_where_its_successor_was_shown()
    {
        var retired = Made(Definition with { Name = "main@0123456789ab" }, Verb.Delete);

        Assert.Single(Of(Shown(Definition, Verb.Keep)).Differences([retired]));
        Assert.Empty(Of(Shown(Definition, Verb.Update, Days)).Differences([Made(Definition, Verb.Update, Days), retired]));
    }

    private static Comparison Of(params Step[] shown) => new(shown, new HashSet<ResourceId>());

    private static Step Shown(ResourceId id, Verb verb, params FieldChange[] changes) =>
        new(id, verb, changes.ToEquatableList(), [], Refusal: null, Source: null);

    private static MadeStep Made(ResourceId id, Verb verb, params FieldChange[] changes) =>
        new(id, verb, [.. changes.Select(c => new LedgerField(c.Path, c.Wanted, c.Live))]);

    private static FieldChange Change(string path, string? wanted, string? live) =>
        new(path, wanted, live, LastApplied: null, ChangeMode.InPlace, ChangeCause.Manifest);
}
