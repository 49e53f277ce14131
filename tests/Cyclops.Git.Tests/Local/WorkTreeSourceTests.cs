using Cyclops.Git.Reading;

namespace Cyclops.Git.Tests.Local;

public sealed class WorkTreeSourceTests : IDisposable
{
    private readonly MirrorFixture _fixture = new();

    [Fact]
    public async Task A_clean_tree_reads_like_its_commit()
    {
        _fixture.Remote.Write("manifests/apps.yaml", "sorts between a folder and its files\n").Commit();
        var mirrored = await _fixture.Mirror().ReadHeadAsync();

        var tree = await ReadAsync(_fixture.Remote.Path);

        Assert.False(tree.IsDirty);
        Assert.Equal(mirrored, tree.Snapshot);
        Assert.Equal(mirrored.Commit, tree.Head);
    }

    [Fact]
    public async Task A_change_on_disk_has_no_commit_and_the_tree_it_will_have()
    {
        _fixture.Remote.Commit();
        _fixture.Remote.Write("manifests/apps.yaml", "new\n").Write("manifests/apps/web/app.yaml", "changed\n");

        var tree = await ReadAsync(_fixture.Remote.Path);

        Assert.True(tree.IsDirty);
        Assert.Equal(_fixture.Remote.Head, tree.Head!.Id.Sha);
        _fixture.Remote.Commit();
        Assert.Equal(_fixture.Remote.Git("rev-parse", "HEAD:manifests"), tree.Snapshot.TreeId);
    }

    [Fact]
    public async Task A_removed_file_is_a_change()
    {
        _fixture.Remote.Write("manifests/b.yaml", "b").Commit();
        File.Delete(Path.Combine(_fixture.Remote.Path, "manifests/b.yaml"));

        var tree = await ReadAsync(_fixture.Remote.Path);

        Assert.True(tree.IsDirty);
        Assert.Single(tree.Snapshot.Files);
    }

    [Fact]
    public async Task A_repository_without_commits_has_no_head()
    {
        var tree = await ReadAsync(_fixture.Remote.Path);

        Assert.True(tree.IsDirty);
        Assert.Null(tree.Head);
    }

    [Fact]
    public async Task A_plain_folder_is_read_too()
    {
        var folder = Directory.CreateDirectory(_fixture["plain"]).FullName;
        Directory.CreateDirectory(Path.Combine(folder, "manifests"));
        await File.WriteAllTextAsync(Path.Combine(folder, "manifests", "a.yaml"), "a", MirrorFixture.Token);

        var tree = await ReadAsync(folder);

        Assert.Null(tree.Head);
        Assert.Equal(["manifests/a.yaml"], tree.Snapshot.Files.Select(file => file.Path));
    }

    [Theory]
    [InlineData("config", "config/manifests")]
    [InlineData("src", "manifests")]
    public async Task A_folder_inside_a_repository_means_its_own_manifests_first(string folder, string root)
    {
        _fixture.Remote.Write("config/manifests/a.yaml", "a").Write("src/code", "").Commit();
        var path = Path.Combine(_fixture.Remote.Path, folder);

        var tree = await ReadAsync(path);

        Assert.Equal(root, tree.Snapshot.Root);
        Assert.False(tree.IsDirty);
        Assert.All(tree.Snapshot.Files, file => Assert.StartsWith(root + "/", file.Path, StringComparison.Ordinal));
        Assert.Equal(tree.Snapshot, await Local(path, "HEAD").ReadHeadAsync());
    }

    [Theory]
    [InlineData("manifests/link.yaml", "/etc/passwd")]
    [InlineData("manifests/folder", "/etc")]
    [InlineData("manifests/dangling", "/nowhere")]
    public async Task A_link_is_refused_and_not_followed(string path, string target)
    {
        File.CreateSymbolicLink(Path.Combine(_fixture.Remote.Path, path), target);

        var fault = await MirrorFixture.RefusedAsync("UnsupportedEntry", () => ReadAsync(_fixture.Remote.Path));

        Assert.Contains("a symbolic link", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_linked_manifests_folder_is_no_folder()
    {
        Directory.Move(Path.Combine(_fixture.Remote.Path, "manifests"), _fixture["outside"]);
        Directory.CreateSymbolicLink(Path.Combine(_fixture.Remote.Path, "manifests"), _fixture["outside"]);

        await MirrorFixture.RefusedAsync("ManifestsMissing", () => ReadAsync(_fixture.Remote.Path));
    }

    [Fact]
    public async Task A_nested_repository_is_refused()
    {
        TestRepository.Init(Path.Combine(_fixture.Remote.Path, "manifests", "nested"));

        await MirrorFixture.RefusedAsync("UnsupportedEntry", () => ReadAsync(_fixture.Remote.Path));
    }

    [Theory]
    [InlineData(1, 1_001, "f")]
    [InlineData(6, 900, "f")]
    [InlineData(21, 1, "f")]
    [InlineData(1, 1, "a/b/c/d/f")]
    public async Task The_limits_of_a_mirror_hold(int files, int bytes, string name)
    {
        for (var number = 0; number < files; number++)
        {
            _fixture.Remote.Write($"manifests/{name}{number}", new string('a', bytes));
        }

        await MirrorFixture.RefusedAsync("LimitExceeded", () => ReadAsync(_fixture.Remote.Path));
    }

    [Fact]
    public async Task A_missing_folder_and_missing_manifests_are_told_apart()
    {
        await MirrorFixture.RefusedAsync("FolderMissing", () => ReadAsync(_fixture["nowhere"]));
        Directory.CreateDirectory(_fixture["empty/manifests"]);
        await MirrorFixture.RefusedAsync("ManifestsMissing", () => ReadAsync(_fixture["empty"]));
        Directory.Delete(_fixture["empty/manifests"]);
        await MirrorFixture.RefusedAsync("ManifestsMissing", () => ReadAsync(_fixture["empty"]));
    }

    [Theory]
    [InlineData("../elsewhere")]
    [InlineData("/etc")]
    [InlineData("a/../b")]
    [InlineData(".git")]
    [InlineData("-x")]
    [InlineData("a//b")]
    [InlineData("")]
    public async Task A_path_out_of_the_repository_is_refused(string path)
    {
        var source = new WorkTreeSource(_fixture.Remote.Path, path, SnapshotLimits.Default, TimeProvider.System);

        await MirrorFixture.RefusedAsync("PathRefused", () => source.ReadAsync(MirrorFixture.Token));
    }

    public void Dispose() => _fixture.Dispose();

    private static Task<WorkTree> ReadAsync(string folder)
    {
        var limits = new SnapshotLimits { MaxFiles = 20, MaxFileBytes = 1_000, MaxTotalBytes = 5_000, MaxPathBytes = 60, MaxDepth = 5 };
        return new WorkTreeSource(folder, "manifests", limits, TimeProvider.System).ReadAsync(MirrorFixture.Token);
    }

    private static LocalRepositorySource Local(string folder, string revision) =>
        new(folder, revision, "manifests", SnapshotLimits.Default, TimeProvider.System);
}
