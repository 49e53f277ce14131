using Cyclops.Model;
using Cyclops.Model.Plans;

namespace Cyclops.Engine.Kinds;

/// <summary>A row: how the wish is read, how the fact is read. Both give texts by suffix; a single value has the suffix "".</summary>
internal sealed class Field<TSpec, TState>(
    FieldInfo info,
    Func<TSpec, Resolver, SortedDictionary<string, Value>?> want,
    Func<TState, SortedDictionary<string, string>?> have)
{
    private const string Masked = "(secret)";
    private const string AfterApply = "(known after apply)";

    public FieldInfo Info { get; } = info;

    public IEnumerable<FieldChange> Describe(TSpec spec, Resolver resolve)
    {
        foreach (var (suffix, value) in want(spec, resolve) ?? [])
        {
            yield return Change(suffix, Show(value), live: null, last: null, ChangeCause.Manifest);
        }
    }

    /// <summary>What is wanted and not known yet.</summary>
    public IEnumerable<FieldChange> Pending(TSpec spec, Resolver resolve)
    {
        foreach (var (suffix, value) in want(spec, resolve) ?? [])
        {
            if (value.IsPending)
            {
                yield return Change(suffix, AfterApply, live: null, last: null, ChangeCause.Unknown);
            }
        }
    }

    public IEnumerable<FieldChange> Compare(TSpec spec, TSpec? lastApplied, TState state, Resolver resolve)
    {
        if (want(spec, resolve) is not { } wanted || have(state) is not { } live)
        {
            yield break;
        }

        var last = lastApplied is null ? null : want(lastApplied, resolve) ?? [];
        foreach (var suffix in wanted.Keys.Union(live.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var wantedText = wanted.TryGetValue(suffix, out var value) ? Show(value) : null;
            var liveText = live.GetValueOrDefault(suffix);
            if (wantedText == liveText)
            {
                continue;
            }

            var lastText = last is not null && last.TryGetValue(suffix, out var lastValue) ? Show(lastValue) : null;
            yield return Change(suffix, wantedText, liveText, lastText, value.IsPending ? ChangeCause.Unknown : Cause(last is not null, wantedText, liveText, lastText));
        }
    }

    private static ChangeCause Cause(bool lastIsKnown, string? wanted, string? live, string? last) =>
        !lastIsKnown ? ChangeCause.Unknown
        : wanted == last ? ChangeCause.Drift
        : live == last ? ChangeCause.Manifest
        : ChangeCause.ManifestAndDrift;

    private static string Show(Value value) => value.Text ?? AfterApply;

    private FieldChange Change(string suffix, string? wanted, string? live, string? last, ChangeCause cause) =>
        new(Info.Name + suffix, Mask(wanted), Mask(live), Mask(last), Info.Mode, cause, Info.IsSecret);

    private string? Mask(string? text) => text is not null && Info.IsSecret ? Masked : text;
}
