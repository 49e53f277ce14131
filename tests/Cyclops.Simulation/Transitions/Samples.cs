using System.Globalization;
using System.Text.Json.Nodes;
using Cyclops.Engine.Manifests.Fields;

namespace Cyclops.Simulation.Transitions;

/// <summary>Texts for a field, from what its kind of value says: the ends of its range, beyond them, and what is no such value at all.</summary>
internal static class Samples
{
    public static IEnumerable<Sample> Of(ValueKind kind) => kind switch
    {
        IntegerKind integer => Integers(integer),
        BooleanKind => Booleans(),
        DurationKind duration => Durations(duration),
        CpuKind => [.. Range("16", "1vCPU", "196608", "15", "196609"), Sample.Bad("a fraction of a unit", "0.0001vCPU"), .. NoNumber("0.5")],
        MemoryKind memory =>
        [
            .. Range(Text(memory.Min), "1Gi", $"{Text(memory.Max / 1024)}Gi", Text(memory.Min - 1), $"{Text((memory.Max / 1024) + 1)}Gi"),
            Sample.Bad("another unit", "1GB"),
            .. NoNumber("1.5Gi"),
        ],
        TextKind text => Texts(text),
        ObjectKind map => Objects(map),
        NumberOrMapKind either => Integers(either.Number),
        IListKind list => Lists(list),
        IMapKind map => Maps(map),
        _ => Choices(kind),
    };

    /// <summary>A text as a YAML scalar that is nothing else.</summary>
    public static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>Different right values, as many as are asked for.</summary>
    private static IEnumerable<string> Different(ValueKind kind, int count) => kind switch
    {
        IntegerKind integer => Enumerable.Range(integer.Min, count).Select(Text),
        TextKind text when TextForm.Of(text).Nth is { } nth => Enumerable.Range(1, count).Select(i => Quoted(nth(i))),
        _ => Enumerable.Repeat(kind.Example, count),
    };

    private static IEnumerable<Sample> Integers(IntegerKind kind)
    {
        if (kind.Allowed is { } allowed)
        {
            return
            [
                .. Range(Text(allowed[0]), Text(allowed[allowed.Count / 2]), Text(allowed[^1]), Text(allowed[0] - 1), Text(allowed[^1] + 1)),
                Sample.Bad("between two that are allowed", Text(allowed[1] - 1)),
                .. NoNumber("7.5"),
            ];
        }

        var middle = kind.Min + ((kind.Max - kind.Min) / 3);
        return [.. Range(Text(kind.Min), Text(middle), Text(kind.Max), Text(kind.Min - 1), Text(kind.Max + 1)), Sample.Bad("in quotes", Quoted(Text(middle))), .. NoNumber("1.5")];
    }

    private static IEnumerable<Sample> Durations(DurationKind kind)
    {
        var second = TimeSpan.FromSeconds(1);
        var middle = kind.Min + ((kind.Max - kind.Min) / 7);
        return
        [
            Sample.Good("the lowest", Seconds(kind.Min)),
            Sample.Good("between", Seconds(middle)),
            Sample.Good("the highest", Seconds(kind.Max)),
            Sample.Bad("below the lowest", Seconds(kind.Min - second)),
            Sample.Bad("above the highest", Seconds(kind.Max + second)),
            Sample.Bad("without a unit", Seconds(middle)[..^1]),
            .. NoNumber("1.5h"),
        ];
    }

    private static IEnumerable<Sample> Range(string lowest, string between, string highest, string below, string above) =>
    [
        Sample.Good("the lowest", lowest),
        Sample.Good("between", between),
        Sample.Good("the highest", highest),
        Sample.Bad("below the lowest", below),
        Sample.Bad("above the highest", above),
    ];

    private static IEnumerable<Sample> NoNumber(string fraction) =>
        [Sample.Bad("a fraction", fraction), Sample.Bad("a word", "many"), Sample.Bad("a boolean", "true"), .. NoScalar()];

    private static IEnumerable<Sample> NoScalar() => [Sample.Bad("a list", "[a]"), Sample.Bad("a map", "{a: b}")];

    private static IEnumerable<Sample> Booleans() =>
    [
        Sample.Good("yes", "true"),
        Sample.Good("no", "false"),
        Sample.Bad("another word", "yes"),
        Sample.Bad("a number", "1"),
        Sample.Bad("in quotes", "'true'"),
        .. NoScalar(),
    ];

    private static IEnumerable<Sample> Choices(ValueKind kind)
    {
        var schema = kind.Schema([]);
        var words = schema["enum"] is JsonArray many ? many.Select(w => w!.ToString()).ToList()
            : schema["const"] is { } only ? [only.ToString()]
            : throw new ArgumentException($"no values are known for {kind.Description}", nameof(kind));
        return
        [
            .. words.Select(w => Sample.Good("a choice", w)),
            Sample.Bad("a word that is no choice", $"{words[0]}x"),
            Sample.Bad("a number", "1"),
            .. NoScalar(),
        ];
    }

