namespace Cyclops.Ctl.CommandLine;

/// <summary>Finds the name somebody probably meant.</summary>
internal static class Nearest
{
    private const int MaxLength = 64;

    /// <summary>Null when nothing is near enough: a third of the letters may be wrong.</summary>
    public static string? Of(string text, IEnumerable<string> names)
    {
        if (text.Length > MaxLength)
        {
            return null;
        }

        var best = names
            .Where(n => n.Length <= MaxLength)
            .Select(n => (Name: n, Distance: Distance(text, n)))
            .OrderBy(n => n.Distance)
            .ThenBy(n => n.Name, StringComparer.Ordinal)
            .FirstOrDefault();
        return best.Name is not null && best.Distance <= Math.Max(1, text.Length / 3) ? best.Name : null;
    }

    /// <summary>Levenshtein: insertions, deletions and replacements.</summary>
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var cost = from[i - 1] == to[j - 1] ? 0 : 1;
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + cost));
            }
        }

        return row[^1];
    }
}
