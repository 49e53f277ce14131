using System.Text;

namespace Cyclops.Git.Tests.Mirroring;

public sealed class GitMirrorTests : IDisposable
{
    private readonly MirrorFixture _fixture = new();

    [Fact]
    public async Task A_commit_is_fetched_with_what_is_known_of_it()
    {
        var first = _fixture.Remote.Commit("add the web site");
        var second = _fixture.Remote.Commit("allow\n\nCyclops-Allow-Delete: 4");

        var head = await _fixture.Mirror().FetchAsync(MirrorFixture.Token);

        Assert.Equal(
            new CommitInfo(
                new CommitId(second), "Ada <ada@example.org>", new DateTimeOffset(2026, 1, 1, 0, 0, 2, TimeSpan.Zero), "allow", 4, [new CommitId(first)]),
            head);
    }

    [Fact]
    public async Task A_snapshot_holds_every_file_of_the_folder_and_none_beside_it()
    {
        _fixture.Remote.Write("README.md", "no manifest").Write("manifests/platform.yaml", "kind: Platform\r\n").Commit();
        var mirror = _fixture.Mirror();
        var head = await mirror.FetchAsync(MirrorFixture.Token);

        var snapshot = await mirror.ReadAsync(head.Id, MirrorFixture.Token);

        Assert.Equal(head, snapshot.Commit);
        Assert.Equal("manifests", snapshot.Root);
        Assert.Equal(_fixture.Remote.Git("rev-parse", "HEAD:manifests"), snapshot.TreeId);
        Assert.Equal([MirrorFixture.AppPath, "manifests/platform.yaml"], snapshot.Files.Select(file => file.Path));
        Assert.Equal("kind: Platform\r\n", Encoding.UTF8.GetString(snapshot.Files[1].Content.Span));
        Assert.Equal(_fixture.Remote.Git("rev-parse", "HEAD:manifests/platform.yaml"), snapshot.Files[1].BlobId);
    }

    [Fact]
    public async Task An_older_commit_stays_readable()
    {
        var first = new CommitId(_fixture.Remote.Commit());
        var mirror = _fixture.Mirror();
        await mirror.FetchAsync(MirrorFixture.Token);
        _fixture.Remote.Write("manifests/platform.yaml", "kind: Platform\n").Commit();
        var head = await mirror.FetchAsync(MirrorFixture.Token);

        Assert.Single((await mirror.ReadAsync(first, MirrorFixture.Token)).Files);
        Assert.Equal(2, (await mirror.ReadAsync(head.Id, MirrorFixture.Token)).Files.Count);
    }

    [Fact]
    public async Task The_root_of_the_repository_may_be_the_folder()
    {
        _fixture.Remote.Commit();
        var mirror = _fixture.Mirror(_fixture.Settings with { ManifestsPath = "." });
        var head = await mirror.FetchAsync(MirrorFixture.Token);

        var snapshot = await mirror.ReadAsync(head.Id, MirrorFixture.Token);

        Assert.Equal("", snapshot.Root);
        Assert.Equal([MirrorFixture.AppPath], snapshot.Files.Select(file => file.Path));
    }

    [Fact]
    public async Task A_repository_with_sha256_names_works_alike()
    {
        var remote = TestRepository.Init(_fixture["sha256"], "--object-format=sha256").Write(MirrorFixture.AppPath, "kind: App\n");
        remote.Commit();
        var mirror = _fixture.Mirror(_fixture.Settings with { Url = remote.Path });

        var head = await mirror.FetchAsync(MirrorFixture.Token);

        Assert.Equal(64, head.Id.Sha.Length);
        Assert.Single((await mirror.ReadAsync(head.Id, MirrorFixture.Token)).Files);
    }

    [Fact]
    public async Task The_mirror_is_used_again_after_a_restart()
    {
        var commit = new CommitId(_fixture.Remote.Commit());
        await _fixture.Mirror().FetchAsync(MirrorFixture.Token);
        _fixture.Release();

        var snapshot = await _fixture.Mirror().ReadAsync(commit, MirrorFixture.Token);

        Assert.Single(snapshot.Files);
    }

    [Fact]
    public async Task Two_controllers_do_not_share_a_cache_folder()
    {
        _fixture.Remote.Commit();
        await _fixture.Mirror().FetchAsync(MirrorFixture.Token);

        await MirrorFixture.RefusedAsync("CacheInUse", () => _fixture.Mirror().FetchAsync(MirrorFixture.Token));
    }

    [Fact]
    public async Task Nothing_can_be_read_before_the_first_fetch()
    {
        var commit = new CommitId(_fixture.Remote.Commit());

        await MirrorFixture.RefusedAsync("CommitMissing", () => _fixture.Mirror().ReadAsync(commit, MirrorFixture.Token));
    }

    public void Dispose() => _fixture.Dispose();
}
