namespace Cyclops.Simulation.Mutants;

/// <summary>The command <c>mutants --only-build [--filter text]</c>.</summary>
internal static class MutantCommand
{
    /// <returns>0 when every mutant could be built, else 1; 2 for arguments it does not know.</returns>
    public static async Task<int> RunAsync(string[] arguments, TextWriter output)
    {
        var filter = arguments switch
        {
            ["--only-build"] => "",
            ["--only-build", "--filter", var text] => text,
            _ => null,
        };
        if (filter is null)
        {
            await output.WriteLineAsync("usage: mutants --only-build [--filter text]");
            return 2;
        }

        var results = await new MutantSuite(output, filter).BuildAsync(CancellationToken.None);
        return results.All(r => r.Verdict == MutantVerdict.Built) ? 0 : 1;
    }
}
