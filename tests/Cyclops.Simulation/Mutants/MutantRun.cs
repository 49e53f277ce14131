namespace Cyclops.Simulation.Mutants;

/// <summary>Runs the simulation with a mutant in it, and judges by what it prints.</summary>
internal static class MutantRun
{
    private const string Violation = "violation ";
    private const string Program = "Cyclops.Simulation.dll";

    /// <param name="mutant">The mutant.</param>
    /// <param name="build">Where it is.</param>
    /// <param name="command">What the simulation is asked to do.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="cancellationToken">Gives the run up.</param>
    public static async Task<MutantResult> RunAsync(
        Mutant mutant,
        MutantBuild build,
        IEnumerable<string> command,
        TimeSpan limit,
        CancellationToken cancellationToken)
    {
        if (build.Folder is not { } folder)
        {
            return new(mutant, MutantVerdict.Error, null, build.Error, build.Elapsed, TimeSpan.Zero);
        }

        var run = await DotnetRun.RunAsync(folder, ["exec", Path.Combine(folder, Program), .. command], limit, cancellationToken);
        var (verdict, invariant, detail) = Judge(mutant, run);
        return new(mutant, verdict, invariant, detail, build.Elapsed, run.Elapsed);
    }

    /// <summary>Lines <c>violation S3 …</c> with exit code 1 are a kill; exit code 0 is none. Anything else proves nothing.</summary>
    internal static (MutantVerdict Verdict, string? Invariant, string Detail) Judge(Mutant mutant, DotnetRun run)
    {
        if (run.ExitCode == 0)
        {
            return (MutantVerdict.Survived, null, "");
        }

        var violations = run.Output.Split('\n').Where(l => l.StartsWith(Violation, StringComparison.Ordinal)).ToList();
        var expected = violations.FirstOrDefault(v => mutant.KilledBy.Contains(InvariantOf(v)));
        return (run.ExitCode, expected ?? violations.FirstOrDefault()) switch
        {
            (null, _) => (MutantVerdict.Error, null, $"took longer than {run.Elapsed.TotalSeconds:0} s"),
            (1, { } violation) => (expected is null ? MutantVerdict.KilledByAnother : MutantVerdict.Killed, InvariantOf(violation), violation.Trim()),
            _ => (MutantVerdict.Error, null, $"exit {run.ExitCode}: {run.FirstLine}"),
        };
    }

    private static string InvariantOf(string violation) => violation[Violation.Length..].Split([' ', ':'], 2)[0].Trim();
}
