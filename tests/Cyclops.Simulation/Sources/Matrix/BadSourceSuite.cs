using System.Globalization;
using Cyclops.Simulation.Running;
using Cyclops.Testing;

namespace Cyclops.Simulation.Sources.Matrix;

/// <summary>G10: bad sources in all states of the world.</summary>
internal static class BadSourceSuite
{
    private const int LineEvery = 50;

    /// <summary>Runs so many cases: that many bad sources, spread over all there are, in each state.</summary>
    /// <param name="all">Every bad source instead.</param>
    /// <param name="budget">When it is used up, no more cases are begun.</param>
    public static BadSourceReport Run(int seed, int cases, bool all, TimeSpan? budget, TextWriter progress) =>
        Play([.. Spread(seed, cases, all)], budget, progress);

    /// <summary>The cases that a seed picks.</summary>
    public static IEnumerable<BadSourceCase> Spread(int seed, int cases, bool all)
    {
        var count = all ? BadSources.All.Count : Math.Min(BadSources.All.Count, (cases + WorldStates.All.Count - 1) / WorldStates.All.Count);
        var first = Math.Abs(seed % BadSources.All.Count);
        var indices = Enumerable.Range(0, count).Select(i => ((i * BadSources.All.Count / count) + first) % BadSources.All.Count).ToList();

        // A budget that is too small leaves out states of some sources rather than whole sources.
        return
            from turn in Enumerable.Range(0, WorldStates.All.Count)
            from index in indices
            select Case(seed, index, (index + turn) % WorldStates.All.Count);
    }

    /// <summary>Runs the cases whose name contains a text. A single one says all that happens.</summary>
    public static BadSourceReport RunOnly(int seed, string only, TimeSpan? budget, TextWriter progress)
    {
        var cases =
            from index in Enumerable.Range(0, BadSources.All.Count)
            from state in Enumerable.Range(0, WorldStates.All.Count)
            select Case(seed, index, state);
        return Play([.. cases.Where(c => c.ToString().Contains(only, StringComparison.Ordinal))], budget, progress);
    }

    /// <summary>Runs sources that are damaged by chance, a seed each, in one state after the other.</summary>
    public static BadSourceReport RunByChance(int firstSeed, int count, TimeSpan? budget, TextWriter progress) => Play(
        [
            .. Enumerable.Range(firstSeed, count).Select(seed => new BadSourceCase(
                ChanceDamage.Of(seed),
                WorldStates.All[Math.Abs(seed % WorldStates.All.Count)],
                seed,
                string.Create(CultureInfo.InvariantCulture, $"sources --random 1 --seed {seed}"))
            {
                IsByChance = true,
            }),
        ],
        budget,
        progress);

    private static BadSourceCase Case(int seed, int source, int state)
    {
        var (bad, at) = (BadSources.All[source], WorldStates.All[state]);
        var ofWorld = seed + (source * WorldStates.All.Count) + state;
        return new(bad, at, ofWorld, string.Create(CultureInfo.InvariantCulture, $"sources --seed {seed} --only {bad}/{at}"));
    }

    private static BadSourceReport Play(IReadOnlyList<BadSourceCase> cases, TimeSpan? budget, TextWriter progress)
    {
        var start = TimeProvider.System.GetTimestamp();
        using var folder = new TempFolder();
        var good = TestRepository.Init(folder["good"]);
        GoodRepository.CommitTo(good);
        var outcomes = Pool.Run(cases, c => BadSourceRun.Play(c, good, keepsTrace: cases.Count == 1), budget, Told);
        foreach (var line in outcomes.SelectMany(o => o.Trace))
        {
            progress.WriteLine(line);
        }

        return new(
            outcomes.Select(o => o.Case.Source.Name).Distinct(StringComparer.Ordinal).Count(),
            outcomes.Select(o => o.Case.State).Distinct().Count(),
            outcomes.Count,
            outcomes.Sum(o => o.Deletions),
            outcomes.Count(o => o.IsHeld),
            [.. outcomes.SelectMany(o => o.Violations.DistinctBy(v => v.Id).Select(v => (o.Case, v)))],
            TimeProvider.System.GetElapsedTime(start));

        void Told(int done)
        {
            if (done % LineEvery == 0)
            {
                progress.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"{done} of {cases.Count} cases, {TimeProvider.System.GetElapsedTime(start).TotalSeconds:0} s"));
            }
        }
    }
}
