using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Cyclops.Ctl.Terminal;

/// <summary>
/// Makes text from commits, manifests and AWS fit for a terminal: no escape sequences, no control or bidirectional
/// characters, one line.
/// </summary>
internal static partial class VisibleText
{
    /// <summary>The text without what a terminal would obey; line breaks and tabs become one space.</summary>
    public static string Clean(string text)
    {
        if (IsHarmless(text))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in EscapeSequence().Replace(text, "").EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t')
            {
                clean.Append(' ');
            }
            else if (!IsHidden(rune))
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString();
    }

    private static bool IsHarmless(string text)
    {
        foreach (var c in text)
        {
            if (c is < ' ' or > '~')
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsHidden(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse;

    // Whole sequences, parameters included: ECMA-48 CSI, then OSC, DCS, SOS, PM and APC up to their terminator, then two-character ones.
    [GeneratedRegex(@"(\x1B\[|\x9B)[0-?]*[ -/]*[@-~]|(\x1B[\]PX^_]|[\x90\x98\x9D\x9E\x9F])[^\x07\x1B\x9C]*(\x07|\x1B\\|\x9C)?|\x1B[ -/]*[0-~]?", RegexOptions.CultureInvariant)]
    private static partial Regex EscapeSequence();
}
