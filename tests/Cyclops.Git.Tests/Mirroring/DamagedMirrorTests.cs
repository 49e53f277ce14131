namespace Cyclops.Git.Tests.Mirroring;

/// <summary>Row F52: a damaged mirror is made anew aside and swapped in; a damaged remote holds everything.</summary>
public sealed class DamagedMirrorTests : IDisposable
{
    private readonly MirrorFixture _fixture = new();

    public static TheoryData<string> Damages => ["packs deleted", "pack cut", "head reference deleted", "HEAD deleted", "everything deleted"];

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task F52_A_damaged_mirror_heals_itself(string damage)
    {
        _fixture.Remote.Commit();
        var healthy = await _fixture.Mirror().ReadHeadAsync();
        _fixture.Release();
        Damage(damage);
        var mirror = _fixture.Mirror();

        await mirror.FetchAsync(MirrorFixture.Token);

        Assert.Equal(healthy, await mirror.ReadAsync(healthy.Commit!.Id, MirrorFixture.Token));
    }

    [Fact]
    public async Task F52_A_mirror_damaged_while_in_use_heals_at_the_next_read()
    {
        _fixture.Remote.Commit();
        var mirror = _fixture.Mirror(_fixture.Settings);
        var head = await mirror.FetchAsync(MirrorFixture.Token);
        Damage("packs deleted");

        var reads = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => mirror.ReadAsync(head.Id, MirrorFixture.Token)));

        Assert.All(reads, snapshot => Assert.Single(snapshot.Files));
    }

    [Fact]
    public async Task F52_A_new_commit_is_fetched_into_a_damaged_mirror()
    {
        _fixture.Remote.Commit();
        var mirror = _fixture.Mirror();
        await mirror.FetchAsync(MirrorFixture.Token);
        Damage("pack cut");
        _fixture.Remote.Write("manifests/platform.yaml", "kind: Platform\n").Commit();

        Assert.Equal(2, (await mirror.ReadHeadAsync()).Files.Count);
    }

    [Fact]
    public async Task F52_A_damaged_mirror_without_its_remote_holds()
    {
        _fixture.Remote.Commit();
        var mirror = _fixture.Mirror();
        var head = await mirror.FetchAsync(MirrorFixture.Token);
        Damage("packs deleted");
        Directory.Move(_fixture.Remote.Path, _fixture["elsewhere"]);

        await MirrorFixture.RefusedAsync("FetchFailed", () => mirror.ReadAsync(head.Id, MirrorFixture.Token));
    }

    [Fact]
    public async Task F52_A_remote_that_lost_an_object_is_not_read()
    {
        _fixture.Remote.Commit();
        var blob = _fixture.Remote.Git("rev-parse", $"HEAD:{MirrorFixture.AppPath}");
        File.Delete(Path.Combine(_fixture.Remote.Path, ".git", "objects", blob[..2], blob[2..]));

        await MirrorFixture.RefusedAsync("FetchFailed", () => _fixture.Mirror().FetchAsync(MirrorFixture.Token));
    }

    [Fact]
    public async Task F52_A_shallow_remote_is_not_read()
    {
        _fixture.Remote.Commit();
        _fixture.Remote.Commit();
        GitTool.Run(_fixture.Remote.Path, null, ["clone", "--quiet", "--bare", "--depth=1", $"file://{_fixture.Remote.Path}", _fixture["shallow"]]);

        await MirrorFixture.RefusedAsync(
            "FetchFailed", () => _fixture.Mirror(_fixture.Settings with { Url = _fixture["shallow"] }).FetchAsync(MirrorFixture.Token));
    }

    [Fact]
    public async Task F52_A_remote_that_became_shallow_is_not_its_head_before()
    {
        var before = new CommitId(_fixture.Remote.Commit());
        var mirror = _fixture.Mirror();
        await mirror.FetchAsync(MirrorFixture.Token);
        _fixture.Remote.Commit();
        _fixture.Remote.Write(".git/shallow", _fixture.Remote.Commit() + "\n");

        await MirrorFixture.RefusedAsync("FetchFailed", () => mirror.FetchAsync(MirrorFixture.Token));

        Assert.Single((await mirror.ReadAsync(before, MirrorFixture.Token)).Files);
        File.Delete(Path.Combine(_fixture.Remote.Path, ".git/shallow"));
        Assert.Equal(_fixture.Remote.Head, (await mirror.FetchAsync(MirrorFixture.Token)).Id.Sha);
    }

    [Fact]
    public async Task Locks_and_unfinished_packs_of_a_killed_fetch_are_removed()
    {
        _fixture.Remote.Commit();
        await _fixture.Mirror().FetchAsync(MirrorFixture.Token);
        _fixture.Release();
        var mirror = _fixture.MirrorFolder;
        string[] leftovers =
        [
            Path.Combine(mirror, "refs", "cyclops", "head.lock"),
            Path.Combine(mirror, "packed-refs.lock"),
            Path.Combine(mirror, "objects", "pack", "tmp_pack_XyZ"),
        ];
        foreach (var file in leftovers)
        {
            File.WriteAllText(file, "");
        }

        var commit = _fixture.Remote.Commit();

        Assert.Equal(commit, (await _fixture.Mirror().FetchAsync(MirrorFixture.Token)).Id.Sha);
        Assert.DoesNotContain(leftovers, File.Exists);
    }

    [Fact]
    public async Task A_mirror_half_made_at_a_crash_is_removed()
    {
        _fixture.Remote.Commit();
        await _fixture.Mirror().FetchAsync(MirrorFixture.Token);
        _fixture.Release();
        var unfinished = Path.Combine(Path.GetDirectoryName(_fixture.MirrorFolder)!, "7");
        Directory.CreateDirectory(unfinished);

        await _fixture.Mirror().ReadHeadAsync();

        Assert.False(Directory.Exists(unfinished));
    }

    public void Dispose() => _fixture.Dispose();

    private void Damage(string damage)
    {
        var mirror = _fixture.MirrorFolder;
        var packs = Path.Combine(mirror, "objects", "pack");
        switch (damage)
        {
            case "packs deleted":
                Directory.Delete(packs, recursive: true);
                break;
            case "pack cut":
                var pack = Directory.GetFiles(packs, "*.pack").Single();
                File.SetAttributes(pack, FileAttributes.Normal);
                File.WriteAllBytes(pack, File.ReadAllBytes(pack)[..20]);
                break;
            case "head reference deleted":
                Directory.Delete(Path.Combine(mirror, "refs", "cyclops"), recursive: true);
                break;
            case "HEAD deleted":
                File.Delete(Path.Combine(mirror, "HEAD"));
                break;
            default:
                Directory.Delete(mirror, recursive: true);
                break;
        }
    }
}
