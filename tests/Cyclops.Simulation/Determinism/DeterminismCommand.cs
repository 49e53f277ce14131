using System.CommandLine;
using System.Globalization;
using Cyclops.Simulation.Commands;
using Cyclops.Simulation.Mutants;

namespace Cyclops.Simulation.Determinism;

/// <summary><c>determinism</c>: everything twice in this process, and once more in another.</summary>
internal sealed class DeterminismCommand : Command
{
    private const string CommandName = "determinism";

    /// <summary>What the other process is asked for.</summary>
    private const string HashesName = "--hashes";

    private static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    private readonly Option<int> _seed = CommonOptions.Seed();
    private readonly Option<int> _seeds = CommonOptions.Number("--seeds", 3, "So many seeds of each scenario.");
    private readonly Option<bool> _hashes = new(HashesName) { Description = "Only tell what came of each run." };

    public DeterminismCommand()
        : base(CommandName, "Play everything twice, and once more in another process: equal traces, byte for byte.")
    {
        Add(_seed);
        Add(_seeds);
        Add(_hashes);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult asked, CancellationToken cancellationToken)
    {
        var output = Console.Out;
        var (seeds, first) = (asked.GetValue(_seeds), asked.GetValue(_seed));
        if (asked.GetValue(_hashes))
        {
            foreach (var line in DeterminismSuite.Hashes(seeds, first))
            {
                await output.WriteLineAsync(line);
            }

            return 0;
        }

        var result = DeterminismSuite.Run(seeds, first, output);
        var others = await InAnotherProcessAsync(seeds, first, cancellationToken);
        var violations = result.Mismatches.Select(m => m.ToString())
            .Concat(result.Runs.Except(others, StringComparer.Ordinal).Select(r => $"violation S25 {r} goes another way in another process"))
            .ToList();
        foreach (var violation in violations)
        {
            await output.WriteLineAsync(violation);
        }

        await output.WriteLineAsync($"{result.Runs.Count} runs played three times, {violations.Count} mismatches, {result.Duration:hh\\:mm\\:ss}");
        return violations.Count == 0 ? 0 : 1;
    }

    private static async Task<string[]> InAnotherProcessAsync(int seeds, int first, CancellationToken cancellationToken)
    {
        string[] arguments = [typeof(DeterminismCommand).Assembly.Location, CommandName, HashesName, "--seeds", Text(seeds), "--seed", Text(first)];
        var run = await DotnetRun.RunAsync(Environment.CurrentDirectory, arguments, Longest, cancellationToken);
        return run.ExitCode == 0 ? run.Output.Split('\n') : throw new InvalidOperationException($"the other process failed: {run.FirstLine}");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
