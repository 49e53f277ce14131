using Cyclops.Git.Processes;
using Cyclops.Git.Remotes;

namespace Cyclops.Git.Tests.Processes;

/// <summary>Invariant S18 and what polling costs: which commands a mirror starts.</summary>
public sealed class GitCommandsTests : IDisposable
{
    private static readonly string[] Verbs =
        ["init", "ls-remote", "fetch", "rev-parse", "rev-list", "ls-tree", "cat-file", "merge-base", "fsck", "repack"];

    private readonly MirrorFixture _fixture = new();
    private RecordingRunner? _runner;

    [Fact]
    public async Task Only_known_commands_run_and_what_comes_from_outside_stands_behind_two_dashes()
    {
        var first = new CommitId(_fixture.Remote.Commit());
        using var mirror = Recorded();
        var head = await mirror.FetchAsync(MirrorFixture.Token);
        await mirror.ReadAsync(head.Id, MirrorFixture.Token);
        await mirror.LogAsync(first, head.Id, MirrorFixture.Token);
        await mirror.RootsAsync(head.Id, MirrorFixture.Token);
        _fixture.Remote.Commit();
        head = await mirror.FetchAsync(MirrorFixture.Token);
        await mirror.IsAncestorAsync(first, head.Id, MirrorFixture.Token);
        _fixture.Remote.Switch("other").DeleteBranch("main");
        await MirrorFixture.RefusedAsync("BranchMissing", () => mirror.FetchAsync(MirrorFixture.Token));

        Assert.All(_runner!.Commands, command =>
        {
            var arguments = command.Arguments.ToList();
            Assert.Contains(arguments.First(argument => !argument.StartsWith('-')), Verbs);
            var remote = arguments.IndexOf(_fixture.Remote.Path);
            Assert.True(remote < 0 || arguments[remote - 1] == "--");
        });
    }

    [Fact]
    public async Task A_poll_without_news_asks_the_remote_once_and_no_more()
    {
        _fixture.Remote.Commit();
        using var mirror = Recorded();
        var first = await mirror.FetchAsync(MirrorFixture.Token);
        _runner!.Commands.Clear();

        var second = await mirror.FetchAsync(MirrorFixture.Token);

        Assert.Equal(first, second);
        Assert.Equal("ls-remote", Assert.Single(_runner.Commands).Arguments[0]);
    }

    [Fact]
    public async Task After_a_restart_without_news_nothing_is_fetched()
    {
        _fixture.Remote.Commit();
        await _fixture.Mirror().FetchAsync(MirrorFixture.Token);
        _fixture.Release();
        using var mirror = Recorded();

        await mirror.FetchAsync(MirrorFixture.Token);

        Assert.DoesNotContain(_runner!.Commands, command => command.Arguments.Contains("fetch"));
    }

    [Fact]
    public async Task Only_changed_files_are_read_again()
    {
        _fixture.Remote.Write("manifests/b.yaml", "b").Commit();
        using var mirror = Recorded();
        await mirror.ReadHeadAsync();
        _fixture.Remote.Write("manifests/b.yaml", "changed").Commit();
        _runner!.Commands.Clear();

        await mirror.ReadHeadAsync();

        var read = Assert.Single(_runner.Commands, command => command.Arguments.Contains("cat-file") && command.Arguments.Contains("--batch"));
        Assert.Equal(_fixture.Remote.Git("rev-parse", "HEAD:manifests/b.yaml").Length + 1, read.Input.Length);
    }

    [Fact]
    public async Task Packs_of_many_fetches_are_joined_and_old_heads_stay()
    {
        var first = new CommitId(_fixture.Remote.Commit());
        using var mirror = Recorded();
        await mirror.FetchAsync(MirrorFixture.Token);
        var packs = Path.Combine(_fixture.MirrorFolder, "objects", "pack");
        for (var number = 0; number < 50; number++)
        {
            File.WriteAllText(Path.Combine(packs, $"pack-{number}.pack"), "");
        }

        _fixture.Remote.Git("commit", "--quiet", "--amend", "--allow-empty", "--message", "amended");
        await mirror.FetchAsync(MirrorFixture.Token);

        Assert.Contains(_runner!.Commands, command => command.Arguments.Contains("repack"));
        Assert.Single(Directory.GetFiles(packs, "*.idx"));
        Assert.Single((await mirror.ReadAsync(first, MirrorFixture.Token)).Files);
    }

    public void Dispose() => _fixture.Dispose();

    private GitMirror Recorded()
    {
        var settings = _fixture.Settings;
        var remote = RemoteAddress.Parse(settings.Url);
        _runner = new RecordingRunner(
            new GitProcess(GitEnvironment.ForRemote(remote, settings), settings.FetchTimeout, settings.ReadTimeout, TimeProvider.System));
        return new GitMirror(settings, _ => _runner);
    }
}
