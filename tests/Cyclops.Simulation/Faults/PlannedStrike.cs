namespace Cyclops.Simulation.Faults;

/// <summary>A strike at a call by its number.</summary>
/// <param name="Index">The call.</param>
/// <param name="Times">Also the next calls of the same operation, so many in all: the SDK sends a failed call again by itself.</param>
internal sealed record PlannedStrike(int Index, Strike Strike, int Times = 1)
{
    public override string ToString() => Times == 1 ? $"{Strike}@{Index}" : $"{Strike}x{Times}@{Index}";
}
