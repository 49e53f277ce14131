using System.Text.RegularExpressions;
using Amazon.RDS.Model;

namespace Cyclops.LocalCloud.Rds;

/// <summary>Names as RDS keeps them, in lower case, and pages of things by name.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html#RDS_Limits.Constraints.</remarks>
internal static partial class RdsNames
{
    public const int LongestInstance = 63;
    public const int LongestOther = 255;
    private const int SmallestPage = 20;
    private const int LargestPage = 100;

    /// <summary>A new identifier of an instance, a snapshot or a parameter group, in lower case.</summary>
    public static string New(string parameter, string given, int longest) =>
        given.Length <= longest && Identifier().IsMatch(given)
            ? given.ToLowerInvariant()
            : throw RdsErrors.Value($"The parameter {parameter} is not a valid identifier. Identifiers must begin with a letter; must contain only ASCII letters, digits, and hyphens; must not end with a hyphen or contain two consecutive hyphens; and must have at most {longest} characters.");

    /// <summary>A new name of a subnet group, in lower case.</summary>
    public static string NewSubnetGroup(string given)
    {
        var name = given.ToLowerInvariant();
        return SubnetGroup().IsMatch(name) && name != "default"
            ? name
            : throw RdsErrors.Value("The parameter DBSubnetGroupName must have 1 to 255 letters, digits, spaces, hyphens, underscores or periods, and must not be \"default\".");
    }

    /// <summary>The key of a thing by its name in any case or by its ARN.</summary>
    public static string Key(string given) =>
        (given.StartsWith("arn:", StringComparison.Ordinal) ? given[(given.LastIndexOf(':') + 1)..] : given).ToLowerInvariant();

    /// <summary>One page; RDS answers 20 to 100 records, 100 unless asked otherwise.</summary>
    public static Page<T> Cut<T>(IEnumerable<T> all, Func<T, string> key, string? marker, int? size)
    {
        if (size is < SmallestPage or > LargestPage)
        {
            throw RdsErrors.Value($"Invalid value {size} for MaxRecords. Must be between {SmallestPage} and {LargestPage}");
        }

        return Paging.Cut(all, key, marker, size ?? LargestPage, () => RdsErrors.Value("The request token is invalid or expired."));
    }

    /// <summary>What satisfies every filter by any of its values.</summary>
    /// <param name="read">The value of a filter's name; throws for one that the operation does not know.</param>
    public static IEnumerable<T> Filter<T>(IEnumerable<T> all, List<Filter>? filters, Func<T, string, string?> read) =>
        all.Where(item => (filters ?? []).TrueForAll(f => read(item, f.Name) is { } value && f.Values.Exists(v => Key(v) == value)));

    [GeneratedRegex("^[A-Za-z](-?[A-Za-z0-9])*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Identifier();

    [GeneratedRegex(@"^[a-z0-9 ._-]{1,255}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SubnetGroup();
}
