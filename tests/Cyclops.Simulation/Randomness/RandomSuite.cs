using Cyclops.Simulation.Running;

namespace Cyclops.Simulation.Randomness;

/// <summary>Plays stories by chance, one seed after the other.</summary>
internal static class RandomSuite
{
    public static RandomReport Run(int firstSeed, int count, (int Fewest, int Most) apps, TimeSpan? budget, Action<int>? progress)
    {
        var start = TimeProvider.System.GetTimestamp();
        var outcomes = Pool.Run([.. Enumerable.Range(firstSeed, count)], seed => (Seed: seed, Outcome: Play(seed, apps)), budget, progress);
        return new(
            outcomes.Count,
            outcomes.Sum(o => (long)o.Outcome.Figures.CloudCalls),
            new(outcomes.Sum(o => o.Outcome.Figures.Simulated.Ticks)),
            outcomes.Count == 0 ? TimeSpan.Zero : outcomes.Max(o => o.Outcome.Figures.Recovery),
            [.. outcomes.Where(o => o.Outcome.Violations.Count > 0).Select(o => (o.Seed, o.Outcome.Violations[0]))],
            TimeProvider.System.GetElapsedTime(start));
    }

    public static Outcome Play(int seed, (int Fewest, int Most) apps, bool keepsTrace = false)
    {
        var (scenario, adversary) = RandomSchedule.Of(seed, apps.Fewest, apps.Most);
        return Running.Run.Play(scenario, seed, adversary, keepsTrace: keepsTrace);
    }
}
