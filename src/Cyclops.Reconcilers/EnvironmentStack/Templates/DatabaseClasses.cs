using System.Globalization;

namespace Cyclops.Reconcilers.EnvironmentStack.Templates;

/// <summary>What RDS instance classes hold.</summary>
internal static class DatabaseClasses
{
    /// <summary>The default of <c>max_connections</c> divides the memory by this. Source: Amazon RDS User Guide, "Quotas and constraints", maximum number of database connections.</summary>
    private const long BytesPerConnection = 9_531_392;

    private const long MostConnections = 5000;
    private const long Gib = 1024L * 1024 * 1024;

    /// <summary>Connections that PostgreSQL takes on a class by default; null for a class whose memory is not known here.</summary>
    /// <param name="instanceClass"><c>db.t4g.medium</c>.</param>
    public static long? MaxConnections(string instanceClass) =>
        MemoryGib(instanceClass) is { } gib ? Math.Min(gib * Gib / BytesPerConnection, MostConnections) : null;

    /// <summary>Source: Amazon RDS User Guide, "Hardware specifications for DB instance classes".</summary>
    private static long? MemoryGib(string instanceClass)
    {
        if (instanceClass.Split('.') is not ["db", [var family, ..], var size])
        {
            return null;
        }

        var general = size switch
        {
            "micro" => 1,
            "small" => 2,
            "medium" => 4,
            "large" => 8,
            "xlarge" => 16,
            _ when size.EndsWith("xlarge", StringComparison.Ordinal) && int.TryParse(size[..^6], NumberStyles.None, CultureInfo.InvariantCulture, out var times) => 16 * times,
            _ => (long?)null,
        };
        return family switch
        {
            't' or 'm' => general,
            'r' => general * 2,
            _ => null,
        };
    }
}
