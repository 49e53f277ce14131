using Cyclops.Testing;

namespace Cyclops.Simulation.Sources;

/// <summary>Platform and environment, which every app hangs on.</summary>
internal static class BrokenSharedFiles
{
    private const string Platform = GoodRepository.Platform;
    private const string Environment = GoodRepository.EnvironmentText;

    public static IReadOnlyList<BadSource> All { get; } =
    [
        Changed("platform-missing", "F48", r => r.Remove(GoodRepository.PlatformPath)),
        WithPlatform("platform-empty", "F49", ""),
        WithPlatform("platform-of-comments", "F49", "# later\n"),
        WithPlatform("platform-truncated", "F48", Platform[..(Platform.Length - 20)]),
        WithPlatform("platform-of-another-kind", "F48", Platform.Replace("kind: Platform", "kind: Environment", StringComparison.Ordinal)),
        WithPlatform("platform-with-a-key-twice", "F48", Platform + "  region: us-east-1\n"),
        WithPlatform("platform-with-a-second-document", "F48", Platform + "---\n" + Platform),
        WithPlatform("platform-with-a-list-of-blueprints", "F48", Platform.Replace("web: {", "- {", StringComparison.Ordinal)),
        WithPlatform("blueprint-removed", "F48", Platform[..Platform.IndexOf("  blueprints", StringComparison.Ordinal)]),
        WithPlatform("blueprint-renamed", "F48", Platform.Replace("    web:", "    www:", StringComparison.Ordinal)),
        Changed("platform-of-the-other-ending", "F57", r => r.Git("mv", GoodRepository.PlatformPath, "manifests/platform.yml")),
        Changed("platform-in-a-folder", "F48", r =>
        {
            r.Write("manifests/platform/platform.yaml", Platform).Remove(GoodRepository.PlatformPath);
        }),
        Changed("environment-removed", "F48", r => r.Remove("manifests/environments")),
        WithEnvironment("environment-empty", "F49", ""),
        WithEnvironment("environment-of-comments", "F49", "# later\n"),
        WithEnvironment("environment-without-domain", "F48", Environment.Replace("  domain: staging.example.org\n", "", StringComparison.Ordinal)),
        WithEnvironment("environment-with-an-unknown-field", "F48", Environment + "  clusters: 2\n"),
        WithEnvironment("environment-with-an-unknown-account", "F48", Environment + "  account: other\n"),
        WithEnvironment("environment-of-another-name", "F48", Environment.Replace("{name: staging}", "{name: production}", StringComparison.Ordinal)),
        WithEnvironment("environment-with-conflict-markers", "F50", Environment + "<<<<<<< HEAD\n=======\n>>>>>>> main\n"),
        Changed("environment-folder-renamed", "F48", r => r.Git("mv", "manifests/environments/staging", "manifests/environments/stage")),
        Changed("environment-of-the-other-ending", "F57", r => r.Write("manifests/environments/staging/environment.yml", Environment)),
        Changed("environment-file-misspelt", "F48", r => r.Git("mv", GoodRepository.EnvironmentPath, "manifests/environments/staging/enviroment.yaml")),
        // All that is left says nothing wrong: only that nothing is wanted any more.
        Changed("environment-and-apps-removed", "F48", r => r.Remove("manifests/environments").Remove("manifests/apps")) with { ExpectedReason = null },
        Changed("environment-removed-from-everywhere", "F48", r =>
        {
            r.Remove("manifests/environments");
            foreach (var app in GoodRepository.Apps)
            {
                r.Write(GoodRepository.AppPath(app), GoodRepository.App(app, environments: "{}"));
            }
        }) with { ExpectedReason = null },
    ];

    private static BadSource WithPlatform(string name, string fault, string text) =>
        Changed(name, fault, r => r.Write(GoodRepository.PlatformPath, text));

    private static BadSource WithEnvironment(string name, string fault, string text) =>
        Changed(name, fault, r => r.Write(GoodRepository.EnvironmentPath, text));

    private static BadSource Changed(string name, string fault, Action<TestRepository> change) => new(
        name,
        fault,
        r =>
        {
            change(r);
            r.Commit();
        })
    {
        ExpectedReason = BadSource.ManifestErrors,
    };
}
