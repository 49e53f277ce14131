namespace Cyclops.Simulation.RealProcess;

/// <summary>What came of rounds of kills.</summary>
/// <param name="Rounds">How many there were; a run ends with the first that has a violation.</param>
/// <param name="Interrupted">Steps that were under way when their controller was killed.</param>
internal sealed record KillReport(int Rounds, int Kills, int Interrupted, int MutatingCalls, IReadOnlyList<KillViolation> Violations, TimeSpan Duration);
