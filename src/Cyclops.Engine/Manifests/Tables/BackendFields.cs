using Cyclops.Engine.Manifests.Fields;
using Cyclops.Engine.Manifests.Yaml;
using Cyclops.Model;

namespace Cyclops.Engine.Manifests.Tables;

/// <summary>What an app has beside its containers.</summary>
internal static class BackendFields
{
    public static readonly Field<EquatableMap<YamlMapping>> Databases = Field<EquatableMap<YamlMapping>>.WithDefault(
        "databases",
        new MapKind<YamlMapping>("databases", SharedKinds.DatabaseName, AppDatabaseFields.Kind, max: 10) { NullRemoves = true },
        "{}",
        "PostgreSQL databases by name: `{main: {}}` is one, with its URL in `DATABASE_URL`.");

    public static readonly Field<EquatableMap<YamlMapping>> Buckets = Field<EquatableMap<YamlMapping>>.WithDefault(
        "buckets",
        new MapKind<YamlMapping>("buckets", SharedKinds.BucketName, AppBucketFields.Kind, max: 10) { NullRemoves = true },
        "{}",
        "S3 buckets by name: `{main: {}}` is one, with its name in `S3_BUCKET` and the right to use it.");

    public static readonly Field<EquatableMap<YamlMapping>> Search = Field<EquatableMap<YamlMapping>>.WithDefault(
        "search",
        new MapKind<YamlMapping>("search cores", SharedKinds.CoreName, AppSearchFields.Kind, max: 10) { NullRemoves = true },
        "{}",
        "Cores on the environment's Solr server by name: `{main: {}}` is one, with its URL in `SOLR_URL`.");

    public static readonly Field<YamlMapping> Cache = Field<YamlMapping>.Optional(
        "cache", AppCacheFields.Kind, "none", "The environment's `cache`: `{}` gives its URL in `REDIS_URL` and a prefix for keys in `REDIS_PREFIX`.");

    public static readonly Field<YamlMapping> Email = Field<YamlMapping>.Optional(
        "email", AppEmailFields.Kind, "none", "Mail through the environment's `email`: `{}` sends from `<app>@` its domain, with what it takes in `SMTP_HOST` and others.");

    public static readonly Field<YamlMapping> Errors = Field<YamlMapping>.Optional(
        "errors", AppErrorsFields.Kind, "none", "A project in the platform's `sentry`: `{}` is one, with its DSN in `SENTRY_DSN`.");

    public static readonly ObjectKind Kind = new("Backends", "What the app has beside its containers. What holds data is kept for the platform's `safety.retention` when the app is removed.", Databases, Buckets, Search, Cache, Email, Errors)
    {
        Synonyms = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["database"] = "databases", ["postgres"] = "databases", ["bucket"] = "buckets", ["s3"] = "buckets", ["caches"] = "cache", ["redis"] = "cache", ["valkey"] = "cache", ["solr"] = "search", ["mail"] = "email", ["smtp"] = "email", ["sentry"] = "errors" },
    };
}
