using System.Globalization;

namespace Cyclops.Reconcilers.EnvironmentStack;

/// <summary>
/// Names of the stacks an environment has: one for all that changes at one rate, so that a small change never touches what
/// holds data.
/// </summary>
public static class StackParts
{
    /// <summary>VPC, subnets, security groups, hosted zone.</summary>
    public const string Network = "network";

    /// <summary>ECS cluster, its capacity, and the role that starts tasks.</summary>
    public const string Cluster = "cluster";

    /// <summary>The wildcard certificate.</summary>
    public const string Certificate = "certificate";

    /// <summary>The bucket of the load balancers' access logs.</summary>
    public const string AccessLogs = "access-logs";

    /// <summary>The key-value store.</summary>
    public const string Cache = "cache";

    /// <summary>The shared Solr.</summary>
    public const string Search = "search";

    /// <summary>The mail identity.</summary>
    public const string Email = "email";

    /// <summary>Alarms and their topic.</summary>
    public const string Alarms = "alarms";

    private const string IngressPrefix = "ingress-";
    private const string DatabasePrefix = "database-";

    /// <summary>A load balancer of the fleet, from 1.</summary>
    public static string Ingress(int number) => IngressPrefix + number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A database instance by its name in the manifest.</summary>
    public static string Database(string name) => DatabasePrefix + name;

    /// <summary>Number of the load balancer that a stack is; null when it is none.</summary>
    public static int? IngressNumber(string part) =>
        part.StartsWith(IngressPrefix, StringComparison.Ordinal)
        && int.TryParse(part.AsSpan(IngressPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>Name of the database that a stack is; null when it is none.</summary>
    public static string? DatabaseName(string part) =>
        part.StartsWith(DatabasePrefix, StringComparison.Ordinal) ? part[DatabasePrefix.Length..] : null;
}
