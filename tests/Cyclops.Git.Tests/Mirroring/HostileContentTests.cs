using System.Text;
using Cyclops.Git.Reading;

namespace Cyclops.Git.Tests.Mirroring;

/// <summary>Threat H6: what a repository may hold must not reach the disk, run, or be read past the limits.</summary>
public sealed class HostileContentTests : IDisposable
{
    private static readonly SnapshotLimits Small = new() { MaxFiles = 20, MaxFileBytes = 1_000, MaxTotalBytes = 5_000, MaxPathBytes = 60, MaxDepth = 5 };

    private readonly MirrorFixture _fixture = new();

    public static TheoryData<string, string, string> BadEntries => new()
    {
        { "120000", "manifests/link.yaml", "a symbolic link" },
        { "120000", "manifests/apps", "a symbolic link" },
        { "160000", "manifests/module", "a submodule" },
        { "100644", "manifests/a\nb.yaml", "printable ASCII" },
        { "100644", "manifests/\u001b[31mred.yaml", "printable ASCII" },
        { "100644", "manifests/caf\u00e9.yaml", "printable ASCII" },
        { "100644", "manifests/cafe\u0301.yaml", "printable ASCII" },
        { "100644", "manifests/\u202egpj.yaml", "printable ASCII" },
        { "100644", "manifests/a\\b.yaml", "printable ASCII" },
    };

