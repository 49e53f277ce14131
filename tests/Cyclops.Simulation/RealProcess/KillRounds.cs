namespace Cyclops.Simulation.RealProcess;

/// <summary>
/// Kills the real controller at random moments of its work, round after round on the same store, mirror and cloud, and lets
/// it finish: AWS must then be as if nobody had killed it (fault F05, goal G11).
/// </summary>
internal static class KillRounds
{
    private const int MostCommits = 4;
    private const int MostKills = 3;

    /// <summary>A resync takes ten seconds to come, a restart one.</summary>
    private const int ResyncOneIn = 8;

    /// <summary>Runs rounds until one has a violation, as what follows would say nothing of its own.</summary>
    /// <param name="seed">Of all that is drawn. When a process is where cannot be repeated exactly.</param>
    /// <param name="progress">Gets a line per round.</param>
    public static async Task<KillReport> RunAsync(int rounds, int seed, TextWriter progress, CancellationToken cancellationToken)
    {
        var begin = TimeProvider.System.GetTimestamp();
        var random = new Random(seed);
        await using var world = await KillWorld.StartAsync(seed, random, cancellationToken);
        var round = 0;
        while (round < rounds && world.Faults.Count == 0)
        {
            round++;
            await RoundAsync(round, world, random, progress, cancellationToken);
        }

        return new(
            round,
            world.Kills,
            world.Interrupted,
            world.MutatingCalls,
            [.. world.Faults.Select(f => new KillViolation(round, seed, f))],
            TimeProvider.System.GetElapsedTime(begin));
    }

    private static async Task RoundAsync(int round, KillWorld world, Random random, TextWriter progress, CancellationToken cancellationToken)
    {
        var (begin, calls, killed) = (TimeProvider.System.GetTimestamp(), world.MutatingCalls, world.Kills);
        var kills = random.Next(1, MostKills + 1);
        var changes = new List<string>();

        // The life in which each commit is made: one in the first, so that there is something to interrupt.
        List<int> commits = [0, .. Enumerable.Range(0, random.Next(MostCommits)).Select(_ => random.Next(kills + 1))];
        world.Config.RenewBudget();
        for (var life = 0; life <= kills; life++)
        {
            changes.AddRange(commits.Where(c => c == life).Select(_ => world.Config.CommitChange()));
            world.EnsureController();
            if (life < kills)
            {
                await world.KillAsync(KillMoment.Draw(random), cancellationToken);
            }
        }

        await world.SettleAsync(anew: random.Next(ResyncOneIn) > 0, cancellationToken);
        var seconds = TimeProvider.System.GetElapsedTime(begin).TotalSeconds;
        await progress.WriteLineAsync($"round {round}: {world.Kills - killed} kills, {commits.Count} commits, {world.MutatingCalls - calls} mutating calls, {seconds:0.0} s: {(world.Faults.Count == 0 ? "ok" : "VIOLATION")}");
        if (world.Faults.Count > 0)
        {
            await progress.WriteLineAsync($"{string.Join('\n', world.Faults)}\nafter: {string.Join("\nafter: ", changes)}\n{world.LogTail()}");
        }
    }
}
