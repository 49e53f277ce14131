namespace Cyclops.LocalCloud.Logs;

/// <summary>
/// The unstructured filter patterns: terms that must all occur, <c>"quoted phrases"</c>, <c>-excluded</c> and <c>?either</c> terms.
/// JSON and column patterns are not read; they match nothing, which a test notices.
/// </summary>
internal static class FilterPattern
{
    public static Predicate<string> Parse(string? pattern)
    {
        var text = pattern?.Trim() ?? "";
        if (text.Length == 0)
        {
            return _ => true;
        }

        if (text[0] is '{' or '[')
        {
            return _ => false;
        }

        var terms = Terms(text).ToList();
        var any = terms.Where(t => t.Mark == '?').Select(t => t.Text).ToList();
        return message => terms.All(t => t.Mark switch
        {
            '-' => !message.Contains(t.Text, StringComparison.Ordinal),
            '?' => any.Exists(a => message.Contains(a, StringComparison.Ordinal)),
            _ => message.Contains(t.Text, StringComparison.Ordinal),
        });
    }

    private static IEnumerable<(char Mark, string Text)> Terms(string pattern)
    {
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == ' ')
            {
                continue;
            }

            var mark = pattern[i] is '-' or '?' ? pattern[i++] : ' ';
            var quoted = i < pattern.Length && pattern[i] == '"';
            var start = quoted ? i + 1 : i;
            var end = start < pattern.Length ? pattern.IndexOf(quoted ? '"' : ' ', start) : start;
            end = end < 0 ? pattern.Length : end;
            yield return (mark, pattern[start..end]);
            i = end;
        }
    }
}
