using System.CommandLine;
using Cyclops.Simulation.Commands;

namespace Cyclops.Simulation.Honesty;

/// <summary><c>diff</c>: S16 in states by chance; with <c>--again</c>, all that happens in one of them.</summary>
internal sealed class HonestyCommand : Command
{
    private readonly Option<int> _seed = CommonOptions.Seed();
    private readonly Option<int> _count = CommonOptions.Number("--count", 2000, "So many comparisons.");
    private readonly Option<TimeSpan?> _budget = CommonOptions.Budget();
    private readonly Option<int?> _again = new("--again") { Description = "Only the world of this seed, and all that happens in it." };

    public HonestyCommand()
        : base("diff", "What cyclops-ctl diff shows must be what is done, step for step.")
    {
        Add(_seed);
        Add(_count);
        Add(_budget);
        Add(_again);
        SetAction(Run);
    }

    private int Run(ParseResult result)
    {
        var output = Console.Out;
        if (result.GetValue(_again) is { } again)
        {
            return HonestySuite.Again(again, output).Violations.Count == 0 ? 0 : 1;
        }

        var report = HonestySuite.Run(result.GetValue(_seed), result.GetValue(_count), result.GetValue(_budget), output);
        foreach (var violation in report.Violations)
        {
            output.WriteLine(violation);
        }

        output.WriteLine(report);
        return report.Violations.Count == 0 ? 0 : 1;
    }
}
