namespace Cyclops.Simulation.Running;

/// <summary>Says what was found: one of each kind, smallest first, and how to see it again.</summary>
internal static class Findings
{
    /// <returns>How many kinds there are.</returns>
    public static int Print(IReadOnlyList<Finding> findings, TextWriter output)
    {
        var kinds = findings.GroupBy(f => f.Signature).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        foreach (var kind in kinds)
        {
            var first = kind.OrderBy(f => f.Plan.Strikes.Sum(s => s.Index)).First();
            output.WriteLine(first.Violation);
            output.WriteLine($"  {kind.Count()} like it; again: replay {first.Plan}");
        }

        return kinds.Count;
    }
}
