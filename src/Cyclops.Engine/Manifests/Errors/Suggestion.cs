namespace Cyclops.Engine.Manifests.Errors;

/// <summary>Finds what a person meant by a name that is not known.</summary>
public static class Suggestion
{
    private const int MaxLength = 64;

    /// <summary>The nearest of the candidates; null when none is near enough to be meant.</summary>
    public static string? Nearest(string name, IEnumerable<string> candidates)
    {
        if (name.Length is 0 or > MaxLength)
        {
            return null;
        }

        string? best = null;
        var bestDistance = int.MaxValue;
        var limit = Math.Max(1, name.Length / 3);
        foreach (var candidate in candidates)
        {
            var distance = Distance(name, candidate);
            if (distance < bestDistance && distance <= limit)
            {
                (best, bestDistance) = (candidate, distance);
            }
        }

        return best;
    }

    /// <summary>The hint for the nearest candidate, else the list of what is there, else null.</summary>
    public static string? Hint(string name, IReadOnlyCollection<string> candidates) =>
        Nearest(name, candidates) is { } nearest ? $"did you mean {Shown.Quote(nearest)}?"
        : candidates.Count is > 0 and <= 12 ? $"there are: {string.Join(", ", candidates.Order(StringComparer.Ordinal))}"
        : null;

    // Levenshtein's distance, where a difference in case or in "_" and "-" costs nothing.
    private static int Distance(string left, string right)
    {
        if (Math.Abs(left.Length - right.Length) > MaxLength / 3)
        {
            return int.MaxValue;
        }

        var row = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var substitution = diagonal + (AreAlike(left[i - 1], right[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substitution, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[right.Length];
    }

    private static bool AreAlike(char a, char b) =>
        char.ToLowerInvariant(a) == char.ToLowerInvariant(b) || (a is '_' or '-' && b is '_' or '-');
}
