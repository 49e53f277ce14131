using Cyclops.Controller.Sources;
using Cyclops.Model.Status;
using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Oracles;

/// <summary>S19: no mistake of the controller's own comes to light, and no loop runs hot.</summary>
internal sealed class BoundsOracle(OracleBoard board) : Oracle(board)
{
    /// <summary>Calls in a minute for each thing there is: far more than any honest minute has.</summary>
    private const int CallsPerThing = 40;

    private const int CallsAtLeast = 1500;

    /// <summary>Visits that fail, within <see cref="Window"/> and while nothing new happens: backoff has them ever further apart, eight or so.</summary>
    private const int FailedVisits = 30;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private readonly Dictionary<ObjectKey, (int Visits, TimeSpan Since)> _failed = [];
    private TimeSpan _trouble;
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

    public override void Acted() => _failed.Clear();

    public override void Accepted(AcceptedHead head, Life life) => _failed.Clear();

    public override void Said(ObjectStatus status)
    {
        Count(status);
        foreach (var condition in status.Conditions.Where(c => c.Reason == "InternalError"))
        {
            Violated("S19", $"{status.Key}: {condition.Message}");
        }
    }

    private void Count(ObjectStatus status)
    {
        if (World.LastTrouble != _trouble)
        {
            _trouble = World.LastTrouble;
            _failed.Clear();
        }

        if (status[ConditionType.Degraded]?.Status != ConditionStatus.True)
        {
            _failed.Remove(status.Key);
            return;
        }

        var now = World.Clock.Elapsed;
        var (visits, since) = _failed.GetValueOrDefault(status.Key, (0, now));
        _failed[status.Key] = now - since > Window ? (1, now) : (visits + 1, since);
        if (visits + 1 == FailedVisits && now - since <= Window)
        {
            Violated("S19", $"{status.Key} was visited {FailedVisits} times within {(now - since).TotalSeconds:0} s though it fails and nothing new happened");
        }
    }
}
