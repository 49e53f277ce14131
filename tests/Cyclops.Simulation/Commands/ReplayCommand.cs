using System.CommandLine;
using Cyclops.Simulation.Faults;
using Cyclops.Simulation.Running;
using Cyclops.Simulation.Scenarios;

namespace Cyclops.Simulation.Commands;

/// <summary><c>replay</c>: one run again, line by line.</summary>
internal sealed class ReplayCommand : Command
{
    private readonly Argument<string> _scenario = new("scenario") { Description = "Its name." };
    private readonly Option<int> _seed = CommonOptions.Seed();
    private readonly Option<string[]> _strikes = new("--strike") { Description = "What goes wrong at which call: CrashBefore@17, Throttled*3@20." };

    public ReplayCommand()
        : base("replay", "Play one scenario with given faults and print all that happens.")
    {
        Add(_scenario);
        Add(_seed);
        Add(_strikes);
        SetAction(Run);
    }

    private int Run(ParseResult result)
    {
        var reference = ReferenceRun.Of(Catalog.Find(result.GetValue(_scenario)!), result.GetValue(_seed));
        var strikes = (result.GetValue(_strikes) ?? []).Select(PlannedStrike.Parse).ToList();
        var plan = new Plan(reference.Scenario, reference.Seed, strikes, []);
        var outcome = Running.Run.Play(reference.Scenario, reference.Seed, new FaultPlan(strikes), keepsTrace: true);
        foreach (var line in outcome.Trace)
        {
            Console.Out.WriteLine(line);
        }

        return Findings.Print([.. reference.Judge(plan)], Console.Out) == 0 ? 0 : 1;
    }
}
