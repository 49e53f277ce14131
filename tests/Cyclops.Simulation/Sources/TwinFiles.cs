namespace Cyclops.Simulation.Sources;

/// <summary>Files that claim what another file has.</summary>
internal static class TwinFiles
{
    public static IReadOnlyList<BadSource> All { get; } =
    [
        With("app-with-a-twin-of-the-other-ending", "F57", "manifests/apps/app-a/app.yml", GoodRepository.App("app-a", "web:3")),
        With("app-with-a-twin-in-other-case", "F57", "manifests/apps/app-a/App.yaml", GoodRepository.App("app-a", "web:3")),
        With("app-with-a-twin-folder-in-other-case", "F57", "manifests/apps/App-A/app.yaml", GoodRepository.App("App-A", "web:3")),
        With("app-with-a-copy-beside-it", "F57", "manifests/apps/app-a/app copy.yaml", GoodRepository.App("app-a", "web:3")),
        With("app-named-as-another", "F57", GoodRepository.AppPath("app-a"), GoodRepository.App("app-b", "web:2")),
        With("app-copied-with-its-name", "F57", GoodRepository.AppPath("app-k"), GoodRepository.App("app-a", "web:2")),
        With("app-with-the-host-of-another", "F58", GoodRepository.AppPath("app-b"), GoodRepository.App("app-b", "web:2") + "  hosts: [app-a.staging.example.org]\n"),
        With("new-app-with-the-host-of-another", "F58", GoodRepository.AppPath("app-k"), GoodRepository.App("app-k") + "  hosts: [App-A.staging.example.org.]\n"),
    ];

    private static BadSource With(string name, string fault, string path, string text) => new(
        name, fault, r => r.Write(path, text).Commit("add a twin"))
    {
        ExpectedReason = BadSource.ManifestErrors,
    };
}
