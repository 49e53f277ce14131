using Cyclops.Benchmarks.Support;
using Cyclops.Engine.Manifests;
using Cyclops.Model;

namespace Cyclops.Benchmarks.Counting;

/// <summary>All figures for one number of apps.</summary>
internal sealed record Figures(int Apps)
{
    public required Measure ReadCold { get; init; }

    public required Measure ReadWarm { get; init; }

    public required Measure Build { get; init; }

    public required Measure Create { get; init; }

    public required Measure ObserveCold { get; init; }

    public required Measure ObserveAgain { get; init; }

    public required Measure Plan { get; init; }

    /// <summary>As text, when every app is to be made.</summary>
    public required Measure Diff { get; init; }

    public required Measure RollOne { get; init; }

    public required Measure RollAll { get; init; }

    /// <summary>Calls of a full pass by the page sizes of the APIs, one listener; RDS and S3 have no kinds yet.</summary>
    public int Formula => Ceiling(10) + Ceiling(100) + Ceiling(400) + 1 + Ceiling(300) + Ceiling(50);

    /// <summary>And the tags of target groups and of rules, twenty at a time.</summary>
    public int FormulaWithTags => Formula + (2 * Ceiling(20));

    public static async Task<Figures> MeasureAsync(int apps)
    {
        using var rig = new Rig(apps);
        var calls = () => rig.Calls.ByOperation;
        var first = ManyApps.Snapshot(apps);
        var oneChanged = ManyApps.Snapshot(apps, version: 2, changed: 1);
        var allChanged = ManyApps.Snapshot(apps, version: 3);
        var readCold = await Measure.BestAsync(() => { new ManifestReader().Read(first); });
        rig.Read(first);
        var toggle = false;
        var readWarm = await Measure.BestAsync(() => rig.Read((toggle = !toggle) ? oneChanged : first));
        rig.Read(first);
        var build = await Measure.BestAsync(rig.Build);
        var absent = await rig.PlanAsync(await rig.ObserveAsync(), ManyApps.CommitOf(1));
        var diff = await Measure.BestAsync(() => DiffWriter.Write(absent, TextWriter.Null));
        var create = await Measure.OfAsync(() => rig.ConvergeAsync(first), calls);
        rig.Restart();
        rig.Build();
        World world = null!;
        var observeCold = await Measure.OfAsync(async () => world = await rig.ObserveAsync(), calls);
        var observeAgain = await Measure.OfAsync(async () => world = await rig.ObserveAsync(), calls);
        var plan = await Measure.BestAsync(() => rig.PlanAsync(world, ManyApps.CommitOf(1)));
        var rollOne = await Measure.OfAsync(() => rig.ConvergeAsync(oneChanged), calls);
        var rollAll = await Measure.OfAsync(() => rig.ConvergeAsync(allChanged), calls);
        return new Figures(apps)
        {
            ReadCold = readCold,
            ReadWarm = readWarm,
            Build = build,
            Create = create,
            ObserveCold = observeCold,
            ObserveAgain = observeAgain,
            Plan = plan,
            Diff = diff,
            RollOne = rollOne,
            RollAll = rollAll,
        };
    }

    private int Ceiling(int page) => (Apps + page - 1) / page;
}
