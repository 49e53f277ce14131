namespace Cyclops.LocalCloud.ElastiCache;

/// <summary>A change of a replication group that interrupts it. Null members stay as they are.</summary>
/// <param name="EngineVersion">In full, e.g. <c>7.1.0</c>.</param>
internal sealed record CacheChange(string? NodeType, string? Engine, string? EngineVersion)
{
    public bool IsEmpty => this is { NodeType: null, Engine: null, EngineVersion: null };

    /// <summary>Both, the later of two values for the same.</summary>
    public CacheChange With(CacheChange later) => new(later.NodeType ?? NodeType, later.Engine ?? Engine, later.EngineVersion ?? EngineVersion);
}
