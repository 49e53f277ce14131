using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Scenarios;

/// <summary>Images whose tags are looked up.</summary>
internal static class Registries
{
    private const string Web = "web:1";
    private const string Image = $"{SimulatedRegistry.Host}/{Web}";

    /// <summary>A resync and a little.</summary>
    private static readonly TimeSpan ALook = TimeSpan.FromMinutes(6);

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new(
            "tag-moves",
            [
                Act.Commit("two apps", f => f.Platform($"registries: {{{SimulatedRegistry.Host}: {{}}}}").Environment("staging").App("alpha", Image).App("beta")),
                new("the tag moves", w => w.Registry.Move(Web)),
                new("the tag goes", w => w.Registry.Remove(Web), ALook),
                new("the registry goes, and alpha grows", Outage),
                new("it is back with another image", Return),
            ])
        {
            Turns = 2,
        },
    ];

    private static void Outage(SimulatedWorld world)
    {
        world.Registry.IsDown = true;
        world.Git.Commit("alpha grows", f => f.App("alpha", Image, "replicas: 2"));
    }

    private static void Return(SimulatedWorld world)
    {
        world.Registry.IsDown = false;
        world.Registry.Move(Web);
    }
}
