using System.Globalization;
using Cyclops.Model;
using Cyclops.Model.Plans;

namespace Cyclops.Engine.Kinds;

/// <summary>
/// The heart of a kind: one row per field. Rows drive comparison, what a plan prints, documentation and tests.
/// All values compare as text in one canonical form, so that units, case and numbers are settled by the row's two readers.
/// </summary>
/// <remarks>
/// A wish of null is "not ours": neither compared nor written. A fact of null is "not known": no difference.
/// </remarks>
public sealed class FieldTable<TSpec, TState>
{
    private readonly List<Field<TSpec, TState>> _rows = [];

    /// <summary>The rows, for documentation and tests.</summary>
    public IReadOnlyList<FieldInfo> Infos => [.. _rows.Select(r => r.Info)];

    /// <summary>A text that is written down.</summary>
    public FieldTable<TSpec, TState> Text(
        string name,
        Func<TSpec, string?> want,
        Func<TState, string?> have,
        ChangeMode mode = ChangeMode.InPlace) =>
        Add(name, mode, (s, _) => Wish(want(s) is { } w ? Value.Known(w) : Value.Unset), o => Fact(have(o)));

    /// <summary>A text that may come from another resource.</summary>
    public FieldTable<TSpec, TState> Input(
        string name,
        Func<TSpec, Input?> want,
        Func<TState, string?> have,
        ChangeMode mode = ChangeMode.InPlace) =>
        Add(
            name,
            mode,
            (s, resolve) => Wish(resolve(want(s))),
            o => Fact(have(o)));

    /// <summary>Texts whose order means nothing, which come comma separated from another resource.</summary>
    public FieldTable<TSpec, TState> InputSet(
        string name,
        Func<TSpec, Input?> want,
        Func<TState, IEnumerable<string>?> have,
        ChangeMode mode = ChangeMode.InPlace) =>
        Add(
            name,
            mode,
            (s, resolve) => Wish(resolve(want(s)) is { Text: { } text } ? Value.Known(JoinSet(text.Split(','))!) : resolve(want(s))),
            o => Fact(JoinSet(have(o))));

    /// <summary>A whole number.</summary>
    public FieldTable<TSpec, TState> Number(
        string name,
        Func<TSpec, long?> want,
        Func<TState, long?> have,
        ChangeMode mode = ChangeMode.InPlace) =>
        Text(name, s => want(s)?.ToString(CultureInfo.InvariantCulture), o => have(o)?.ToString(CultureInfo.InvariantCulture), mode);

    /// <summary>Yes or no.</summary>
    public FieldTable<TSpec, TState> Flag(
        string name,
        Func<TSpec, bool?> want,
        Func<TState, bool?> have,
        ChangeMode mode = ChangeMode.InPlace) =>
        Text(name, s => Lower(want(s)), o => Lower(have(o)), mode);

    /// <summary>Texts whose order means nothing: AWS gives them back in any.</summary>
    public FieldTable<TSpec, TState> Set(
        string name,
        Func<TSpec, IEnumerable<string>?> want,
        Func<TState, IEnumerable<string>?> have,
        ChangeMode mode = ChangeMode.InPlace) =>
        Text(name, s => JoinSet(want(s)), o => JoinSet(have(o)), mode);

    /// <summary>Texts whose order counts.</summary>
    public FieldTable<TSpec, TState> List(
        string name,
        Func<TSpec, IEnumerable<string>?> want,
        Func<TState, IEnumerable<string>?> have,
        ChangeMode mode = ChangeMode.InPlace) =>
        Text(name, s => Join(want(s)), o => Join(have(o)), mode);

    /// <summary>Texts by name; each entry is a field of its own, <c>environment.DEBUG</c>. What is not wanted is removed.</summary>
    public FieldTable<TSpec, TState> Map(
        string name,
        Func<TSpec, IEnumerable<KeyValuePair<string, string>>?> want,
        Func<TState, IEnumerable<KeyValuePair<string, string>>?> have,
        ChangeMode mode = ChangeMode.InPlace,
        bool isSecret = false) =>
        Add(
            name,
            mode,
            (s, _) => want(s) is { } w ? Entries(w, Value.Known) : null,
            o => have(o) is { } h ? Entries(h, v => v) : null,
            isSecret);

    /// <summary>Texts by name that may come from other resources. What is not wanted is removed.</summary>
    public FieldTable<TSpec, TState> InputMap(
        string name,
        Func<TSpec, IEnumerable<KeyValuePair<string, Input>>?> want,
        Func<TState, IEnumerable<KeyValuePair<string, string>>?> have,
        ChangeMode mode = ChangeMode.InPlace) =>
        Add(
            name,
            mode,
            (s, resolve) => want(s) is { } w ? Entries(w, i => resolve(i)) : null,
            o => have(o) is { } h ? Entries(h, v => v) : null);

    /// <summary>All wanted fields, as changes against nothing.</summary>
    public IEnumerable<FieldChange> Describe(TSpec spec, Resolver resolve) => _rows.SelectMany(r => r.Describe(spec, resolve));

    /// <summary>All wanted fields that are not known before something else was made or changed.</summary>
    public IEnumerable<FieldChange> Pending(TSpec spec, Resolver resolve) => _rows.SelectMany(r => r.Pending(spec, resolve));

    /// <summary>What is not as wanted.</summary>
    /// <param name="lastApplied">The wish as it was applied last; null when unknown.</param>
    public IEnumerable<FieldChange> Compare(TSpec spec, TSpec? lastApplied, TState state, Resolver resolve) =>
        _rows.SelectMany(r => r.Compare(spec, lastApplied, state, resolve));

    private static SortedDictionary<string, TTo> Entries<TFrom, TTo>(IEnumerable<KeyValuePair<string, TFrom>> items, Func<TFrom, TTo> make)
    {
        var entries = new SortedDictionary<string, TTo>(StringComparer.Ordinal);
        foreach (var (key, value) in items)
        {
            entries["." + key] = make(value);
        }

        return entries;
    }

    private static SortedDictionary<string, Value>? Wish(Value value) =>
        value.IsDeclared ? new(StringComparer.Ordinal) { [""] = value } : null;

    private static SortedDictionary<string, string>? Fact(string? text) =>
        text is null ? null : new(StringComparer.Ordinal) { [""] = text };

    private static string? Lower(bool? flag) => flag switch { null => null, true => "true", false => "false" };

    private static string? Join(IEnumerable<string>? items) => items is null ? null : $"[{string.Join(", ", items)}]";

    private static string? JoinSet(IEnumerable<string>? items) =>
        Join(items?.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    private FieldTable<TSpec, TState> Add(
        string name,
        ChangeMode mode,
        Func<TSpec, Resolver, SortedDictionary<string, Value>?> want,
        Func<TState, SortedDictionary<string, string>?> have,
        bool isSecret = false)
    {
        _rows.Add(new(new(name, mode, isSecret), want, have));
        return this;
    }
}
