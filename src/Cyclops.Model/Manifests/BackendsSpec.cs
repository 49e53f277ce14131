namespace Cyclops.Model.Manifests;

/// <summary>What an app has beside its containers, in one environment.</summary>
/// <param name="Databases">Databases of its own on the environment's PostgreSQL servers, by name.</param>
/// <param name="Buckets">S3 buckets of its own, by name.</param>
public sealed record BackendsSpec(EquatableMap<AppDatabaseSpec> Databases, EquatableMap<AppBucketSpec> Buckets)
{
    /// <summary>Of an app that has none.</summary>
    public static BackendsSpec None { get; } = new(EquatableMap<AppDatabaseSpec>.Empty, EquatableMap<AppBucketSpec>.Empty);

    /// <summary>Cores of its own on the environment's Solr server, by name.</summary>
    public EquatableMap<AppSearchSpec> Search { get; init; } = EquatableMap<AppSearchSpec>.Empty;

    /// <summary>Its use of the environment's key-value store; null: none.</summary>
    public AppCacheSpec? Cache { get; init; }

    /// <summary>Mail that it sends; null: none.</summary>
    public AppEmailSpec? Email { get; init; }

    /// <summary>Where it reports errors; null: nowhere that Cyclops knows.</summary>
    public AppErrorsSpec? Errors { get; init; }
}
