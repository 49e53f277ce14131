namespace Cyclops.Simulation.Honesty;

/// <summary>What came of the comparisons in one world.</summary>
internal sealed record WorldReport(int Comparisons, int Steps, int Refused, IReadOnlyList<string> Violations);
