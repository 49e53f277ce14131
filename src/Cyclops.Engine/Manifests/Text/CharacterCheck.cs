using System.Globalization;
using Cyclops.Engine.Manifests.Errors;

namespace Cyclops.Engine.Manifests.Text;

/// <summary>Refuses characters and lines that a reviewer cannot see as what the parser reads.</summary>
internal static class CharacterCheck
{
    /// <returns>False when an error was reported: the YAML parser must not see the text.</returns>
    public static bool Run(string text, ErrorList errors)
    {
        var before = errors.Count;
        var line = 1;
        var rest = text.AsSpan();
        while (!rest.IsEmpty && !errors.IsFull)
        {
            var end = rest.IndexOf('\n');
            CheckLine(end < 0 ? rest : rest[..end], line, errors);
            rest = end < 0 ? [] : rest[(end + 1)..];
            line++;
        }

        return errors.Count == before;
    }

    private static void CheckLine(ReadOnlySpan<char> line, int number, ErrorList errors)
    {
        if (line.EndsWith("\r"))
        {
            line = line[..^1];
        }

        if (IsConflictMarker(line))
        {
            errors.Add(ErrorCodes.MergeConflict, number, 1, "A merge-conflict marker was committed.", "resolve the conflict and commit again");
            return;
        }

        if (line.StartsWith("\t") && !line.IsWhiteSpace())
        {
            errors.Add(ErrorCodes.TabIndentation, number, 1, "The line is indented with a tab.", "YAML indents with spaces");
        }

        for (var i = 0; i < line.Length; i++)
        {
            if (IsForbidden(line[i]))
            {
                errors.Add(
                    ErrorCodes.ControlCharacter,
                    number,
                    i + 1,
                    string.Create(CultureInfo.InvariantCulture, $"The file holds the invisible character U+{(int)line[i]:X4}."),
                    "remove it, or write it as an escape in double quotes");
                return;
            }
        }
    }

    private static bool IsConflictMarker(ReadOnlySpan<char> line) =>
        line.StartsWith("<<<<<<< ") || line.StartsWith(">>>>>>> ") || line.StartsWith("||||||| ") || line is "=======";

    // Line and paragraph separators and a lone CR break lines for some readers only; the bidirectional
    // controls show text in another order than it is parsed (CVE-2021-42574).
    private static bool IsForbidden(char c) =>
        c is (< ' ' and not '\t') or (>= '\u007F' and <= '\u009F')
            or (>= '\u200B' and <= '\u200F') or (>= '\u2028' and <= '\u202E') or (>= '\u2060' and <= '\u2069')
            or '\uFEFF' or '\uFFFE' or '\uFFFF';
}
