using Cyclops.Model.Manifests;

namespace Cyclops.Controller.Tests.Support;

/// <summary>Builds what a manifest reader would have read.</summary>
internal static class TestManifests
{
    public static ManifestSet Set(params (string Name, string Image)[] apps) => Set(["staging"], apps);

    public static ManifestSet Set(string[] environments, params (string Name, string Image)[] apps) => new(
        Platform(),
        new(environments.Select(e => KeyValuePair.Create(e, Environment(e)))),
        new(apps.Select(a => KeyValuePair.Create(a.Name, App(a.Name, a.Image, environments)))),
        [],
        [],
        EquatableMap<EquatableList<ObjectKey>>.Empty,
        []);

    /// <summary>The same with the manifest of an app made invalid.</summary>
    public static ManifestSet WithInvalid(this ManifestSet set, string app) => set with
    {
        Apps = new(set.Apps.Where(a => a.Key != app)),
        InvalidApps = set.InvalidApps.Append(app).ToEquatableList(),
        Errors = set.Errors.Append(Error($"manifests/apps/{app}/app.yaml")).ToEquatableList(),
    };

    /// <summary>The same with the manifest of an environment made invalid.</summary>
    public static ManifestSet WithInvalidEnvironment(this ManifestSet set, string environment) => set with
    {
        Environments = new(set.Environments.Where(e => e.Key != environment)),
        InvalidEnvironments = set.InvalidEnvironments.Append(environment).ToEquatableList(),
        Errors = set.Errors.Append(Error($"manifests/environments/{environment}/environment.yaml")).ToEquatableList(),
    };

    /// <summary>The same without a platform that can be read.</summary>
    public static ManifestSet WithoutPlatform(this ManifestSet set) => set with
    {
        Platform = null,
        Errors = set.Errors.Append(Error("manifests/platform.yaml")).ToEquatableList(),
    };

    public static ManifestSet Paused(this ManifestSet set) => set with
    {
        Environments = new(set.Environments.Select(e => KeyValuePair.Create(e.Key, e.Value with { Paused = true }))),
    };

    private static ManifestError Error(string file) => new("UnknownField", new(file, 3, 7), "spec.imagee", "there is no such field", "did you mean \"image\"?");

    private static PlatformManifest Platform() =>
        new("acme", null, EquatableMap<AccountSpec>.Empty, SafetySpec.Default, EquatableMap<string>.Empty, new("manifests/platform.yaml", 1, 1));

    private static EnvironmentManifest Environment(string name) => new(
        name,
        $"{name}.example.org",
        null,
        null,
        new NetworkSpec.Managed("10.40.0.0/16", 2, NatMode.None),
        new ClusterSpec.Fargate(),
        new(false, TimeSpan.FromSeconds(60), TlsMode.None, null, 1, null),
        null,
        EquatableMap<DatabaseSpec>.Empty,
        null,
        null,
        null,
        null,
        30,
        true,
        false,
        false,
        null,
        [],
        EquatableMap<string>.Empty,
        new($"manifests/environments/{name}/environment.yaml", 1, 1));

    private static AppManifest App(string name, string image, string[] environments) => new(
        name,
        EquatableMap<string>.Empty,
        EquatableMap<string>.Empty,
        new(environments.Select(e => KeyValuePair.Create(e, Spec(name, image, e)))),
        new($"manifests/apps/{name}/app.yaml", 1, 1));

    private static AppSpec Spec(string name, string image, string environment) => new(
        new(image, 128, 512, null, null, null, EquatableMap<string>.Empty, EquatableMap<string>.Empty, [], true, []),
        EquatableMap<ContainerSpec>.Empty,
        8080,
        1,
        [$"{name}.{environment}.example.org"],
        new("/", "200-399", TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(5), 2, 3, TimeSpan.FromSeconds(60)),
        new(RolloutStrategy.Rolling, 100, 200, TimeSpan.FromSeconds(30), true, [], TimeSpan.FromMinutes(15)),
        30,
        BackendsSpec.None,
        false);
}
