using Cyclops.Engine.Manifests.Fields;

namespace Cyclops.Engine.Manifests.Tables;

/// <summary>An app's use of the environment's key-value store.</summary>
internal static class AppCacheFields
{
    public static readonly Field<string> UrlEnv = Field<string>.WithDefault(
        "urlEnv", SharedKinds.VariableName, "REDIS_URL", "Environment variable that holds its URL, `rediss://host:port/database`.");

    public static readonly Field<string> PrefixEnv = Field<string>.WithDefault(
        "prefixEnv", SharedKinds.VariableName, "REDIS_PREFIX", "Environment variable that holds what the app's keys must begin with, so that apps do not meet: `acme:staging:tel-aviv:`.");

    // Source: Valkey's and Redis's configuration, databases: 16 unless it is said otherwise, and ElastiCache does not say otherwise.
    public static readonly Field<int> Database = Field<int>.WithDefault(
        "database", new IntegerKind(0, 15), "0", "Number of the database in the URL, for an app that knows nothing of prefixes.");

    public static readonly ObjectKind Kind = new("AppCache", "The app's use of the environment's key-value store.", UrlEnv, PrefixEnv, Database)
    {
        Planned = ["on"],
        Synonyms = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["env"] = "urlEnv", ["prefix"] = "prefixEnv", ["db"] = "database" },
    };
}
