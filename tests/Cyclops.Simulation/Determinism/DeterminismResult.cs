namespace Cyclops.Simulation.Determinism;

/// <summary>What came of playing everything twice.</summary>
/// <param name="Runs">A line per run, each played twice: which it was, and the hash of what happened.</param>
internal sealed record DeterminismResult(IReadOnlyList<string> Runs, IReadOnlyList<Mismatch> Mismatches, TimeSpan Duration);