    private static IEnumerable<Sample> Texts(TextKind kind)
    {
        var form = TextForm.Of(kind);
        var longest = form.Longest ?? kind.MaxLength;
        List<Sample> samples = [Sample.Good("the example", Quoted(kind.Example.Trim('"'))), Sample.Good("another", Quoted(form.Other))];
        if (form.OfLength is { } ofLength)
        {
            samples.Add(Sample.Good("the longest", Quoted(ofLength(longest))));
            samples.Add(Sample.Bad("one too long", Quoted(ofLength(form.Description == "HTTP codes" ? longest + 4 : longest + 1))));
        }

        samples.AddRange(form.Bad.Select(b => Sample.Bad("against the grammar", Quoted(b))));
        samples.Add(kind is { TakesAnyScalar: true, Pattern: null } ? Sample.Good("a number", "200") : Sample.Bad("a number", "200"));
        return [.. samples, .. NoScalar()];
    }

    /// <summary>What an object may hold is tried field by field.</summary>
    private static IEnumerable<Sample> Objects(ObjectKind kind) =>
    [
        .. kind.ShortForm is null ? [Sample.Bad("a text", "text")] : Of(kind.ShortForm.Kind).Where(s => s.IsValid == true || !s.Text.StartsWith('{')),
        .. kind.ShortForm?.Kind is IListKind ? Array.Empty<Sample>() : [Sample.Bad("a list", "[a]")],
        new("an empty map", "{}", null),
    ];

    private static List<Sample> Lists(IListKind kind)
    {
        var first = Different(kind.Item, kind.Min).Skip(1).ToList();
        List<Sample> samples =
        [
            .. Of(kind.Item).Select(s => s with { What = $"{s.What} as an item", Text = Sequence([s.Text, .. first]) }),
            new("the fewest", Sequence(Different(kind.Item, kind.Min)), Different(kind.Item, kind.Min).Distinct().Count() == kind.Min ? true : null),
            new("the most", Sequence(Different(kind.Item, kind.Max)), Different(kind.Item, kind.Max).Distinct().Count() == kind.Max ? true : null),
            Sample.Bad("too many", Sequence(Different(kind.Item, kind.Max + 1))),
            Sample.Bad("a null as an item", Sequence([.. first, "null"])),
            new("a text", "text", null),
            Sample.Bad("a map", "{a: b}"),
        ];
        if (kind.Min > 0)
        {
            samples.Add(Sample.Bad("too few", Sequence(Different(kind.Item, kind.Min - 1))));
        }

        return samples;
    }

    private static List<Sample> Maps(IMapKind kind)
    {
        var keys = TextForm.Of(kind.Key);
        var value = kind.Value.Example;
        bool? good = kind.Value is ObjectKind ? null : true;
        var longest = keys.OfLength!(kind.Key.MaxLength);
        List<Sample> samples =
        [
            new("none", "{}", good),
            new("the most", Entries(Enumerable.Range(1, kind.Max).Select(i => (keys.Nth!(i), value))), good),
            Sample.Bad("too many", Entries(Enumerable.Range(1, kind.Max + 1).Select(i => (keys.Nth!(i), value)))),
            new("another key", Entries([(keys.Other, value)]), good),
            new("the longest key", Entries([(longest, value)]), good),
            Sample.Bad("too long a key", Entries([(keys.OfLength!(kind.Key.MaxLength + 1), value)])),
            .. keys.Bad.Select(b => Sample.Bad("a key against the grammar", Entries([(b, value)]))),
            new("a null as a value", Entries([(keys.Other, "null")]), kind.NullRemoves ? good : false),
            Sample.Bad("a text", "text"),
            Sample.Bad("a list", "[a]"),
        ];
        if (kind.Value is not ObjectKind)
        {
            samples.AddRange(Of(kind.Value).Select(s => s with { What = $"{s.What} as a value", Text = Entries([(kind.Key.Example, s.Text)]) }));
        }

        return samples;
    }

    private static string Sequence(IEnumerable<string> items) => $"[{string.Join(", ", items)}]";

    private static string Entries(IEnumerable<(string Key, string Value)> entries) => $"{{{string.Join(", ", entries.Select(e => $"{Quoted(e.Key)}: {e.Value}"))}}}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A number of a duration has seven digits at most.</summary>
    private static string Seconds(TimeSpan time) => time.Days > 0 ? $"{Text(time.Days)}d{Text((int)(time - TimeSpan.FromDays(time.Days)).TotalSeconds)}s" : $"{Text((int)time.TotalSeconds)}s";
}
