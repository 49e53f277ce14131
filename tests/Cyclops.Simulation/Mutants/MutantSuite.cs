namespace Cyclops.Simulation.Mutants;

/// <summary>All mutants, two at once: one line each as it ends, then the totals.</summary>
/// <param name="output">Where lines go.</param>
/// <param name="isMeant">Which of them.</param>
internal sealed class MutantSuite(TextWriter output, Func<Mutant, bool> isMeant)
{
    private const int AtOnce = 2;

    private readonly TextWriter _output = TextWriter.Synchronized(output);

    /// <summary>Builds them and runs nothing.</summary>
    public Task<IReadOnlyList<MutantResult>> BuildAsync(CancellationToken cancellationToken) => EachAsync(
        (mutant, build, _) => Task.FromResult(new MutantResult(
            mutant,
            build.Folder is null ? MutantVerdict.Error : MutantVerdict.Built,
            null,
            build.Error,
            build.Elapsed,
            TimeSpan.Zero)),
        cancellationToken);

    /// <summary>Builds and runs them.</summary>
    /// <param name="command">What the simulation is asked to do with a mutant in it.</param>
    /// <param name="limit">How long that may take.</param>
    /// <param name="cancellationToken">Gives all of it up.</param>
    /// <returns>In the catalog's order.</returns>
    public Task<IReadOnlyList<MutantResult>> RunAsync(
        Func<Mutant, IEnumerable<string>> command,
        TimeSpan limit,
        CancellationToken cancellationToken) => EachAsync(
        (mutant, build, token) => MutantRun.RunAsync(mutant, build, command(mutant), limit, token),
        cancellationToken);

    private async Task<IReadOnlyList<MutantResult>> EachAsync(
        Func<Mutant, MutantBuild, CancellationToken, Task<MutantResult>> judge,
        CancellationToken cancellationToken)
    {
        var mutants = MutantCatalog.All.Where(isMeant).ToList();
        using var builder = await MutantBuilder.PrepareAsync(mutants, cancellationToken);
        var results = new MutantResult[mutants.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(mutants.Index(), options, async (item, token) =>
        {
            var (index, mutant) = item;
            results[index] = await judge(mutant, await builder.BuildAsync(mutant, token), token);
            builder.Remove(mutant);
            await _output.WriteLineAsync(results[index].ToString());
        });
        await WriteTotalsAsync(results);
        return results;
    }

    private async Task WriteTotalsAsync(MutantResult[] results)
    {
        var counts = results.CountBy(r => r.Verdict).OrderBy(c => c.Key).Select(c => $"{c.Value} {c.Key}");
        await _output.WriteLineAsync($"{results.Length} mutants: {string.Join(", ", counts)}");
    }
}
