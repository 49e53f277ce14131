using System.CommandLine;
using Cyclops.Simulation.Randomness;

namespace Cyclops.Simulation.Commands;

/// <summary><c>random</c>: stories by chance.</summary>
internal sealed class RandomCommand : Command
{
    private readonly Option<int> _seed = CommonOptions.Seed();
    private readonly Option<int> _count = CommonOptions.Number("--count", 100, "So many seeds.");
    private readonly Option<int> _fewest = CommonOptions.Number("--fewest", 10, "Apps at the beginning, at least.");
    private readonly Option<int> _most = CommonOptions.Number("--most", 50, "Apps at the beginning, at most.");
    private readonly Option<TimeSpan?> _budget = CommonOptions.Budget();
    private readonly Option<bool> _trace = new("--trace") { Description = "Prints all that happened with the first seed." };

    public RandomCommand()
        : base("random", "Many apps, commits, crashes, faults and meddling strangers by chance; then peace, and all must be as wanted.")
    {
        Add(_seed);
        Add(_count);
        Add(_fewest);
        Add(_most);
        Add(_budget);
        Add(_trace);
        SetAction(Run);
    }

    private int Run(ParseResult result)
    {
        var output = Console.Out;
        var (fewest, most) = (result.GetValue(_fewest), result.GetValue(_most));
        if (result.GetValue(_trace))
        {
            return Trace(result.GetValue(_seed), fewest, most);
        }

        var progress = new Progress(output, "seeds", result.GetValue(_count));
        var report = RandomSuite.Run(result.GetValue(_seed), result.GetValue(_count), (fewest, most), result.GetValue(_budget), progress.Done);
        foreach (var (seed, violation) in report.Violations)
        {
            output.WriteLine(violation);
            output.WriteLine($"  again: random --trace --seed {seed} --fewest {fewest} --most {most}");
        }

        output.WriteLine($"seeds {result.GetValue(_seed)} to {result.GetValue(_seed) + report.Seeds - 1}: {report}");
        return report.Violations.Count == 0 ? 0 : 1;
    }

    private static int Trace(int seed, int fewest, int most)
    {
        var outcome = RandomSuite.Play(seed, (fewest, most), keepsTrace: true);
        foreach (var line in outcome.Trace)
        {
            Console.Out.WriteLine(line);
        }

        foreach (var violation in outcome.Violations)
        {
            Console.Out.WriteLine(violation);
        }

        return outcome.Violations.Count == 0 ? 0 : 1;
    }
}
