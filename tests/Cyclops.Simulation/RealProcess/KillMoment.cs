namespace Cyclops.Simulation.RealProcess;

/// <summary>When a controller is killed: after a time, or sooner, when the cloud has got so many calls that change something.</summary>
internal sealed record KillMoment(TimeSpan Latest, int? Calls)
{
    /// <summary>Most commits take about as many.</summary>
    private const int MostCalls = 8;

    private static readonly TimeSpan LongestLife = TimeSpan.FromSeconds(3);

    public static KillMoment Now { get; } = new(TimeSpan.Zero, Calls: null);

    /// <summary>By the clock, or twice as likely by calls: those hit work more often.</summary>
    public static KillMoment Draw(Random random) => random.Next(3) == 0
        ? new(LongestLife * random.NextDouble(), Calls: null)
        : new(LongestLife, random.Next(1, MostCalls + 1));
}
