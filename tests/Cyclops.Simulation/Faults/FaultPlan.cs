namespace Cyclops.Simulation.Faults;

/// <summary>Strikes at calls by their numbers.</summary>
internal sealed class FaultPlan(params IReadOnlyList<PlannedStrike> strikes) : IAdversary
{
    private readonly List<(string Operation, Strike Strike, int Left)> _lasting = [];

    public IReadOnlyList<PlannedStrike> Strikes => strikes;

    public Strike? At(CallSite site)
    {
        foreach (var planned in strikes)
        {
            if (planned.Index == site.Index)
            {
                if (planned.Times > 1)
                {
                    _lasting.Add((site.Operation, planned.Strike, planned.Times - 1));
                }

                return planned.Strike;
            }
        }

        var index = _lasting.FindIndex(l => l.Operation == site.Operation && l.Left > 0);
        if (index < 0)
        {
            return null;
        }

        var (operation, strike, left) = _lasting[index];
        _lasting[index] = (operation, strike, left - 1);
        return strike;
    }

    public override string ToString() => string.Join(" + ", strikes);
}
