namespace Cyclops.Simulation.Sources.Matrix;

/// <summary>The twelve states in which each source goes bad.</summary>
internal static class WorldStates
{
    private const string Removed = "app-z";

    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan OnePoll = TimeSpan.FromSeconds(40);

    /// <summary>Bad sources of several kinds that leave nothing behind when they are mended.</summary>
    private static readonly IReadOnlyList<string> Earlier = ["app-truncated", "remote-gone", "force-push-to-an-older-commit", "all-apps-removed"];

    public static WorldState Settled { get; } = new("settled", w => w.Settle());

    public static IReadOnlyList<WorldState> All { get; } =
    [
        Settled,
        new("just-started", w =>
        {
            w.World.Start();
            w.World.RunFor(5 * Moment);
        }),
        new("rolling-out", RollOut) { Strike = w => w.LookNow() },
        new("tearing-down", TearDown) { Strike = w => w.LookNow(), Leaving = Removed },
        new("killed", w => w.Settle()) { Strike = w => w.Restart() },
        new("disk-lost", w => w.Settle()) { Strike = w => w.Restart(losesDisk: true), ForgetsHead = true },
        new("cache-lost", w => w.Settle()) { Strike = w => w.Restart(losesCache: true) },
        new("drifted", w => w.Settle()) { Strike = w => w.World.Meddle("drift", _ => Drift.Make(w.World.Stranger)) },
        With("invalid-app", GoodRepository.AppPath("app-j"), GoodRepository.App("app-j"), "  iamge: web:3\n"),
        With("paused", GoodRepository.EnvironmentPath, GoodRepository.EnvironmentText, "  paused: true\n"),
        new("unreliable-reads", w =>
        {
            w.Settle();
            w.World.Adversary = new UnreliableReads(new(w.World.Settings.Seed));
            w.World.RunFor(OnePoll);
        }),
        new("mended-before", MendBefore),
    ];

    /// <summary>A file has a line more until all is over.</summary>
    private static WorldState With(string name, string path, string text, string line) => new(name, w =>
    {
        w.Settle();
        w.Push(r => r.Write(path, text + line));
        w.World.RunFor(OnePoll);
    })
    {
        Afterwards = w => w.Push(r => r.Write(path, text)),
    };

    private static void RollOut(BadSourceWorld w)
    {
        w.Settle();
        w.Push(r =>
        {
            foreach (var app in GoodRepository.Apps.Skip(3).Take(3))
            {
                r.Write(GoodRepository.AppPath(app), GoodRepository.App(app, "web:3"));
            }
        });
        w.World.RunFor(2 * Moment);
    }

    private static void TearDown(BadSourceWorld w)
    {
        w.Push(r => r.Write(GoodRepository.AppPath(Removed), GoodRepository.App(Removed)));
        w.Settle();
        w.Push(r => RemovedApps.Remove(r, [Removed]));
        w.World.RunFor(Moment);
    }

    private static void MendBefore(BadSourceWorld w)
    {
        w.Settle();
        var first = w.World.Settings.Seed % Earlier.Count;
        var earlier = Earlier.Skip(first).Concat(Earlier)
            .Select(name => BadSources.All.Single(source => source.Name == name))
            .First(source => source.ExpectedReason != w.Source.ExpectedReason);
        earlier.Corrupt(w.Remote);
        w.World.RunFor(2 * OnePoll);
        earlier.Mend(w.Remote);
        w.World.RunFor(2 * OnePoll);
        w.KeepHead();
    }
}
