using Cyclops.Simulation.Faults;
using Cyclops.Simulation.Scenarios;

namespace Cyclops.Simulation.Running;

/// <summary>One run to make: a scenario, a seed, and what goes wrong.</summary>
internal sealed record Plan(Scenario Scenario, int Seed, IReadOnlyList<PlannedStrike> Strikes, IReadOnlyList<CallSite> At)
{
    /// <summary>As the command <c>replay</c> takes it.</summary>
    public override string ToString() =>
        $"{Scenario.Name} --seed {Seed}{string.Concat(Strikes.Select(s => $" --strike \"{s}\""))} # {string.Join(", ", At.Select(s => s.Operation))}";
}
