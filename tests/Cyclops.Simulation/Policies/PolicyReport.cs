namespace Cyclops.Simulation.Policies;

/// <summary>What came of playing under the policies that are printed.</summary>
/// <param name="Rights">Rights that the policies give, one action at one resource each.</param>
internal sealed record PolicyReport(int Scenarios, int Comparisons, int Rights, IReadOnlyList<string> Violations)
{
    public override string ToString() => $"{Scenarios} scenarios, {Comparisons} diffs, {Rights} rights, {Violations.Count} violations";
}
