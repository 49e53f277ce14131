using Cyclops.Simulation.Running;
using Cyclops.Simulation.Scenarios;

namespace Cyclops.Simulation.Determinism;

/// <summary>S25: a run is decided by its seed. Plays every scenario in every way twice and compares what happened, line by line.</summary>
internal static class DeterminismSuite
{
    /// <param name="seeds">How many.</param>
    /// <param name="firstSeed">Where they begin.</param>
    /// <param name="progress">Told now and then how much is done.</param>
    public static DeterminismResult Run(int seeds, int firstSeed, TextWriter progress)
    {
        var start = TimeProvider.System.GetTimestamp();
        var all = All(seeds, firstSeed);
        var results = Pool.Run(all, Compare, progress: n =>
        {
            if (n % 50 == 0)
            {
                progress.WriteLine($"{n} of {all.Count} runs");
            }
        });
        return new([.. results.Select(r => r.Run)], [.. results.Select(r => r.Mismatch).OfType<Mismatch>()], TimeProvider.System.GetElapsedTime(start));
    }

    /// <summary>
    /// Plays everything once and tells what came of it. Texts are hashed otherwise in each process, so two processes show
    /// what two runs in one cannot: that the order of a hash table decides something.
    /// </summary>
    /// <returns>A line per run.</returns>
    public static IReadOnlyList<string> Hashes(int seeds, int firstSeed) =>
        Pool.Run(All(seeds, firstSeed), replay => Line(replay, replay.Play()));

    private static List<Replay> All(int seeds, int firstSeed) =>
    [
        .. from seed in Enumerable.Range(firstSeed, seeds)
           from scenario in Catalog.All
           from kind in Enum.GetValues<ReplayKind>()
           select new Replay(scenario, seed, kind),
    ];

    private static (string Run, Mismatch? Mismatch) Compare(Replay replay)
    {
        var (first, second) = (replay.Play(), replay.Play());
        return (Line(replay, first), first.TraceHash == second.TraceHash ? null : Mismatch.Between(replay.ToString(), first.Trace, second.Trace));
    }

    private static string Line(Replay replay, Outcome outcome) => $"{replay}: {outcome.TraceHash}";
}
