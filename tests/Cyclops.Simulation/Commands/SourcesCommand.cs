using System.CommandLine;
using Cyclops.Simulation.Sources.Matrix;

namespace Cyclops.Simulation.Commands;

/// <summary><c>sources</c>: every way in which a config repository goes bad, in every state of the world.</summary>
internal sealed class SourcesCommand : Command
{
    private const int Cases = 480;

    private readonly Option<int> _seed = CommonOptions.Seed();
    private readonly Option<bool> _all = new("--all") { Description = $"All bad sources instead of the {Cases} cases of those that the seed picks." };
    private readonly Option<int> _random = CommonOptions.Number("--random", 0, "Instead so many that are damaged by chance, of this seed and the next.");
    private readonly Option<string> _only = CommonOptions.Filter("Only cases whose name contains this, of all bad sources; a single one says all that happens.");
    private readonly Option<TimeSpan?> _budget = CommonOptions.Budget();

    public SourcesCommand()
        : base("sources", "Let a real config repository go bad and be mended: nothing may be deleted meanwhile, and all must serve afterwards.")
    {
        Add(_seed);
        Add(_all);
        Add(_random);
        Add(_only);
        Add(_budget);
        SetAction(Run);
    }

    private int Run(ParseResult result)
    {
        var output = Console.Out;
        var (seed, random, only, budget) = (result.GetValue(_seed), result.GetValue(_random), result.GetValue(_only)!, result.GetValue(_budget));
        var report = random > 0 ? BadSourceSuite.RunByChance(seed, random, budget, output)
            : only.Length > 0 ? BadSourceSuite.RunOnly(seed, only, budget, output)
            : BadSourceSuite.Run(seed, Cases, result.GetValue(_all), budget, output);
        foreach (var (bad, violation) in report.Violations)
        {
            output.WriteLine($"{violation} ({bad})");
            output.WriteLine($"  again: {bad.Again}");
        }

        output.WriteLine($"seed {seed}: {report}");
        return report.Violations.Count == 0 ? 0 : 1;
    }
}
