namespace Cyclops.LocalCloud.Rds;

/// <summary>What a restoration takes over from the instance of a snapshot although the snapshot's answer does not tell it.</summary>
internal sealed record SnapshotSource(string? DatabaseName, string InstanceClass);
