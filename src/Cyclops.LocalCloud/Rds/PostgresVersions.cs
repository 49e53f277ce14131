using System.Globalization;
using Amazon.RDS.Model;

namespace Cyclops.LocalCloud.Rds;

/// <summary>The versions of PostgreSQL that RDS offers, and which of them lead to which.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonRDS/latest/PostgreSQLReleaseNotes/postgresql-versions.html.</remarks>
internal static class PostgresVersions
{
    public const string Engine = "postgres";
    public const string Default = "17.6";

    /// <summary>PostgreSQL releases a minor version of each major at once, and each major begins four later than the one before.</summary>
    private const int MinorsPerMajor = 4;

    private static readonly (int Major, int[] Minors)[] Offered =
    [
        (15, [4, 5, 6, 7, 8, 10, 12, 13, 14, 15]),
        (16, [1, 2, 3, 4, 6, 8, 9, 10, 11]),
        (17, [2, 4, 5, 6, 7]),
    ];

    private static IEnumerable<(int Major, int Minor)> All => Offered.SelectMany(o => o.Minors.Select(m => (o.Major, m)));

    /// <summary>The full version that is meant: a major version alone stands for its newest minor, nothing for the default.</summary>
    public static string Resolve(string? wanted)
    {
        if (wanted is null)
        {
            return Default;
        }

        var found = All.Where(v => Text(v) == wanted || v.Major.ToString(CultureInfo.InvariantCulture) == wanted).ToList();
        return found.Count > 0 ? Text(found[^1]) : throw RdsErrors.Combination($"Cannot find version {wanted} for {Engine}");
    }

    /// <summary>The family of the parameter groups of a version, e.g. <c>postgres16</c>.</summary>
    public static string Family(string version) => Engine + Parse(version).Major.ToString(CultureInfo.InvariantCulture);

    public static bool IsFamily(string family) => Offered.Any(o => Engine + o.Major.ToString(CultureInfo.InvariantCulture) == family);

    public static bool IsMajor(string from, string to) => Parse(from).Major != Parse(to).Major;

    /// <summary>Whether RDS upgrades one version to another. A downgrade is never possible, and a new major must be at least as new.</summary>
    public static bool CanUpgrade(string from, string to)
    {
        var (source, target) = (Parse(from), Parse(to));
        return target.Major == source.Major
            ? target.Minor > source.Minor
            : target.Major > source.Major && target.Minor >= source.Minor - (MinorsPerMajor * (target.Major - source.Major));
    }

    public static DescribeDBEngineVersionsResponse Describe(DescribeDBEngineVersionsRequest request, CallContext call)
    {
        var found = All.Select(Text)
            .Where(_ => request.Engine is null or Engine)
            .Where(v => request.EngineVersion is not { } wanted || v == wanted || v.StartsWith(wanted + ".", StringComparison.Ordinal))
            .Where(v => request.DBParameterGroupFamily is not { } family || Family(v) == family)
            .Where(v => request.DefaultOnly != true || (request.EngineVersion is null ? v == Default : v == Resolve(request.EngineVersion)))
            .Select((v, i) => KeyValuePair.Create(Paging.Key(i), v));
        var page = RdsNames.Cut(found, v => v.Key, request.Marker, request.MaxRecords);
        return new DescribeDBEngineVersionsResponse { DBEngineVersions = page.Items.ConvertAll(v => Answer(v.Value)), Marker = page.Next };
    }

    private static DBEngineVersion Answer(string version) => new()
    {
        Engine = Engine,
        EngineVersion = version,
        MajorEngineVersion = Parse(version).Major.ToString(CultureInfo.InvariantCulture),
        DBParameterGroupFamily = Family(version),
        DBEngineDescription = "PostgreSQL",
        DBEngineVersionDescription = $"PostgreSQL {version}-R1",
        ValidUpgradeTarget =
        [
            .. All.Select(Text).Where(t => CanUpgrade(version, t)).Select(t => new UpgradeTarget
            {
                Engine = Engine,
                EngineVersion = t,
                Description = $"PostgreSQL {t}-R1",
                AutoUpgrade = false,
                IsMajorVersionUpgrade = IsMajor(version, t),
            }),
        ],
        ExportableLogTypes = [.. InstanceRules.LogTypes],
        SupportsLogExportsToCloudwatchLogs = true,
        SupportsReadReplica = true,
        SupportedCACertificateIdentifiers = [InstanceFactory.Authority],
        Status = "available",
    };

    private static (int Major, int Minor) Parse(string version)
    {
        var parts = version.Split('.');
        return (int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    private static string Text((int Major, int Minor) version) => string.Create(CultureInfo.InvariantCulture, $"{version.Major}.{version.Minor}");
}
