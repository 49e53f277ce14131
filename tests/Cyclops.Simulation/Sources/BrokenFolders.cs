using Cyclops.Testing;

namespace Cyclops.Simulation.Sources;

/// <summary>Folders of manifests that are gone, moved, or no folders any more.</summary>
internal static class BrokenFolders
{
    private const string ManifestsMissing = nameof(ManifestsMissing);
    private const string UnsupportedEntry = nameof(UnsupportedEntry);

    public static IReadOnlyList<BadSource> All { get; } =
    [
        Changed("repository-emptied", "F42", ManifestsMissing, r => r.Remove(".")),
        Changed("manifests-removed", "F46", ManifestsMissing, r => r.Remove("manifests")),
        new("manifests-an-empty-tree", "F46", WithEmptyTree) { ExpectedReason = ManifestsMissing },
        Changed("manifests-renamed", "F46", ManifestsMissing, r => r.Git("mv", "manifests", "config")),
        Changed("manifests-in-other-case", "F46", ManifestsMissing, r => r.Git("mv", "manifests", "Manifests")),
        Changed("manifests-moved-down", "F46", ManifestsMissing, r => Move(r, "manifests", "config/manifests")),
        Changed("manifests-in-themselves", "F46", BadSource.ManifestErrors, r =>
        {
            r.Git("mv", "manifests", "away");
            Move(r, "away", "manifests/manifests");
        }),
        Changed("manifests-a-file", "F46", ManifestsMissing, r => r.Remove("manifests").Write("manifests", "config\n")),
        Changed("manifests-a-link", "F46", ManifestsMissing, r => Link(r, "manifests", "config")),
        new("manifests-a-submodule", "F46", r => r.Remove("manifests").CommitEntries("use a submodule", ("160000", r.Head, "manifests")))
        {
            ExpectedReason = ManifestsMissing,
        },
        Changed("manifests-of-no-yaml", "F46", BadSource.ManifestErrors, r => r.Remove("manifests").Write("manifests/.gitkeep", "")),
        Changed("apps-renamed", "F46", BadSource.ManifestErrors, r => r.Git("mv", "manifests/apps", "manifests/applications")),
        Changed("apps-moved-up", "F46", ManifestsMissing, r =>
        {
            r.Git("mv", "manifests/apps", "apps");
            r.Remove("manifests");
        }),
        Changed("apps-in-a-folder-of-their-own", "F46", BadSource.ManifestErrors, r => Move(r, "manifests/apps", "manifests/apps/web")),
        // A file that is no YAML says nothing: the apps are gone, all at once.
        Changed("apps-a-file", "F46", null, r => r.Remove("manifests/apps").Write("manifests/apps", "config\n")),
        Changed("apps-a-link", "F46", UnsupportedEntry, r => Link(r, "manifests/apps", "apps")),
        new("app-a-submodule", "H6", r => r.Remove("manifests/apps/app-a").CommitEntries("use a submodule", ("160000", r.Head, "manifests/apps/app-a")))
        {
            ExpectedReason = UnsupportedEntry,
        },
    ];

    private static BadSource Changed(string name, string fault, string? reason, Action<TestRepository> change) => new(
        name,
        fault,
        r =>
        {
            change(r);
            r.Commit();
        })
    {
        ExpectedReason = reason,
    };

    /// <summary>Moves a folder to where its parents, which may be below itself, are not yet.</summary>
    private static void Move(TestRepository repository, string from, string to)
    {
        repository.Git("mv", from, "moving");
        Directory.CreateDirectory(Path.Combine(repository.Path, Path.GetDirectoryName(to)!));
        repository.Git("mv", "moving", to);
    }

    private static void Link(TestRepository repository, string from, string to)
    {
        repository.Git("mv", from, to);
        File.CreateSymbolicLink(Path.Combine(repository.Path, from), to);
    }

    /// <summary>An empty folder, which no work tree can commit.</summary>
    private static void WithEmptyTree(TestRepository repository)
    {
        var empty = repository.GitWithInput("", "mktree");
        var root = repository.GitWithInput($"040000 tree {empty}\tmanifests\n", "mktree");
        Mending.WriteBranch(repository, repository.Git("commit-tree", root, "-p", "HEAD", "-m", "empty"));
    }
}
