using System.Globalization;
using System.Text;
using Cyclops.Model.Secrets;

namespace Cyclops.Reconcilers.EcsService;

/// <summary>Words of others in a sentence of ours: on one line, not too long, and with nothing in them that moves a cursor.</summary>
internal static class ForeignText
{
    /// <summary>Lines of a log that are shown.</summary>
    public const int MostLines = 3;

    private const int LongestLine = 200;
    private const int LongestReason = 400;

    /// <summary>What AWS says; it names things and holds no values.</summary>
    public static string Reason(string text) => Line(text, LongestReason).TrimEnd('.');

    /// <summary>The last lines of a log, without what looks like a credential.</summary>
    /// <param name="messages">Its last events, oldest first.</param>
    /// <returns>Empty when it says nothing.</returns>
    public static string Log(IEnumerable<string> messages)
    {
        var lines = CredentialMask.Apply(string.Join('\n', messages))
            .Split('\n')
            .Where(l => !string.IsNullOrWhiteSpace(l))
            .TakeLast(MostLines)
            .Select(l => $"\"{Line(l, LongestLine)}\"");
        return string.Join(", ", lines);
    }

    private static string Line(string text, int longest)
    {
        var line = new StringBuilder();
        foreach (var rune in text.Trim().EnumerateRunes())
        {
            if (line.Length >= longest)
            {
                return line.Append("...").ToString();
            }

            line.Append(Visible(rune));
        }

        return line.ToString();
    }

    private static string Visible(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control when rune.Value is '\t' or '\n' or '\r' => " ",
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => $"\\u{rune.Value:x4}",
        _ => rune.ToString(),
    };
}
