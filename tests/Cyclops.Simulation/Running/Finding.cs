using Cyclops.Simulation.Oracles;

namespace Cyclops.Simulation.Running;

/// <summary>A plan that broke an invariant.</summary>
internal sealed record Finding(Plan Plan, Violation Violation)
{
    /// <summary>Findings of one cause look alike: the same scenario, invariant and calls.</summary>
    public string Signature => $"{Violation.Id} {string.Join(' ', Plan.At.Select((s, i) => $"{Plan.Strikes[i].Strike.Kind} {s.Operation}"))}";

}
