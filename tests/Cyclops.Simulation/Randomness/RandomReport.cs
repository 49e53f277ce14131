using Cyclops.Simulation.Oracles;

namespace Cyclops.Simulation.Randomness;

/// <summary>What came of many seeds.</summary>
/// <param name="LongestRecovery">From the last trouble until all was as wanted.</param>
/// <param name="Violations">The first of each seed that had one.</param>
internal sealed record RandomReport(
    int Seeds,
    long CloudCalls,
    TimeSpan Simulated,
    TimeSpan LongestRecovery,
    IReadOnlyList<(int Seed, Violation Violation)> Violations,
    TimeSpan Duration)
{
    public override string ToString() =>
        $"{Seeds} seeds, {CloudCalls} calls, {Simulated.TotalHours:0} simulated hours, longest recovery {LongestRecovery.TotalSeconds:0} s, {Violations.Count} violations, {Duration.TotalSeconds:0} s";
}
