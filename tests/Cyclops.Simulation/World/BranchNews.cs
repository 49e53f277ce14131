namespace Cyclops.Simulation.World;

/// <summary>What the controller last heard of the branch.</summary>
/// <param name="IsWell">Whether the last question was answered.</param>
/// <param name="Head">The head it heard of last.</param>
/// <param name="At">Since when it is so.</param>
internal sealed record BranchNews(bool IsWell, CommitId? Head, TimeSpan At);
