namespace Cyclops.Simulation.Running;

/// <summary>How much one run did.</summary>
/// <param name="Simulated">Virtual time that went by.</param>
/// <param name="Recovery">From the last trouble to the moment all was as wanted.</param>
internal sealed record RunFigures(int CloudCalls, int Mutations, TimeSpan Simulated, TimeSpan Recovery);
