namespace Cyclops.Git.Tests.Mirroring;

/// <summary>Rows F40 to F46, F53, F54 and F56 of the reliability table: whatever happens to the branch, the answer is complete or an exception.</summary>
public sealed class HeldBranchTests : IDisposable
{
    private readonly MirrorFixture _fixture = new();

    [Fact]
    public async Task F40_A_remote_that_is_gone_is_no_empty_repository()
    {
        var commit = new CommitId(_fixture.Remote.Commit());
        var mirror = _fixture.Mirror();
        await mirror.FetchAsync(MirrorFixture.Token);
        Directory.Move(_fixture.Remote.Path, _fixture["elsewhere"]);

        var fault = await MirrorFixture.RefusedAsync("FetchFailed", () => mirror.FetchAsync(MirrorFixture.Token));

        Assert.Contains("does not appear to be a git repository", fault.Message, StringComparison.Ordinal);
        Assert.Single((await mirror.ReadAsync(commit, MirrorFixture.Token)).Files);
    }

    [Fact]
    public async Task F40_A_refused_connection_shows_no_credentials()
    {
        var mirror = _fixture.Mirror(_fixture.Settings with { Url = "http://ada:hunter2%21@127.0.0.1:1/config.git", Token = "ghp_canary" });

        var fault = await MirrorFixture.RefusedAsync("FetchFailed", () => mirror.FetchAsync(MirrorFixture.Token));

        Assert.Contains("http://127.0.0.1:1/config.git", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", fault.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("ghp_canary", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task F41_A_deleted_branch_is_missing_and_what_was_fetched_stays()
    {
        var commit = new CommitId(_fixture.Remote.Commit());
        var mirror = _fixture.Mirror();
        await mirror.FetchAsync(MirrorFixture.Token);
        _fixture.Remote.Switch("trunk").DeleteBranch("main");

        var fault = await MirrorFixture.RefusedAsync("BranchMissing", () => mirror.FetchAsync(MirrorFixture.Token));

        Assert.Contains("it has trunk", fault.Message, StringComparison.Ordinal);
        Assert.Single((await mirror.ReadAsync(commit, MirrorFixture.Token)).Files);
    }

    [Fact]
    public async Task F42_A_repository_without_commits_is_empty()
    {
        await MirrorFixture.RefusedAsync("RepositoryEmpty", () => _fixture.Mirror().FetchAsync(MirrorFixture.Token));
    }

    [Fact]
    public async Task F42_An_empty_tree_has_no_manifests()
    {
        _fixture.Remote.Commit();
        _fixture.Remote.Remove("manifests").Commit("oops");
        var mirror = _fixture.Mirror();
        var head = await mirror.FetchAsync(MirrorFixture.Token);

        await MirrorFixture.RefusedAsync("ManifestsMissing", () => mirror.ReadAsync(head.Id, MirrorFixture.Token));
        await MirrorFixture.RefusedAsync(
            "ManifestsMissing", () => _fixture.Mirror(Elsewhere() with { ManifestsPath = "." }).ReadHeadAsync());
    }

    [Fact]
    public async Task F43_A_force_push_to_an_older_commit_is_no_descendant()
    {
        var first = new CommitId(_fixture.Remote.Commit());
        var second = new CommitId(_fixture.Remote.Commit());
        var mirror = _fixture.Mirror();
        await mirror.FetchAsync(MirrorFixture.Token);
        _fixture.Remote.ForcePush(first.Sha);

        var head = await mirror.FetchAsync(MirrorFixture.Token);

        Assert.Equal(first, head.Id);
        Assert.False(await mirror.IsAncestorAsync(second, head.Id, MirrorFixture.Token));
        Assert.True(await mirror.IsAncestorAsync(first, second, MirrorFixture.Token));
        Assert.Single((await mirror.ReadAsync(second, MirrorFixture.Token)).Files);
    }

    [Fact]
    public async Task F44_An_unrelated_history_has_other_roots()
    {
        var old = new CommitId(_fixture.Remote.Commit());
        var mirror = _fixture.Mirror();
        await mirror.FetchAsync(MirrorFixture.Token);
        var anew = new CommitId(_fixture.Remote.StartOver().Write("manifests/x.yaml", "kind: App\n").Commit("new begin"));

        var head = await mirror.FetchAsync(MirrorFixture.Token);

        Assert.Equal(anew, head.Id);
        Assert.False(await mirror.IsAncestorAsync(old, head.Id, MirrorFixture.Token));
        Assert.Equal([old], await mirror.RootsAsync(old, MirrorFixture.Token));
        Assert.Equal([anew], await mirror.RootsAsync(head.Id, MirrorFixture.Token));
    }

    [Fact]
    public async Task F45_A_rewritten_history_with_the_same_files_has_the_same_tree()
    {
        _fixture.Remote.Commit("first");
        var mirror = _fixture.Mirror();
        var before = await mirror.ReadHeadAsync();
        _fixture.Remote.Git("commit", "--amend", "--quiet", "--message", "second");

        var after = await mirror.ReadHeadAsync();

        Assert.NotEqual(before.Commit, after.Commit);
        Assert.Equal(before.TreeId, after.TreeId);
        Assert.Equal(before.Files, after.Files);
    }

    [Fact]
    public async Task F46_A_moved_manifests_folder_is_missing()
    {
        _fixture.Remote.Commit();
        _fixture.Remote.Git("mv", "manifests", "config");
        _fixture.Remote.Commit();

        var fault = await MirrorFixture.RefusedAsync("ManifestsMissing", () => _fixture.Mirror().ReadHeadAsync());

        Assert.Contains("Nothing is changed or deleted", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task F53_A_repository_made_anew_under_the_same_address_has_other_roots()
    {
        var old = new CommitId(_fixture.Remote.Commit("old"));
        var mirror = _fixture.Mirror();
        await mirror.FetchAsync(MirrorFixture.Token);
        Directory.Delete(_fixture.Remote.Path, recursive: true);
        var anew = TestRepository.Init(_fixture.Remote.Path).Write(MirrorFixture.AppPath, "kind: App\n").Commit("new");

        var head = await mirror.FetchAsync(MirrorFixture.Token);

        Assert.Equal([new CommitId(anew)], await mirror.RootsAsync(head.Id, MirrorFixture.Token));
        Assert.False(await mirror.IsAncestorAsync(old, head.Id, MirrorFixture.Token));
    }

    [Fact]
    public async Task F54_A_thousand_pushes_end_in_the_last_one()
    {
        var first = new CommitId(_fixture.Remote.Commit());
        var mirror = _fixture.Mirror();
        await mirror.FetchAsync(MirrorFixture.Token);
        var history = string.Concat(Enumerable.Range(1, 1000).Select(number => Invariant(
            $"commit refs/heads/main\ncommitter Ada <ada@example.org> {1800000000 + number} +0000\ndata 4\npush\n{(number == 1 ? "from refs/heads/main^0\n" : "")}")));
        _fixture.Remote.GitWithInput(history, "fast-import", "--quiet");

        var head = await mirror.FetchAsync(MirrorFixture.Token);

        Assert.Equal(_fixture.Remote.Head, head.Id.Sha);
        var log = await mirror.LogAsync(first, head.Id, MirrorFixture.Token);
        Assert.Equal(1000, log.Count);
        Assert.Equal(head, log[0]);
        Assert.Equal([first], log[^1].Parents);
    }

    [Fact]
    public async Task F56_A_tag_or_longer_name_is_never_taken_for_the_branch()
    {
        var tagged = _fixture.Remote.Commit("tagged");
        var branch = _fixture.Remote.Commit("on the branch");
        _fixture.Remote.Git("tag", "main", tagged);
        _fixture.Remote.Git("update-ref", "refs/heads/a/refs/heads/main", tagged);
        _fixture.Remote.Git("update-ref", "refs/tags/refs/heads/main", tagged);

        Assert.Equal(branch, (await _fixture.Mirror().FetchAsync(MirrorFixture.Token)).Id.Sha);
    }

    [Fact]
    public async Task F56_A_missing_branch_is_missing_although_a_longer_name_ends_like_it()
    {
        _fixture.Remote.Commit();
        _fixture.Remote.Git("update-ref", "refs/heads/a/refs/heads/prod", "HEAD");

        await MirrorFixture.RefusedAsync(
            "BranchMissing", () => _fixture.Mirror(_fixture.Settings with { Branch = "prod" }).FetchAsync(MirrorFixture.Token));
    }

    public void Dispose() => _fixture.Dispose();

    private GitMirrorSettings Elsewhere() => _fixture.Settings with { CacheFolder = _fixture["second-cache"] };

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
