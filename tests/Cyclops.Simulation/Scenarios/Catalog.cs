namespace Cyclops.Simulation.Scenarios;

/// <summary>All scenarios.</summary>
internal static class Catalog
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        .. Lifecycles.All,
        .. Changes.All,
        .. Hosts.All,
        .. Rollouts.All,
        .. Drifts.All,
        .. Branches.All,
        .. Environments.All,
        .. Stacks.All,
        .. Databases.All,
        .. Buckets.All,
        .. Searches.All,
        .. Scaling.All,
        .. Jobs.All,
        .. Mails.All,
        .. Errors.All,
        .. Secrets.All,
        .. Registries.All,
    ];

    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static Scenario Find(string name) =>
        All.FirstOrDefault(s => s.Name == name) ?? throw new ArgumentException($"there is no scenario {name}; there are {string.Join(", ", All.Select(s => s.Name))}");
}
