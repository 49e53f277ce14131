using Cyclops.Git.Reading;

namespace Cyclops.Git.Tests;

/// <summary>A remote with one app in it, and a place for mirrors of it.</summary>
internal sealed class MirrorFixture : IDisposable
{
    public const string AppPath = "manifests/apps/web/app.yaml";

    private readonly TempFolder _folder = new();
    private readonly List<GitMirror> _mirrors = [];

    public MirrorFixture() => Remote = TestRepository.Init(_folder["remote"]).Write(AppPath, "kind: App\n");

    public TestRepository Remote { get; }

    public string Cache => _folder["cache"];

    /// <summary>A path below the fixture's folder.</summary>
    public string this[string name] => _folder[name];

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public GitMirrorSettings Settings => new() { Url = Remote.Path, CacheFolder = Cache };

    public GitMirror Mirror(SnapshotLimits? limits = null) =>
        Mirror(Settings with { Limits = limits ?? SnapshotLimits.Default });

    public GitMirror Mirror(GitMirrorSettings settings)
    {
        var mirror = new GitMirror(settings, TimeProvider.System);
        _mirrors.Add(mirror);
        return mirror;
    }

    /// <summary>The repository the mirror reads from.</summary>
    public string MirrorFolder => Path.GetDirectoryName(Directory.GetFiles(Cache, "HEAD", SearchOption.AllDirectories).Single())!;

    /// <summary>The exception a read or fetch must end in.</summary>
    public static async Task<SourceException> RefusedAsync(string reason, Func<Task> action)
    {
        var fault = await Assert.ThrowsAsync<SourceException>(action);
        Assert.Equal(reason, fault.Reason);
        Assert.DoesNotContain(fault.Message, char.IsControl);
        return fault;
    }

    /// <summary>Ends all mirrors, as the end of a controller does.</summary>
    public void Release()
    {
        _mirrors.ForEach(mirror => mirror.Dispose());
        _mirrors.Clear();
    }

    public void Dispose()
    {
        Release();
        _folder.Dispose();
    }
}