    [Theory]
    [MemberData(nameof(BadEntries))]
    public async Task An_entry_that_is_no_plain_file_refuses_the_snapshot_and_is_named(string mode, string path, string because)
    {
        _fixture.Remote.Write("manifests/good.yaml", "kind: App\n").Commit();
        var id = mode == "160000" ? _fixture.Remote.Head : _fixture.Remote.WriteBlob("/etc/passwd");
        _fixture.Remote.Git("rm", "-r", "-q", "--cached", "--ignore-unmatch", "manifests/apps");
        _fixture.Remote.CommitEntries("hostile", (mode, id, path));

        var fault = await MirrorFixture.RefusedAsync("UnsupportedEntry", () => _fixture.Mirror(Small).ReadHeadAsync());

        Assert.Contains(because, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("root:", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_symbolic_link_in_place_of_the_folder_is_no_folder()
    {
        _fixture.Remote.Commit();
        _fixture.Remote.Remove("manifests");
        _fixture.Remote.CommitEntries("hostile", ("120000", _fixture.Remote.WriteBlob("/etc"), "manifests"));

        var fault = await MirrorFixture.RefusedAsync("ManifestsMissing", () => _fixture.Mirror().ReadHeadAsync());

        Assert.Contains("is a symbolic link", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_entries_beside_the_folder_do_not_matter()
    {
        _fixture.Remote.Commit();
        _fixture.Remote.CommitEntries(
            "beside",
            ("120000", _fixture.Remote.WriteBlob("/etc/passwd"), "passwd"),
            ("160000", _fixture.Remote.Head, "module"),
            ("100644", _fixture.Remote.WriteBlob("x"), "new\nline"));

        Assert.Single((await _fixture.Mirror().ReadHeadAsync()).Files);
    }

    [Theory]
    [InlineData(1, 1_001, "manifests/big.yaml")]
    [InlineData(6, 900, "manifests/f{0}.yaml")]
    [InlineData(21, 1, "manifests/f{0}.yaml")]
    [InlineData(2_000, 1, "manifests/f{0}.yaml")]
    [InlineData(1, 1, "manifests/a/b/c/d/deep.yaml")]
    [InlineData(1, 1, "manifests/a-name-that-is-longer-than-the-sixty-bytes-a-path-may-have.yaml")]
    public async Task More_than_the_limits_is_refused(int files, int bytes, string path)
    {
        _fixture.Remote.Commit();
        var blob = _fixture.Remote.WriteBlob(new string('a', bytes));
        var entries = Enumerable.Range(0, files).Select(number => ("100644", Distinct(blob, bytes, number), path.Replace("{0}", $"{number}", StringComparison.Ordinal)));
        _fixture.Remote.CommitEntries("many", [.. entries]);

        await MirrorFixture.RefusedAsync("LimitExceeded", () => _fixture.Mirror(Small).ReadHeadAsync());
    }

    [Fact]
    public async Task Just_what_the_limits_allow_is_read()
    {
        _fixture.Remote.CommitEntries(
            "full",
            [.. Enumerable.Range(0, 20).Select(number => ("100644", _fixture.Remote.WriteBlob($"{number}".PadRight(250)), $"manifests/{number}.yaml"))]);

        Assert.Equal(20, (await _fixture.Mirror(Small).ReadHeadAsync()).Files.Count);
    }

    [Fact]
    public async Task A_tree_that_names_itself_a_million_times_is_cut()
    {
        var blob = _fixture.Remote.WriteBlob("x");
        var tree = _fixture.Remote.GitWithInput($"100644 blob {blob}\tf\n", "mktree");
        for (var level = 0; level < 6; level++)
        {
            var lines = string.Concat(Enumerable.Range(0, 10).Select(number => $"040000 tree {tree}\t{number}\n"));
            tree = _fixture.Remote.GitWithInput(lines, "mktree");
        }

        var root = _fixture.Remote.GitWithInput($"040000 tree {tree}\tmanifests\n", "mktree");
        _fixture.Remote.Git("update-ref", "refs/heads/main", _fixture.Remote.Git("commit-tree", root, "-m", "bomb"));

        await MirrorFixture.RefusedAsync("LimitExceeded", () => _fixture.Mirror(Small).ReadHeadAsync());
    }

    [Fact]
    public async Task Nothing_of_a_repository_runs()
    {
        var canary = _fixture["canary"];
        _fixture.Remote
            .Write(".gitattributes", "* filter=evil text=auto\n")
            .Write("manifests/.gitattributes", "* filter=evil\n")
            .Write(".gitconfig", $"[filter \"evil\"]\n\tsmudge = touch {canary}\n")
            .Write("hooks/post-checkout", $"touch {canary}\n")
            .Commit();
        foreach (var hook in new[] { "post-checkout", "reference-transaction", "post-merge", "pre-auto-gc", "fsmonitor-watchman" })
        {
            Script.Write(Path.Combine(_fixture.Remote.Path, ".git", "hooks", hook), $"touch {canary}");
        }

        _fixture.Remote.Git("config", "uploadpack.packObjectsHook", $"touch {canary};");
        _fixture.Remote.Git("config", "core.fsmonitor", $"touch {canary};");
        var mirror = _fixture.Mirror();

        await mirror.ReadHeadAsync();

        Assert.False(File.Exists(canary));
        Assert.DoesNotContain(Directory.GetFiles(_fixture.Cache, "*", SearchOption.AllDirectories), file => file.EndsWith(".yaml", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Names_that_differ_in_case_only_are_both_read()
    {
        _fixture.Remote.Write("manifests/apps/web/App.yaml", "kind: App\n").Commit();

        Assert.Equal(
            ["manifests/apps/web/App.yaml", "manifests/apps/web/app.yaml"],
            (await _fixture.Mirror().ReadHeadAsync()).Files.Select(file => file.Path));
    }

    [Fact]
    public async Task Bytes_come_as_they_are()
    {
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. Encoding.ASCII.GetBytes("a: 1\r\n\0\t"), 0xFF, 0xFE, (byte)'\n', (byte)'\n'];
        _fixture.Remote.Write(MirrorFixture.AppPath, bytes).Write("manifests/empty.yaml", "").Commit();

        var files = (await _fixture.Mirror().ReadHeadAsync()).Files;

        Assert.Equal(bytes, files[0].Content.ToArray());
        Assert.Equal([], files[1].Content.ToArray());
    }

    [Fact]
    public async Task A_replaced_object_is_not_believed()
    {
        _fixture.Remote.Commit();
        var real = _fixture.Remote.Git("rev-parse", $"HEAD:{MirrorFixture.AppPath}");
        _fixture.Remote.Git("replace", real, _fixture.Remote.WriteBlob("forged"));

        var local = new LocalRepositorySource(_fixture.Remote.Path, "main", "manifests", SnapshotLimits.Default, TimeProvider.System);

        Assert.Equal("kind: App\n", Encoding.UTF8.GetString((await local.ReadHeadAsync()).Files[0].Content.Span));
    }

    [Fact]
    public async Task Control_characters_in_names_and_subjects_do_not_reach_a_terminal()
    {
        _fixture.Remote.Git("config", "user.name", "x");
        _fixture.Remote.Git("add", "--all");
        _fixture.Remote.Git("commit", "--quiet", "--author", "E\u001b]0;owned\u0007ve <eve@example.org>", "--message", "red \u001b[31malert\u202e");

        var head = await _fixture.Mirror().FetchAsync(MirrorFixture.Token);

        Assert.DoesNotContain(head.Author + head.Subject, c => char.IsControl(c) || c == '\u202e');
        Assert.Contains("alert", head.Subject, StringComparison.Ordinal);
    }

    public void Dispose() => _fixture.Dispose();

    /// <summary>Another blob for each number where sizes are to add up; one for all where only the count matters.</summary>
    private string Distinct(string blob, int bytes, int number) =>
        bytes == 900 ? _fixture.Remote.WriteBlob($"{number}".PadRight(bytes)) : blob;
}
