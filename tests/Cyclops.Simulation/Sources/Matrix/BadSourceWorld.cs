using Cyclops.Simulation.Oracles;
using Cyclops.Simulation.World;
using Cyclops.Testing;

namespace Cyclops.Simulation.Sources.Matrix;

/// <summary>A simulated world whose controller follows a real config repository by its own mirror.</summary>
internal sealed class BadSourceWorld : IDisposable
{
    private static readonly TimeSpan Deployment = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    private readonly TempFolder _folder = new();
    private MirrorSource _mirror;

    /// <param name="good">A good repository, which is copied.</param>
    /// <param name="source">How the copy goes bad; it does not yet.</param>
    public BadSourceWorld(TestRepository good, BadSource source, WorldSettings settings)
    {
        Source = source;
        Remote = GoodRepository.Copy(good, _folder["remote"]);
        World = new(settings);
        World.Source = _mirror = new(Remote.Path, Cache);
        var board = World.Oracles;
        Guard = new(board);
        board.WatchOnly(Guard, new UniquenessOracle(board), new OrderOracle(board), new LedgerOracle(board), new BoundsOracle(board));
    }

    public BadSource Source { get; }

    public TestRepository Remote { get; }

    public SimulatedWorld World { get; }

    public NoDeletionOracle Guard { get; }

    private string Cache => _folder["cache"];

    /// <summary>Starts the controller and lets everything be deployed.</summary>
    public void Settle()
    {
        World.Start();
        var images = Images();
        if (!World.RunUntil(() => NotServing(images) is null, Deployment))
        {
            throw new InvalidOperationException($"the good repository is not deployed: {NotServing(images)}");
        }

        World.RunFor(Rest);
    }

    /// <summary>Commits a change that is good, and tells a running controller of it.</summary>
    public void Push(Action<TestRepository> change)
    {
        change(Remote);
        Remote.Commit();
        KeepHead();
        LookNow();
    }

    /// <summary>From now on, to be mended is to get back to this head.</summary>
    public void KeepHead() => Remote.Git("update-ref", GoodRepository.HeadRef, "HEAD");

    /// <summary>A running controller looks at the branch at once, as after a push.</summary>
    public void LookNow()
    {
        if (World.Life is { IsDead: false } life)
        {
            life.Thread.Run(life.Controller.Poll);
        }
    }

    /// <summary>Kills the controller. Another one starts soon, with what is left on the disk.</summary>
    public void Restart(bool losesDisk = false, bool losesCache = false)
    {
        World.Kill();
        _mirror.Dispose();
        if (losesDisk)
        {
            World.LoseDisk();
        }

        if (losesCache)
        {
            Directory.Delete(Cache, recursive: true);
        }

        World.Source = _mirror = new(Remote.Path, Cache);
    }

    /// <summary>The image of each app as its file in the work tree says, told apart from the production reader.</summary>
    public IReadOnlyDictionary<string, string> Images() => GoodRepository.Apps.ToDictionary(
        app => app,
        app => File.ReadLines(Path.Combine(Remote.Path, GoodRepository.AppPath(app))).Single(line => line.StartsWith("  image: ", StringComparison.Ordinal))["  image: ".Length..],
        StringComparer.Ordinal);

    /// <summary>The first app of the good repository that has no active service with its image.</summary>
    public string? NotServing(IReadOnlyDictionary<string, string> images)
    {
        var view = World.View;
        return GoodRepository.Apps.FirstOrDefault(app => !view.OfKind(CloudView.Service).Any(service =>
            service.Owner is { Environment: GoodRepository.Environment } owner
            && owner.App == app
            && service["status"] == "ACTIVE"
            && service["desired"] != "0"
            && view.Find($"{CloudView.Definition} {service["taskDefinition"]}")?[$"{app}.image"] == images[app]));
    }

    public void Dispose()
    {
        World.Dispose();
        _mirror.Dispose();
        _folder.Dispose();
    }
}
