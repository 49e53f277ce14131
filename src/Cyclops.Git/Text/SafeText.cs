using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Cyclops.Git.Text;

/// <summary>Makes untrusted text fit for messages: one line, nothing hidden, no credentials, bounded.</summary>
internal static partial class SafeText
{
    private const int MaxLength = 400;

    /// <summary>Whether a text has characters a reader cannot see: controls, bidirectional marks, lone surrogates.</summary>
    public static bool HasHidden(string text) => text.EnumerateRunes().Any(IsHidden);

    /// <summary>One line without hidden characters and without credentials, cut after 400 characters.</summary>
    /// <param name="secrets">Texts that must not appear; empty ones are ignored.</param>
    public static string Clean(string text, params ReadOnlySpan<string?> secrets)
    {
        foreach (var secret in secrets)
        {
            text = string.IsNullOrEmpty(secret) ? text : text.Replace(secret, "***", StringComparison.Ordinal);
        }

        var visible = new StringBuilder(Math.Min(text.Length, MaxLength));
        foreach (var rune in Login().Replace(text, "$1***@").EnumerateRunes())
        {
            visible.Append(IsHidden(rune) ? "\uFFFD" : rune.ToString());
            if (visible.Length >= MaxLength)
            {
                return visible.Append('…').ToString();
            }
        }

        return visible.ToString().Trim();
    }

    /// <summary>The cleaned text between double quotes.</summary>
    public static string Quote(string text) => $"\"{Clean(text)}\"";

    private static bool IsHidden(Rune rune) =>
        rune == Rune.ReplacementChar
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse;

    // Up to the last @ before a slash or space: passwords contain @ and colons too.
    [GeneratedRegex(@"([A-Za-z][A-Za-z0-9+.-]*://)[^/\s]*@", RegexOptions.CultureInvariant)]
    private static partial Regex Login();
}
