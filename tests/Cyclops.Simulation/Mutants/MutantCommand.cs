using System.CommandLine;

namespace Cyclops.Simulation.Mutants;

/// <summary><c>mutants</c>: puts faults into the controller and requires that an invariant catches each.</summary>
internal sealed class MutantCommand : Command
{
    private readonly Option<string> _only = new("--only") { Description = "Only mutants whose name contains this.", DefaultValueFactory = _ => "" };
    private readonly Option<TimeSpan> _limit = new("--limit")
    {
        Description = "How long each is hunted: 00:05:00.",
        DefaultValueFactory = _ => TimeSpan.FromMinutes(5),
    };

    private readonly Option<bool> _onlyBuild = new("--only-build") { Description = "Builds them and runs nothing." };

    public MutantCommand()
        : base("mutants", "Seed faults into the controller's own code, one at a time; each must be killed by a named invariant.")
    {
        Add(_only);
        Add(_limit);
        Add(_onlyBuild);
        SetAction(RunAsync);
    }

    /// <summary>What the simulation is asked to do with a mutant in it.</summary>
    /// <param name="limit">How long it may take; it ends a little earlier by itself, to say what it found.</param>
    public static IEnumerable<string> Hunt(Mutant mutant, TimeSpan limit) =>
        ["hunt", "--budget", $"{(int)(limit * 0.8).TotalSeconds}s", .. mutant.At.Length == 0 ? (string[])[] : ["--at", mutant.At], "--for", .. mutant.KilledBy];

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var suite = new MutantSuite(Console.Out, m => m.Name.Contains(result.GetValue(_only)!, StringComparison.Ordinal));
        if (result.GetValue(_onlyBuild))
        {
            return (await suite.BuildAsync(cancellationToken)).All(r => r.Verdict == MutantVerdict.Built) ? 0 : 1;
        }

        var limit = result.GetValue(_limit);
        var results = await suite.RunAsync(m => Hunt(m, limit), limit, cancellationToken);
        return results.All(r => r.Verdict == MutantVerdict.Killed) ? 0 : 1;
    }
}
