using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Cyclops.Reconcilers.SearchCore;

/// <summary>
/// The name of a core of an app, which says whose it is and, of one that nobody asks for, until when it is kept: Solr has no tags, and a
/// name has room for all of it. Names of manifests have no dots, so no two of them give one name.
/// </summary>
/// <param name="Platform">Name of the platform.</param>
/// <param name="Environment">Name of the environment.</param>
/// <param name="App">Name of the app.</param>
/// <param name="Entry">Its name among the app's cores.</param>
/// <param name="KeptUntil">Until when it is kept, to the second; null: somebody asks for it.</param>
internal sealed partial record SearchCoreName(string Platform, string Environment, string App, string Entry, DateTimeOffset? KeptUntil = null)
{
    private const string Kept = "kept-";
    private const string InstantFormat = "yyyyMMdd'T'HHmmss'Z'";

    /// <summary>As Solr knows it: <c>acme.staging.tel-aviv.main</c>, <c>kept-20261212T101500Z.acme.staging.tel-aviv.main</c>.</summary>
    public string Text => KeptUntil is { } until
        ? $"{Kept}{Instant(until)}.{Platform}.{Environment}.{App}.{Entry}"
        : $"{Platform}.{Environment}.{App}.{Entry}";

    /// <summary>The same core while somebody asks for it.</summary>
    public SearchCoreName InUse => this with { KeptUntil = null };

    /// <summary>An instant as it is written in a name.</summary>
    public static string Instant(DateTimeOffset instant) => instant.UtcDateTime.ToString(InstantFormat, CultureInfo.InvariantCulture);

    /// <summary>Reads a name; any that is not just as <see cref="Text"/> would write it is not ours.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out SearchCoreName? name)
    {
        name = text.Split('.') switch
        {
            [var platform, var environment, var app, var entry] => new(platform, environment, app, entry),
            [var kept, var platform, var environment, var app, var entry] when InstantOf(kept) is { } until => new(platform, environment, app, entry, until),
            _ => null,
        };
        name = name is not null && new[] { name.Platform, name.Environment, name.App, name.Entry }.All(Part().IsMatch) ? name : null;
        return name is not null;
    }

    private static DateTimeOffset? InstantOf(string kept) =>
        kept.StartsWith(Kept, StringComparison.Ordinal)
            && DateTimeOffset.TryParseExact(kept[Kept.Length..], InstantFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var until)
            ? until
            : null;

    /// <summary>A name as manifests have them.</summary>
    [GeneratedRegex(@"\A[a-z][a-z0-9-]*[a-z0-9]\z", RegexOptions.CultureInvariant)]
    private static partial Regex Part();
}
