using Cyclops.Simulation.Faults;
using Cyclops.Simulation.Scenarios;

namespace Cyclops.Simulation.Running;

/// <summary>One run to make: a scenario, a seed, and what goes wrong.</summary>
internal sealed record Plan(Scenario Scenario, int Seed, IReadOnlyList<PlannedStrike> Strikes, IReadOnlyList<CallSite> At)
{
    /// <summary>As the command line takes it.</summary>
    public override string ToString() =>
        $"{Scenario.Name} --seed {Seed} --strike {string.Join(',', Strikes)} ({string.Join(", ", At.Select(s => s.Operation))})";
}
