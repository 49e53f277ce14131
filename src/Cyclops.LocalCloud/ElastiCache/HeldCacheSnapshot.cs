namespace Cyclops.LocalCloud.ElastiCache;

/// <summary>A manual snapshot; it outlives its replication group.</summary>
/// <param name="NodeCount">Of the group when it was taken.</param>
internal sealed record HeldCacheSnapshot(string Name, string Arn, string Group, string NodeType, string Engine, string EngineVersion, int NodeCount)
{
    public string Status { get; set; } = HeldReplicationGroup.Creating;

    public TagSet Tags { get; } = new();
}
