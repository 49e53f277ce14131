using Cyclops.Testing;

namespace Cyclops.Simulation.Sources;

/// <summary>Repositories that are not the one that was at this address before.</summary>
internal static class SwappedRepositories
{
    public static IReadOnlyList<BadSource> All { get; } =
    [
        Swapped("repository-made-anew", "RepositoryReplaced", r => CopyFiles(r, TestRepository.Init(r.Path)).Commit("begin")),
        Swapped("repository-made-anew-with-fewer-apps", "RepositoryReplaced", r =>
        {
            var anew = CopyFiles(r, TestRepository.Init(r.Path));
            anew.Commit("begin");
            RemovedApps.Remove(anew, GoodRepository.AppsOverBudget).Commit();
        }),
        Swapped("repository-of-somebody-else", "RepositoryReplaced", r => TestRepository.Init(r.Path)
            .Write(GoodRepository.PlatformPath, GoodRepository.Platform)
            .Write(GoodRepository.EnvironmentPath, GoodRepository.EnvironmentText)
            .Write(GoodRepository.AppPath("other"), GoodRepository.App("other"))
            .Commit("begin")),
        Swapped("repository-without-manifests", "ManifestsMissing", r => TestRepository.Init(r.Path).Write("README.md", "# acme\n").Commit("begin")),
        Swapped("repository-restored-from-an-old-backup", "HistoryRewritten", r => r.Git(
            "clone", "--quiet", "--no-local", "--branch", "backup", "--single-branch", "--", SetAside.PathOf(r), ".")),
    ];

    private static BadSource Swapped(string name, string reason, Action<TestRepository> make) => new(
        name,
        "F53",
        r =>
        {
            r.Git("branch", "backup", "HEAD~2");
            SetAside.Put(r);
            Directory.CreateDirectory(r.Path);
            make(r);
            r.Git("branch", "--move", "main");
        })
    {
        ExpectedReason = reason,
        Mend = r =>
        {
            SetAside.Restore(r);
            r.DeleteBranch("backup");
            Mending.OnTop(r);
        },
    };

    private static TestRepository CopyFiles(TestRepository old, TestRepository to)
    {
        var from = SetAside.PathOf(old);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(from, "manifests"), "*", SearchOption.AllDirectories))
        {
            to.Write(Path.GetRelativePath(from, file), File.ReadAllBytes(file));
        }

        return to;
    }
}
