namespace Cyclops.Simulation.Honesty;

/// <summary>What came of comparing what was shown with what was done.</summary>
/// <param name="Steps">Steps that were shown and made.</param>
/// <param name="Refused">Steps that were shown as refused.</param>
internal sealed record HonestyResult(int Comparisons, int Steps, int Refused, IReadOnlyList<string> Violations, TimeSpan Duration)
{
    public override string ToString() =>
        $"{Comparisons} comparisons, {Steps} steps shown and made, {Refused} refused, {Violations.Count} violations, {Duration:hh\\:mm\\:ss}";
}
