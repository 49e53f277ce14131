using Cyclops.Simulation.Faults;
using Cyclops.Simulation.Scenarios;

namespace Cyclops.Simulation.Running;

/// <summary>How a scenario goes when nothing goes wrong: its calls, and its end with what no other run has to match.</summary>
internal sealed class ReferenceRun
{
    /// <summary>Far from every seed that is swept: another world, in which all ids and times are other ones.</summary>
    private const int OtherSeed = 100_003;

    private ReferenceRun(Scenario scenario, int seed, Outcome outcome, HashSet<string> mask) =>
        (Scenario, Seed, Outcome, Mask) = (scenario, seed, outcome, mask);

    public Scenario Scenario { get; }

    public int Seed { get; }

    public Outcome Outcome { get; }

    /// <summary>Facts that differ between two seeds: learnt by running twice, never written down by hand.</summary>
    public HashSet<string> Mask { get; }

    public IReadOnlyList<CallSite> Sites => Outcome.Sites;

    public static ReferenceRun Of(Scenario scenario, int seed)
    {
        var one = Run.Play(scenario, seed, keepsSites: true);
        var other = Run.Play(scenario, seed + OtherSeed);
        return new(scenario, seed, one, EndState.Mask(one.End, other.End));
    }

    /// <summary>Runs a plan and compares its end with how it should have ended.</summary>
    public IEnumerable<Finding> Judge(Plan plan)
    {
        var outcome = Run.Play(Scenario, plan.Seed, new FaultPlan(plan.Strikes));
        foreach (var violation in outcome.Violations)
        {
            yield return new(plan, violation);
        }

        if (outcome.Violations.Count == 0 && EndState.Differences(Outcome.End, outcome.End, Mask).FirstOrDefault() is { } difference)
        {
            yield return new(plan, new("L3", $"it ends otherwise than without the fault: {difference}", outcome.Figures.Simulated));
        }
    }
}
