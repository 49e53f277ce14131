using Cyclops.Simulation.Faults;

namespace Cyclops.Simulation.Sources.Matrix;

/// <summary>One in ten questions to AWS or Git is answered wrongly or not at all.</summary>
internal sealed class UnreliableReads(Random random) : IAdversary
{
    private static readonly StrikeKind[] Kinds =
        [StrikeKind.ErrorWithoutEffect, StrikeKind.Throttled, StrikeKind.EmptyBody, StrikeKind.Denied, StrikeKind.NoItems, StrikeKind.Stale];

    private readonly Dictionary<string, (Strike Strike, int Left)> _lasting = new(StringComparer.Ordinal);

    public Strike? At(CallSite site)
    {
        if (site.Mutating || site.Edge == Edge.Store)
        {
            return null;
        }

        if (_lasting.TryGetValue(site.Operation, out var lasting) && lasting.Left > 0)
        {
            _lasting[site.Operation] = (lasting.Strike, lasting.Left - 1);
            return lasting.Strike;
        }

        if (random.Next(10) > 0)
        {
            return null;
        }

        var strike = new Strike(Kinds[random.Next(Kinds.Length)]);

        // The SDK sends what failed for no lasting reason twice more by itself.
        var isSentAgain = strike.Kind is StrikeKind.ErrorWithoutEffect or StrikeKind.Throttled or StrikeKind.EmptyBody;
        _lasting[site.Operation] = (strike, isSentAgain ? 2 : 0);
        return strike;
    }
}
