namespace Cyclops.Simulation.Faults;

/// <summary>Nothing goes wrong.</summary>
internal sealed class Peace : IAdversary
{
    public static readonly Peace Instance = new();

    public Strike? At(CallSite site) => null;
}
