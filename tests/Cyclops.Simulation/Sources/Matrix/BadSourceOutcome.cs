using Cyclops.Simulation.Oracles;

namespace Cyclops.Simulation.Sources.Matrix;

/// <summary>What came of one case.</summary>
/// <param name="IsHeld">Whether the controller held the branch, or kept from manifests with errors.</param>
internal sealed record BadSourceOutcome(
    BadSourceCase Case,
    int Deletions,
    bool IsHeld,
    IReadOnlyList<Violation> Violations,
    IReadOnlyList<string> Trace);
