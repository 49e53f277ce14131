using System.Globalization;
using Cyclops.Simulation.Oracles;

namespace Cyclops.Simulation.Sources.Matrix;

/// <summary>What came of many cases.</summary>
/// <param name="Held">Cases in which the controller held the branch, or kept from manifests with errors.</param>
/// <param name="Violations">The first of each invariant in each case.</param>
internal sealed record BadSourceReport(
    int Corruptions,
    int States,
    int Cases,
    int Deletions,
    int Held,
    IReadOnlyList<(BadSourceCase Case, Violation Violation)> Violations,
    TimeSpan Duration)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Corruptions} corruptions, {States} states, {Cases} cases, {Held} held, {Deletions} deletions, {Violations.Count} violations, {Duration.TotalSeconds:0} s");
}
