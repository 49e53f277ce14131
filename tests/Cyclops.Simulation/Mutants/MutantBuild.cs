namespace Cyclops.Simulation.Mutants;

/// <summary>A mutant that was compiled, or could not be.</summary>
/// <param name="Folder">The simulation with the mutant in it; null when it could not be made.</param>
/// <param name="Error">Why not; empty when it was made.</param>
internal sealed record MutantBuild(string? Folder, string Error, TimeSpan Elapsed);
