using Cyclops.Engine.Kinds;
using Cyclops.Model;
using Cyclops.Model.Plans;

namespace Cyclops.Engine.Tests.Kinds;

public sealed class FieldTableTests
{
    private static readonly Input Elsewhere = Input.Output(new(new("staging", "a"), "Box", "main"), "Arn");

    private static readonly FieldTable<Wish, Fact> Table = new FieldTable<Wish, Fact>()
        .Text("text", w => w.Text, f => f.Text)
        .Number("number", w => w.Number, f => f.Number)
        .Flag("flag", w => w.Flag, f => f.Flag)
        .Set("set", w => w.Items, f => f.Items)
        .List("list", w => w.Ordered, f => f.Ordered)
        .Map("env", w => w.Map, f => f.Map, ChangeMode.Rollout, isSecret: true)
        .Input("arn", w => w.Arn, f => f.Arn);

    [Fact]
    public void What_is_equal_is_no_difference() => Assert.Empty(Compare(
        new() { Text = "a", Number = 1, Flag = true, Items = ["b", "a"], Ordered = ["x"], Map = new() { ["K"] = "v" }, Arn = Input.Of("arn:1") },
        new() { Text = "a", Number = 1, Flag = true, Items = ["a", "b", "a"], Ordered = ["x"], Map = new() { ["K"] = "v" }, Arn = "arn:1" }));

    [Fact]
    public void A_wish_of_null_is_not_ours() => Assert.Empty(Compare(
        new(),
        new() { Text = "a", Number = 1, Flag = true, Items = ["a"], Ordered = ["x"], Map = new() { ["K"] = "v" }, Arn = "arn:1" }));

    [Fact]
    public void A_fact_of_null_is_not_known_hence_no_difference() => Assert.Empty(Compare(
        new() { Text = "a", Number = 1, Flag = true, Items = ["b"], Ordered = ["x"], Map = new() { ["K"] = "v" }, Arn = Input.Of("arn:1") },
        new()));

    [Fact]
    public void Order_counts_in_lists_only()
    {
        Assert.Empty(Compare(new() { Items = ["b", "a"] }, new() { Items = ["a", "b"] }));
        Assert.Equal("[b, a]", Assert.Single(Compare(new() { Ordered = ["b", "a"] }, new() { Ordered = ["a", "b"] })).Wanted);
    }

    [Fact]
    public void Each_entry_of_a_map_is_a_field_and_what_is_not_wanted_goes()
    {
        var changes = Compare(new() { Map = new() { ["A"] = "1", ["B"] = "2" } }, new() { Map = new() { ["A"] = "1", ["C"] = "3" } });

        Assert.Equal(["env.B", "env.C"], changes.Select(c => c.Path));
        Assert.Null(changes[0].Live);
        Assert.Null(changes[1].Wanted);
        Assert.All(changes, c => Assert.Equal(ChangeMode.Rollout, c.Mode));
    }

    [Fact]
    public void H10_secret_values_are_never_shown()
    {
        var change = Assert.Single(Table.Compare(
            new() { Map = new() { ["K"] = "hunter2" } },
            new() { Map = new() { ["K"] = "hunter1" } },
            new() { Map = new() { ["K"] = "hunter0" } },
            _ => Value.Unset));

        Assert.DoesNotContain("hunter", change.ToString(), StringComparison.Ordinal);
        Assert.Equal(ChangeCause.ManifestAndDrift, change.Cause);
    }

    [Fact]
    public void What_another_resource_will_produce_is_known_after_apply()
    {
        var change = Assert.Single(Table.Compare(new() { Arn = Elsewhere }, null, new() { Arn = "arn:1" }, _ => Value.Pending));

        Assert.Equal(("(known after apply)", "arn:1"), (change.Wanted, change.Live));
    }

    [Fact]
    public void Everything_wanted_is_described_against_nothing()
    {
        var changes = Table.Describe(new() { Text = "a", Number = 2 }, _ => Value.Unset).ToList();

        Assert.Equal([("text", "a"), ("number", "2")], changes.Select(c => (c.Path, c.Wanted!)));
        Assert.All(changes, c => Assert.Null(c.Live));
    }

    [Fact]
    public void The_table_names_its_rows_in_order() =>
        Assert.Equal(["text", "number", "flag", "set", "list", "env", "arn"], Table.Infos.Select(i => i.Name));

    private static List<FieldChange> Compare(Wish wish, Fact fact) =>
        [.. Table.Compare(wish, null, fact, i => i is null ? Value.Unset : Value.Known(i.Literal!))];

    private sealed record Wish
    {
        public string? Text { get; init; }

        public long? Number { get; init; }

        public bool? Flag { get; init; }

        public string[]? Items { get; init; }

        public string[]? Ordered { get; init; }

        public Dictionary<string, string>? Map { get; init; }

        public Input? Arn { get; init; }
    }

    private sealed record Fact
    {
        public string? Text { get; init; }

        public long? Number { get; init; }

        public bool? Flag { get; init; }

        public string[]? Items { get; init; }

        public string[]? Ordered { get; init; }

        public Dictionary<string, string>? Map { get; init; }

        public string? Arn { get; init; }
    }
}
