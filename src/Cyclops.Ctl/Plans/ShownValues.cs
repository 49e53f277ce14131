using System.Text.RegularExpressions;

namespace Cyclops.Ctl.Plans;

/// <summary>Values of fields as people read them: line breaks visible, digests short, long ones cut to where they differ.</summary>
internal static partial class ShownValues
{
    private const int MaxLength = 100;
    private const int Context = 24;
    private const string Ellipsis = "…";

    /// <summary>One value.</summary>
    public static string One(string? value) => Cut(Escape(value), 0);

    /// <summary>Two values, each cut so that the first difference is in sight.</summary>
    public static (string Live, string Wanted) Pair(string? live, string? wanted)
    {
        var (from, to) = (Escape(live), Escape(wanted));
        if (from.Length <= MaxLength && to.Length <= MaxLength)
        {
            return (from, to);
        }

        var start = Math.Max(0, from.AsSpan().CommonPrefixLength(to) - Context);
        return (Cut(from, start), Cut(to, start));
    }

    private static string Escape(string? value) => value switch
    {
        null => "(none)",
        "" => "\"\"",
        _ => Digest().Replace(value, " (sha256:$1…)").Replace("\r", "\\r", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal),
    };

    private static string Cut(string text, int start)
    {
        var end = Math.Min(text.Length, start + MaxLength);
        return (start > 0 ? Ellipsis : "") + text[start..end] + (end < text.Length ? Ellipsis : "");
    }

    [GeneratedRegex("@sha256:([0-9a-f]{12})[0-9a-f]{52}", RegexOptions.CultureInvariant)]
    private static partial Regex Digest();
}
