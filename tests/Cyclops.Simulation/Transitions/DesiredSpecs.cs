using Cyclops.Model.Manifests;

namespace Cyclops.Simulation.Transitions;

/// <summary>What manifests ask of the cloud. Two desired states with equal ones may not differ in the cloud.</summary>
internal sealed record DesiredSpecs(
    string Platform,
    EquatableMap<string> Tags,
    EquatableList<string> RegistrySecrets,
    EquatableMap<EnvironmentManifest> Environments,
    EquatableMap<EquatableMap<AppSpec>> Apps)
{
    /// <summary>A time after which something is only reported otherwise: nothing in the cloud depends on it.</summary>
    private static readonly TimeSpan Any = TimeSpan.Zero;

    /// <summary>Whether something is not to be changed for now.</summary>
    public bool IsHeld => Environments.Values.Any(e => e.Paused) || Apps.Values.Any(a => a.Values.Any(s => s.Suspended));

    public static DesiredSpecs Of(ManifestSet manifests)
    {
        var platform = manifests.Platform!;
        return new(
            platform.Name,
            platform.Tags,
            platform.RegistrySecrets.ToEquatableList(),
            new(manifests.Environments.Select(e => KeyValuePair.Create(e.Key, Asked(e.Value, platform)))),
            new(manifests.Apps.Select(a => KeyValuePair.Create(a.Key, new EquatableMap<AppSpec>(a.Value.Environments.Select(s => KeyValuePair.Create(s.Key, Asked(s.Value))))))));
    }

    /// <summary>Whether nothing in the cloud may change on the way from another.</summary>
    public bool ChangesNothing(DesiredSpecs before) => WithoutHolds() == before.WithoutHolds();

    /// <summary>Consent allows what is asked for elsewhere, and asks for nothing itself.</summary>
    private DesiredSpecs WithoutHolds() => this with
    {
        Environments = new(Environments.Select(e => KeyValuePair.Create(e.Key, e.Value with { Paused = false, Consent = [] }))),
        Apps = new(Apps.Select(a => KeyValuePair.Create(a.Key, new EquatableMap<AppSpec>(a.Value.Select(s => KeyValuePair.Create(s.Key, s.Value with { Suspended = false })))))),
    };

    /// <summary>Labels and protection are for readers and for a deletion to come, the account without a role is the controller's own.</summary>
    private static EnvironmentManifest Asked(EnvironmentManifest environment, PlatformManifest platform) => environment with
    {
        Account = null,
        Region = environment.Region ?? platform.Region ?? World.Worlds.Region,
        Labels = EquatableMap<string>.Empty,
        Protect = true,
        Position = new(""),
    };

    /// <summary>A release runs when something else changes, and leaves nothing.</summary>
    private static AppSpec Asked(AppSpec spec) => spec with { Release = null, Rollout = spec.Rollout with { Timeout = Any } };
}
