using Cyclops.Testing;

namespace Cyclops.Simulation.Sources;

/// <summary>Remotes whose newest commit arrives damaged, or not at all. The head before it is sound.</summary>
internal static class DamagedRemotes
{
    private const string FetchFailed = nameof(FetchFailed);
    private const string NewApp = "HEAD:manifests/apps/app-a/app.yaml";

    public static IReadOnlyList<BadSource> All { get; } =
    [
        WithObject("head-commit-missing", "HEAD", File.Delete),
        WithObject("head-commit-truncated", "HEAD", Truncate),
        WithObject("root-tree-missing", "HEAD^{tree}", File.Delete),
        WithObject("root-tree-truncated", "HEAD^{tree}", Truncate),
        WithObject("manifests-tree-missing", "HEAD:manifests", File.Delete),
        WithObject("app-blob-missing", NewApp, File.Delete),
        WithObject("app-blob-truncated", NewApp, Truncate),
        WithObject("app-blob-empty", NewApp, file => Replace(file, [])),
        Damaged("app-blob-another", r => File.Copy(ObjectFile(r, "HEAD:README.md"), ObjectFile(r, NewApp), overwrite: true)),
        Damaged("pack-truncated", TruncatePack),
        WithBranch("branch-file-empty", ""),
        WithBranch("branch-file-garbage", "\0\0\0\0"),
        WithBranch("branch-names-nothing", new string('1', 40)),
        Damaged("branch-names-a-blob", r => Mending.WriteBranch(r, r.Git("rev-parse", NewApp))),
        Damaged("tree-with-a-git-folder", AddGitFolder) with { Fault = "H6" },
        Damaged("commit-of-no-date", r => DatedCommit.Make(r, "99999999999999999999")),
    ];

    private static BadSource Damaged(string name, Action<TestRepository> corrupt) => new(
        name,
        "F52",
        r =>
        {
            r.Write(GoodRepository.AppPath("app-a"), GoodRepository.App("app-a", "web:3")).Commit("app-a: web:3");
            corrupt(r);
        })
    {
        BreaksFetch = true,
        ExpectedReason = FetchFailed,
        Mend = Mending.OnGoodHead,
    };

    private static BadSource WithObject(string name, string revision, Action<string> damage) =>
        Damaged(name, r => damage(ObjectFile(r, revision)));

    private static BadSource WithBranch(string name, string content) =>
        Damaged(name, r => Mending.WriteBranch(r, content));

    private static string ObjectFile(TestRepository repository, string revision)
    {
        var id = repository.Git("rev-parse", revision);
        return Path.Combine(repository.Path, ".git/objects", id[..2], id[2..]);
    }

    private static void Truncate(string file) => Replace(file, File.ReadAllBytes(file)[..20]);

    /// <summary>Git's objects are read-only files.</summary>
    private static void Replace(string file, byte[] content)
    {
        File.Delete(file);
        File.WriteAllBytes(file, content);
    }

    /// <summary>The good head stays readable: only what came after it is in the pack.</summary>
    private static void TruncatePack(TestRepository repository)
    {
        repository.GitWithInput($"HEAD\n^{GoodRepository.HeadRef}\n", "pack-objects", "--quiet", "--revs", ".git/objects/pack/pack");
        repository.Git("prune-packed", "--quiet");
        var pack = Directory.GetFiles(Path.Combine(repository.Path, ".git/objects/pack"), "*.pack").Single();
        Replace(pack, File.ReadAllBytes(pack)[..^40]);
    }

    private static void AddGitFolder(TestRepository repository)
    {
        var blob = repository.WriteBlob("[core]\n");
        var tree = repository.GitWithInput($"{repository.Git("ls-tree", "HEAD:manifests")}\n100644 blob {blob}\t.git\n", "mktree");
        var root = repository.GitWithInput($"040000 tree {tree}\tmanifests\n", "mktree");
        Mending.WriteBranch(repository, repository.Git("commit-tree", root, "-p", "HEAD", "-m", "add a folder"));
    }
}
