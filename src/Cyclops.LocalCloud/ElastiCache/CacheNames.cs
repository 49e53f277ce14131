using System.Text.RegularExpressions;

namespace Cyclops.LocalCloud.ElastiCache;

/// <summary>Names as ElastiCache keeps them, in lower case, and pages of things by name.</summary>
internal static partial class CacheNames
{
    public const int LongestGroup = 40;
    public const int LongestOther = 255;
    private const int SmallestPage = 20;
    private const int LargestPage = 100;

    /// <summary>A new name in lower case.</summary>
    public static string New(string parameter, string given, int longest) =>
        given.Length <= longest && Identifier().IsMatch(given)
            ? given.ToLowerInvariant()
            : throw CacheErrors.Value($"The parameter {parameter} is not a valid identifier. Identifiers must begin with a letter; must contain only ASCII letters, digits, and hyphens; must not end with a hyphen or contain two consecutive hyphens; and must have at most {longest} characters.");

    /// <summary>The key of a thing by its name in any case.</summary>
    public static string Key(string given) => given.ToLowerInvariant();

    /// <summary>One page; ElastiCache answers 20 to 100 records, 100 unless asked otherwise.</summary>
    public static Page<T> Cut<T>(IEnumerable<T> all, Func<T, string> key, string? marker, int? size)
    {
        if (size is < SmallestPage or > LargestPage)
        {
            throw CacheErrors.Value($"Invalid value {size} for MaxRecords. Must be between {SmallestPage} and {LargestPage}");
        }

        return Paging.Cut(all, key, marker, size ?? LargestPage, () => CacheErrors.Value("The request token is invalid or expired."));
    }

    [GeneratedRegex("^[A-Za-z](-?[A-Za-z0-9])*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Identifier();
}
