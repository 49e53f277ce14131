namespace Cyclops.LocalCloud.ElastiCache;

/// <summary>The engines and versions of replication groups.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/supported-engine-versions.html.</remarks>
internal static class CacheEngines
{
    public const string Redis = "redis";
    public const string Valkey = "valkey";

    /// <summary>Ascending. Asked for without the last part (but for Redis 5), answered in full.</summary>
    private static readonly (string Engine, string Version, string Family)[] Offered =
    [
        (Redis, "5.0.6", "redis5.0"), (Redis, "6.0.5", "redis6.x"), (Redis, "6.2.6", "redis6.x"), (Redis, "7.0.7", "redis7"), (Redis, "7.1.0", "redis7"),
        (Valkey, "7.2.6", "valkey7"), (Valkey, "8.0.1", "valkey8"), (Valkey, "8.1.0", "valkey8"),
    ];

    /// <summary>The full version that is meant; the newest of the engine when none is given.</summary>
    public static string Resolve(string engine, string? wanted)
    {
        if (engine is not (Redis or Valkey))
        {
            throw CacheErrors.Value($"Invalid engine: {engine}. The engine of a replication group must be {Valkey} or {Redis}.");
        }

        var found = Offered.LastOrDefault(o => o.Engine == engine && (wanted is null || o.Version == wanted || o.Version.StartsWith(wanted + ".", StringComparison.Ordinal)));
        return found.Version ?? throw CacheErrors.Combination($"Cannot find version {wanted} for {engine}");
    }

    /// <summary>The family of the parameter groups of a version.</summary>
    public static string Family(string engine, string version) => Array.Find(Offered, o => o.Engine == engine && o.Version == version).Family;

    public static bool IsFamily(string family) => Array.Exists(Offered, o => o.Family == family);

    /// <summary>Whether a group can become the other: newer, or Valkey in place of a Redis that is not.</summary>
    public static bool CanBecome(string engine, string version, string otherEngine, string otherVersion) =>
        Array.FindIndex(Offered, o => o.Engine == otherEngine && o.Version == otherVersion) > Array.FindIndex(Offered, o => o.Engine == engine && o.Version == version);
}
