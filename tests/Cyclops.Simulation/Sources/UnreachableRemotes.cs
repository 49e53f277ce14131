using Cyclops.Testing;

namespace Cyclops.Simulation.Sources;

/// <summary>Remotes that do not answer, or not as a repository with a branch does.</summary>
internal static class UnreachableRemotes
{
    private const string FetchFailed = nameof(FetchFailed);
    private const string RepositoryEmpty = nameof(RepositoryEmpty);

    public static IReadOnlyList<BadSource> All { get; } =
    [
        Unreachable("remote-gone", "F40", SetAside.Put, SetAside.Restore),
        Unreachable(
            "remote-an-empty-folder",
            "F40",
            r =>
            {
                SetAside.Put(r);
                Directory.CreateDirectory(r.Path);
            },
            SetAside.Restore),
        Unreachable(
            "remote-a-file",
            "F40",
            r =>
            {
                SetAside.Put(r);
                File.WriteAllText(r.Path, "moved\n");
            },
            r =>
            {
                File.Delete(r.Path);
                SetAside.Restore(r);
            }),
        Unreachable(
            "remote-without-head-file",
            "F52",
            r => File.Delete(Path.Combine(r.Path, ".git/HEAD")),
            r => r.Write(".git/HEAD", "ref: refs/heads/main\n")),
        Unreachable("remote-without-objects", "F52", r => Rename(r, ".git/objects", ".git/away"), r => Rename(r, ".git/away", ".git/objects")),
        WithConfig("remote-config-unreadable", "[core\n"),
        WithConfig("remote-of-unknown-format", "[core]\n\trepositoryformatversion = 99\n\tbare = false\n"),
        WithConfig("remote-hides-its-branches", "[core]\n\tbare = false\n[uploadpack]\n\thideRefs = refs/heads\n") with { Fault = "F41", ExpectedReason = RepositoryEmpty },
        Unreachable(
            "remote-an-empty-repository",
            "F42",
            r =>
            {
                SetAside.Put(r);
                TestRepository.Init(r.Path);
            },
            SetAside.Restore) with { ExpectedReason = RepositoryEmpty },
        Unreachable(
            "remote-with-other-object-names",
            "F53",
            r =>
            {
                SetAside.Put(r);
                TestRepository.Init(r.Path, "--object-format=sha256").Write(GoodRepository.PlatformPath, GoodRepository.Platform).Commit();
            },
            SetAside.Restore),
        // Git fetches from it with success and without the branch.
        Unreachable(
            "remote-shallow",
            "F52",
            r =>
            {
                r.Commit();
                r.Write(".git/shallow", r.Commit() + "\n");
            },
            r => File.Delete(Path.Combine(r.Path, ".git/shallow"))),
    ];

    private static BadSource Unreachable(string name, string fault, Action<TestRepository> corrupt, Action<TestRepository> restore) => new(name, fault, corrupt)
    {
        BreaksFetch = true,
        ExpectedReason = FetchFailed,
        Mend = r =>
        {
            restore(r);
            Mending.OnTop(r);
        },
    };

    private static BadSource WithConfig(string name, string config) => Unreachable(
        name,
        "F40",
        r =>
        {
            Rename(r, ".git/config", ".git/away");
            r.Write(".git/config", config);
        },
        r =>
        {
            File.Delete(Path.Combine(r.Path, ".git/config"));
            Rename(r, ".git/away", ".git/config");
        });

    private static void Rename(TestRepository repository, string from, string to) =>
        Directory.Move(Path.Combine(repository.Path, from), Path.Combine(repository.Path, to));
}
