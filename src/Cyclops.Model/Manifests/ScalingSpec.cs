namespace Cyclops.Model.Manifests;

/// <summary>How many copies of an app an autoscaler runs, and what it goes by: one at least of the last three.</summary>
/// <param name="Min">Fewest copies, 1 or more. Default 1.</param>
/// <param name="Max">Most copies.</param>
/// <param name="CpuPercent">Share of the reserved CPU that they are to use on average; null: not gone by.</param>
/// <param name="MemoryPercent">Share of the reserved memory that they are to use on average; null: not gone by.</param>
/// <param name="Requests">Requests that each is to get in a minute; null: not gone by.</param>
public sealed record ScalingSpec(int Min, int Max, int? CpuPercent, int? MemoryPercent, int? Requests);
