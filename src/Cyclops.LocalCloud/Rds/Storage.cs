namespace Cyclops.LocalCloud.Rds;

/// <summary>The storage of an instance.</summary>
/// <param name="Size">GiB.</param>
/// <param name="Iops">Operations a second; null where the type has no such figure.</param>
/// <param name="Throughput">MiB a second; null where the type has no such figure.</param>
internal sealed record Storage(int Size, string Type, int? Iops, int? Throughput);
