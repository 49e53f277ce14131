using Cyclops.Simulation.Running;

namespace Cyclops.Simulation.Honesty;

/// <summary>S16: diff shows what will be done, and nothing else is done.</summary>
internal static class HonestySuite
{
    /// <summary>Comparisons in one world: many enough that states grow strange, few enough that a seed is soon played again.</summary>
    private const int PerWorld = 8;

    /// <summary>Every so many worlds have no controller, and the command line does it.</summary>
    private const int Applying = 4;

    /// <param name="seed">The first of the worlds' seeds.</param>
    /// <param name="count">Comparisons to make.</param>
    /// <param name="budget">When it is used up, no more worlds are begun; null: all are.</param>
    /// <param name="progress">Told now and then how much is done.</param>
    public static HonestyResult Run(int seed, int count, TimeSpan? budget, TextWriter progress)
    {
        var start = TimeProvider.System.GetTimestamp();
        var worlds = Enumerable.Range(0, (count + PerWorld - 1) / PerWorld)
            .Select(i => (Seed: seed + i, Count: Math.Min(PerWorld, count - (i * PerWorld))))
            .ToList();
        var reports = Pool.Run(worlds, w => HonestWorld.Run(w.Seed, w.Count, Applies(w.Seed)), budget, n =>
        {
            if (n % 25 == 0)
            {
                progress.WriteLine($"{n} of {worlds.Count} worlds");
            }
        });
        return new(
            reports.Sum(r => r.Comparisons),
            reports.Sum(r => r.Steps),
            reports.Sum(r => r.Refused),
            [.. reports.SelectMany(r => r.Violations)],
            TimeProvider.System.GetElapsedTime(start));
    }

    /// <summary>The world of one seed once more, with all that happens.</summary>
    public static WorldReport Again(int seed, TextWriter trace) => HonestWorld.Run(seed, PerWorld, Applies(seed), trace);

    private static bool Applies(int seed) => seed % Applying == 0;
}
