using System.CommandLine;
using Cyclops.Simulation.Running;
using Cyclops.Simulation.Scenarios;

namespace Cyclops.Simulation.Commands;

/// <summary><c>check</c>: scenarios without any fault.</summary>
internal sealed class CheckCommand : Command
{
    private readonly Option<int> _seed = CommonOptions.Seed();
    private readonly Option<string> _only = CommonOptions.Filter("Only scenarios whose name contains this.");

    public CheckCommand()
        : base("check", "Play scenarios undisturbed.")
    {
        Add(_seed);
        Add(_only);
        SetAction(Run);
    }

    private int Run(ParseResult result)
    {
        var (seed, only) = (result.GetValue(_seed), result.GetValue(_only)!);
        var violations = Pool.Run([.. Catalog.All.Where(s => s.Name.Contains(only, StringComparison.Ordinal))], s => (Scenario: s, Running.Run.Play(s, seed).Violations));
        foreach (var (scenario, violation) in violations.SelectMany(v => v.Violations.Select(x => (v.Scenario, x))))
        {
            Console.Out.WriteLine($"{violation} ({scenario.Name})");
        }

        Console.Out.WriteLine($"{violations.Count} scenarios, {violations.Sum(v => v.Violations.Count)} violations");
        return violations.TrueForAll(v => v.Violations.Count == 0) ? 0 : 1;
    }
}
