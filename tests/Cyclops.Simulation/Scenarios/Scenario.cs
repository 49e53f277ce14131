using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Scenarios;

/// <summary>A story that must end well, whatever goes wrong on the way.</summary>
/// <param name="Name">Kebab case.</param>
/// <param name="Acts">What happens, one after the other.</param>
/// <param name="Settings">The world it needs; the seed is set by who runs it.</param>
internal sealed record Scenario(string Name, IReadOnlyList<Act> Acts, WorldSettings? Settings = null)
{
    /// <summary>L2: how long it may take from the last trouble until all is as wanted. Default 15 minutes, for few apps.</summary>
    public TimeSpan Bound { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>A landing takes one in so many of its crash points, each landing others, and so many times fewer of other faults. Default 1: as many as of any.</summary>
    public int Turns { get; init; } = 1;
}
