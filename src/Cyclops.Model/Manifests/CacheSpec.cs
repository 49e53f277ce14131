namespace Cyclops.Model.Manifests;

/// <summary>The key-value store of an environment.</summary>
public abstract record CacheSpec
{
    private CacheSpec()
    {
    }

    /// <summary>An ElastiCache replication group of one shard, encrypted at rest and in transit.</summary>
    /// <param name="Engine"><c>valkey</c> or <c>redis</c>. Default valkey.</param>
    /// <param name="Version">Engine version. Default <c>8.0</c> of valkey, <c>7.1</c> of redis.</param>
    /// <param name="NodeType">Default <c>cache.t4g.small</c>.</param>
    /// <param name="Replicas">Copies beside the primary, 0 to 5. Default 0; with one or more it fails over by itself.</param>
    /// <param name="SnapshotDays">Days that daily snapshots are kept, 0 to 35. Default 1.</param>
    public sealed record Managed(string Engine, string Version, string NodeType, int Replicas, int SnapshotDays) : CacheSpec;

    /// <summary>One that is there already.</summary>
    /// <param name="Url"><c>redis://</c> or <c>rediss://</c> with host and port, without user and password.</param>
    public sealed record Existing(string Url) : CacheSpec;
}
