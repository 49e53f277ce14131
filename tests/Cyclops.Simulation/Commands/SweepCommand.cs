using System.CommandLine;
using Cyclops.Simulation.Running;
using Cyclops.Simulation.Scenarios;

namespace Cyclops.Simulation.Commands;

/// <summary><c>sweep</c>: every fault at every call of every scenario.</summary>
internal sealed class SweepCommand : Command
{
    private readonly Option<int> _seed = CommonOptions.Seed();
    private readonly Option<TimeSpan?> _budget = CommonOptions.Budget();
    private readonly Option<string> _only = CommonOptions.Filter("Only scenarios whose name contains this.");
    private readonly Option<int> _sample = CommonOptions.Number("--sample", 1, "Of what is no crash at a change, one in so many.");
    private readonly Option<int> _pairs = CommonOptions.Number("--pairs", 0, "So many pairs of faults beside.");
    private readonly Option<bool> _onlyPairs = new("--only-pairs") { Description = "No single faults." };

    public SweepCommand()
        : base("sweep", "Crash, fail, throttle, lose and delay each call of each scenario; every run must end as the undisturbed one does.")
    {
        Add(_seed);
        Add(_budget);
        Add(_only);
        Add(_sample);
        Add(_pairs);
        Add(_onlyPairs);
        SetAction(Run);
    }

    private int Run(ParseResult result)
    {
        var output = Console.Out;
        var (seed, only) = (result.GetValue(_seed), result.GetValue(_only)!);
        var sweep = new Sweep([.. Catalog.All.Where(s => s.Name.Contains(only, StringComparison.Ordinal))], seed);
        output.WriteLine($"{sweep.References.Count} scenarios, {sweep.References.Sum(r => r.Sites.Count)} calls at {sweep.Operations.Count} call sites");
        var random = new Random(seed);
        var single = result.GetValue(_onlyPairs) ? [] : sweep.Sampled(result.GetValue(_sample), random).Concat(DeclaredErrors.Plans(sweep.References)).ToList();
        var pairs = sweep.Pairs(result.GetValue(_pairs), random).ToList();
        var plans = single.Concat(pairs).ToList();
        var progress = new Progress(output, "plans", plans.Count);
        var start = TimeProvider.System.GetTimestamp();
        var (runs, findings) = sweep.Run(plans, result.GetValue(_budget), progress.Done);
        var kinds = Findings.Print([.. sweep.Broken, .. findings], output);
        var unreached = only.Length > 0 ? [] : CallSites.Unreached(sweep.Operations);
        foreach (var site in unreached)
        {
            output.WriteLine($"violation coverage: no scenario calls {site}");
        }

        output.WriteLine(
            $"seed {seed}: {runs} of {plans.Count} plans ({single.Count} single, {pairs.Count} pairs), {findings.Count} violations of {kinds} kinds, {TimeProvider.System.GetElapsedTime(start).TotalSeconds:0} s");
        return kinds + unreached.Count == 0 ? 0 : 1;
    }
}
