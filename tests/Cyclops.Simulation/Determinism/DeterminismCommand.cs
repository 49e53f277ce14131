using System.Globalization;
using Cyclops.Simulation.Mutants;

namespace Cyclops.Simulation.Determinism;

/// <summary><c>determinism [--seeds N] [--seed N]</c>: everything twice in this process, and once more in another.</summary>
internal static class DeterminismCommand
{
    public const string Name = "determinism";

    /// <summary>Only tells what came of each run: what the other process is asked for.</summary>
    private const string Hashes = "--hashes";

    private static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        var (seeds, first) = (Number(args, "--seeds", 3), Number(args, "--seed", 1));
        if (args.Contains(Hashes))
        {
            foreach (var line in DeterminismSuite.Hashes(seeds, first))
            {
                await output.WriteLineAsync(line);
            }

            return 0;
        }

        var result = DeterminismSuite.Run(seeds, first, output);
        var others = await InAnotherProcessAsync(seeds, first);
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

    private static async Task<string[]> InAnotherProcessAsync(int seeds, int first)
    {
        string[] arguments = [typeof(DeterminismCommand).Assembly.Location, Name, Hashes, "--seeds", Text(seeds), "--seed", Text(first)];
        var run = await DotnetRun.RunAsync(Environment.CurrentDirectory, arguments, Longest, CancellationToken.None);
        return run.ExitCode == 0 ? run.Output.Split('\n') : throw new InvalidOperationException($"the other process failed: {run.FirstLine}");
    }

    private static int Number(string[] args, string name, int otherwise) =>
        Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
