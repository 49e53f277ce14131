using Cyclops.Git.Reading;

namespace Cyclops.Git.Tests.Local;

public sealed class LocalRepositorySourceTests : IDisposable
{
    private readonly MirrorFixture _fixture = new();

    [Fact]
    public async Task Every_way_to_name_a_commit_works()
    {
        var first = _fixture.Remote.Commit("first");
        _fixture.Remote.Git("tag", "v1");
        var second = _fixture.Remote.Commit("second");

        Assert.Equal(second, await FindAsync("HEAD"));
        Assert.Equal(second, await FindAsync("main"));
        Assert.Equal(first, await FindAsync("v1"));
        Assert.Equal(first, await FindAsync("main~1"));
        Assert.Equal(first, await FindAsync(first));
        Assert.Equal(first, await FindAsync(first[..10]));
        Assert.Equal(first, await FindAsync("refs/tags/v1"));
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("--output=x")]
    [InlineData("-h")]
    [InlineData("")]
    [InlineData("main\n")]
    [InlineData("main:manifests")]
    [InlineData("main..main")]
    public async Task What_names_no_commit_is_missing(string revision)
    {
        _fixture.Remote.Commit();

        await MirrorFixture.RefusedAsync("RevisionMissing", () => FindAsync(revision));
    }

    [Fact]
    public async Task F56_A_branch_and_a_tag_of_one_name_are_not_guessed()
    {
        _fixture.Remote.Commit();
        _fixture.Remote.Git("tag", "main");
        Assert.Equal(_fixture.Remote.Head, await FindAsync("main"));
        _fixture.Remote.Commit();

        await MirrorFixture.RefusedAsync("RevisionAmbiguous", () => FindAsync("main"));

        Assert.Equal(_fixture.Remote.Head, await FindAsync("refs/heads/main"));
    }

    [Fact]
    public async Task It_answers_like_the_mirror()
    {
        var first = new CommitId(_fixture.Remote.Commit("first"));
        _fixture.Remote.Switch("side").Write("manifests/side.yaml", "s").Commit("side");
        _fixture.Remote.Switch("main").Write("manifests/main.yaml", "m").Commit("main");
        var merge = new CommitId(_fixture.Remote.Merge("side"));
        var mirror = _fixture.Mirror();
        await mirror.FetchAsync(MirrorFixture.Token);
        var local = Source("HEAD");

        Assert.Equal(await mirror.ReadAsync(merge, MirrorFixture.Token), await local.ReadAsync(merge, MirrorFixture.Token));
        Assert.Equal(await mirror.LogAsync(first, merge, MirrorFixture.Token), await local.LogAsync(first, merge, MirrorFixture.Token));
        Assert.Equal(["merge", "main", "side"], (await local.LogAsync(first, merge, MirrorFixture.Token)).Select(commit => commit.Subject.Split(' ')[0].ToLowerInvariant()));
        Assert.Equal([first], await local.RootsAsync(merge, MirrorFixture.Token));
        Assert.True(await local.IsAncestorAsync(first, merge, MirrorFixture.Token));
        Assert.False(await local.IsAncestorAsync(merge, first, MirrorFixture.Token));
        Assert.False(await local.IsAncestorAsync(new CommitId(new string('a', 40)), merge, MirrorFixture.Token));
    }

    [Fact]
    public async Task A_bare_repository_is_one_too()
    {
        var commit = _fixture.Remote.Commit();
        GitTool.Run(_fixture.Remote.Path, null, ["clone", "--quiet", "--bare", ".", _fixture["bare.git"]]);
        var source = new LocalRepositorySource(_fixture["bare.git"], "main", "manifests", SnapshotLimits.Default, TimeProvider.System);

        Assert.Equal(commit, (await source.ReadHeadAsync()).Commit!.Id.Sha);
    }

    [Fact]
    public async Task A_commit_that_is_not_there_is_missing()
    {
        _fixture.Remote.Commit();

        await MirrorFixture.RefusedAsync("CommitMissing", () => Source("HEAD").ReadAsync(new CommitId(new string('a', 40)), MirrorFixture.Token));
        await MirrorFixture.RefusedAsync("CommitMissing", () => Source("HEAD").ReadAsync(new CommitId("--output=x"), MirrorFixture.Token));
        await MirrorFixture.RefusedAsync("CommitMissing", () => Source("HEAD").ReadAsync(default, MirrorFixture.Token));
    }

    [Fact]
    public async Task F52_A_damaged_repository_is_told_so()
    {
        _fixture.Remote.Commit();
        var blob = _fixture.Remote.Git("rev-parse", $"HEAD:{MirrorFixture.AppPath}");
        File.Delete(Path.Combine(_fixture.Remote.Path, ".git", "objects", blob[..2], blob[2..]));

        await MirrorFixture.RefusedAsync("RepositoryCorrupt", () => Source("HEAD").ReadHeadAsync());
    }

    [Fact]
    public async Task A_partial_clone_fetches_nothing_behind_our_back()
    {
        var canary = _fixture["canary"];
        _fixture.Remote.Commit();
        var blob = _fixture.Remote.Git("rev-parse", $"HEAD:{MirrorFixture.AppPath}");
        File.Delete(Path.Combine(_fixture.Remote.Path, ".git", "objects", blob[..2], blob[2..]));
        _fixture.Remote.Git("config", "remote.origin.url", $"ext::touch {canary}");
        _fixture.Remote.Git("config", "remote.origin.uploadpack", $"touch {canary};");
        _fixture.Remote.Git("config", "remote.origin.promisor", "true");
        _fixture.Remote.Git("config", "extensions.partialClone", "origin");
        _fixture.Remote.Git("config", "protocol.allow", "always");

        await MirrorFixture.RefusedAsync("RepositoryCorrupt", () => Source("HEAD").ReadHeadAsync());

        Assert.False(File.Exists(canary));
    }

    [Fact]
    public async Task A_folder_in_no_repository_has_no_revisions()
    {
        Directory.CreateDirectory(_fixture["plain"]);
        var source = new LocalRepositorySource(_fixture["plain"], "HEAD", "manifests", SnapshotLimits.Default, TimeProvider.System);

        await MirrorFixture.RefusedAsync("RepositoryMissing", () => source.FetchAsync(MirrorFixture.Token));
    }

    public void Dispose() => _fixture.Dispose();

    private LocalRepositorySource Source(string revision) =>
        new(_fixture.Remote.Path, revision, "manifests", SnapshotLimits.Default, TimeProvider.System);

    private async Task<string> FindAsync(string revision) => (await Source(revision).FetchAsync(MirrorFixture.Token)).Id.Sha;
}
