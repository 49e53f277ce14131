using Cyclops.Simulation.Faults;

namespace Cyclops.Simulation.Randomness;

/// <summary>
/// Faults by chance. Each run has its own mix: some kinds often, some never, as faults that are always there hide those that
/// need a quiet moment.
/// </summary>
internal sealed class RandomFaults : IAdversary
{
    private static readonly StrikeKind[] OfWrites =
    [
        StrikeKind.CrashBefore, StrikeKind.CrashAfterEffect, StrikeKind.CrashAfterAnswer, StrikeKind.AnswerLost, StrikeKind.ErrorWithoutEffect,
        StrikeKind.ErrorWithEffect, StrikeKind.Throttled, StrikeKind.Denied, StrikeKind.Hangs,
    ];

    private static readonly StrikeKind[] OfReads =
    [
        StrikeKind.CrashBefore, StrikeKind.ErrorWithoutEffect, StrikeKind.Throttled, StrikeKind.Denied, StrikeKind.Stale, StrikeKind.EmptyBody,
        StrikeKind.NoItems, StrikeKind.Hangs,
    ];

    private readonly Random _random;
    private readonly Dictionary<StrikeKind, double> _rates = [];

    public RandomFaults(Random random)
    {
        _random = random;
        foreach (var kind in Enum.GetValues<StrikeKind>())
        {
            var most = kind is StrikeKind.CrashBefore or StrikeKind.CrashAfterEffect or StrikeKind.CrashAfterAnswer or StrikeKind.Hangs ? 0.004 : 0.03;
            _rates[kind] = random.Next(2) == 0 ? 0 : random.NextDouble() * most;
        }
    }

    public Strike? At(CallSite site)
    {
        var kinds = site switch
        {
            { Edge: Edge.Aws, Mutating: true } => OfWrites,
            { Edge: Edge.Aws } => OfReads,
            { Edge: Edge.Store, Mutating: true } => [StrikeKind.CrashBefore, StrikeKind.CrashAfterEffect, StrikeKind.ErrorWithoutEffect],
            _ => [StrikeKind.CrashBefore, StrikeKind.ErrorWithoutEffect],
        };
        var chance = _random.NextDouble();
        foreach (var kind in kinds)
        {
            chance -= _rates[kind];
            if (chance < 0)
            {
                return new(kind);
            }
        }

        return null;
    }
}
