namespace Cyclops.Simulation.Running;

/// <summary>A run that once broke an invariant and must never again.</summary>
/// <param name="Name">What went wrong, in a few words.</param>
/// <param name="Play">Plays it again.</param>
internal sealed record Regression(string Name, Func<IReadOnlyList<Oracles.Violation>> Play);
