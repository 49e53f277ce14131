namespace Cyclops.Simulation.Faults;

/// <summary>Decides which calls go wrong, and how.</summary>
internal interface IAdversary
{
    /// <summary>Asked once for every call, in order.</summary>
    /// <returns>Null: nothing goes wrong.</returns>
    Strike? At(CallSite site);
}
