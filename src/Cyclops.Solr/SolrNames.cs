using System.Text.RegularExpressions;

namespace Cyclops.Solr;

/// <summary>
/// Names that may be put into a request to Solr. Narrower than what Solr takes (Solr Reference Guide, "Core Discovery": letters, digits,
/// dots, hyphens, underscores, no hyphen first): no name is a path.
/// </summary>
public static partial class SolrNames
{
    private const int Longest = 255;

    /// <summary>Whether it may name a core, a backup or a folder.</summary>
    public static bool IsName(string? text) => text is { Length: <= Longest } && Name().IsMatch(text);

    /// <exception cref="ArgumentException">It may not.</exception>
    internal static string Check(string text) => IsName(text) ? text : throw new ArgumentException($"{text} is no name for Solr", nameof(text));

    [GeneratedRegex(@"\A[A-Za-z0-9_][A-Za-z0-9_-]*(\.[A-Za-z0-9_-]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
