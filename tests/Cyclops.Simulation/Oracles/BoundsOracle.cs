using Cyclops.Model.Status;
using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Oracles;

/// <summary>S19: no mistake of the controller's own comes to light, and no loop runs hot.</summary>
internal sealed class BoundsOracle(OracleBoard board) : Oracle(board)
{
    /// <summary>Calls in a minute for each thing there is: far more than any honest minute has.</summary>
    private const int CallsPerThing = 40;

    private const int CallsAtLeast = 1500;

    private int _minute;
    private int _calls;

    public override void Called(CloudCall call)
    {
        var minute = (int)World.Clock.Elapsed.TotalMinutes;
        _calls = minute == _minute ? _calls + 1 : 1;
        _minute = minute;
        if (_calls >= CallsAtLeast && _calls == CallsAtLeast + (CallsPerThing * World.View.All.Count()))
        {
            Violated("S19", $"{_calls} calls within a minute");
        }
    }

    public override void Said(ObjectStatus status)
    {
        foreach (var condition in status.Conditions.Where(c => c.Reason == "InternalError"))
        {
            Violated("S19", $"{status.Key}: {condition.Message}");
        }
    }
}
