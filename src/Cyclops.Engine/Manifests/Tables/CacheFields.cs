using Cyclops.Engine.Manifests.Fields;
using Cyclops.Engine.Manifests.Yaml;

namespace Cyclops.Engine.Manifests.Tables;

/// <summary>The key-value store of an environment: one that is made, or an existing one.</summary>
internal static class CacheFields
{
    /// <summary>The open fork of Redis, and the default.</summary>
    public const string Valkey = "valkey";

    /// <summary>Redis, up to the last version that is open.</summary>
    public const string Redis = "redis";

    public static readonly Field<string> Engine = Field<string>.WithDefault(
        "engine", new ChoiceKind<string>((Valkey, Valkey), (Redis, Redis)), Valkey, "Which server it is.");

    public static readonly Field<string> Version = Field<string>.Optional(
        "version",
        new TextKind("an engine version of major and minor number", "8.0") { Pattern = "[6-9]\\.[0-9]{1,2}", MaxLength = 16, TakesAnyScalar = true },
        "`8.0` of valkey, `7.1` of redis",
        "Engine version: valkey from 7.2, redis from 6.0 to 7.1.");

    public static readonly Field<string> NodeType = Field<string>.WithDefault(
        "nodeType",
        new TextKind("an ElastiCache node type", "cache.t4g.small")
        {
            Pattern = "cache\\.[a-z][a-z0-9-]*\\.[a-z0-9-]+",
            MaxLength = 32,
            HintFor = text => text.StartsWith("cache.", StringComparison.Ordinal) ? null : "node types begin with cache., for example cache.t4g.small",
        },
        "cache.t4g.small",
        "ElastiCache node type.");

    public static readonly Field<int> Replicas = Field<int>.WithDefault(
        "replicas", new IntegerKind(0, 5), "0", "Copies beside the primary; with one or more it fails over by itself.");

    public static readonly Field<int> SnapshotDays = Field<int>.WithDefault(
        "snapshotDays", new IntegerKind(0, 35, "days"), "1", "Days that daily snapshots are kept; 0: none are made.");

    public static readonly ObjectKind ManagedKind = new(
        "ManagedCache",
        "An ElastiCache replication group of one shard, encrypted at rest and in transit.",
        Engine,
        Version,
        NodeType,
        Replicas,
        SnapshotDays);

    public static readonly Field<string> Url = Field<string>.Required(
        "url",
        new TextKind("a URL like redis://host:6379 or rediss://host:6379, without user and password", "redis://cache.example.org:6379")
        {
            Pattern = "rediss?://[A-Za-z0-9.-]+:[0-9]{1,5}",
            MaxLength = 256,
            IsSensitive = true,
            HintFor = text => text.Contains('@', StringComparison.Ordinal)
                ? "leave user and password out; apps take them from secrets"
                : "write scheme, host and port, for example redis://cache.example.org:6379",
        },
        "`redis://` or, with TLS, `rediss://`, host and port.");

    public static readonly ObjectKind ExistingKind = new("ExistingCache", "One that is there already.", Url);

    public static readonly Field<YamlMapping> Managed = Field<YamlMapping>.Optional(
        "managed", ManagedKind, "this one, with its defaults", "An ElastiCache replication group.");

    public static readonly Field<YamlMapping> Existing = Field<YamlMapping>.Optional(
        "existing", ExistingKind, "none", "One that is there already.");

    public static readonly ObjectKind Kind = new("Cache", "The key-value store of an environment. `{}` is a managed one.", Managed, Existing)
    {
        IsUnion = true,
        MayBeEmpty = true,
    };

    /// <summary>The version of a checked managed cache: what is written, else the default of its engine.</summary>
    public static string VersionOf(YamlMapping managed) => Version.OrNull(managed) ?? (Engine.Of(managed) == Redis ? "7.1" : "8.0");

    /// <summary>Whether ElastiCache may have a version of an engine.</summary>
    /// <remarks>Source: Amazon ElastiCache User Guide, supported engines and versions: redis ends where valkey begins.</remarks>
    public static bool Has(string engine, string version)
    {
        var number = System.Version.Parse(version);
        return engine == Redis ? number <= new System.Version(7, 1) : number >= new System.Version(7, 2);
    }
}
