using Cyclops.Controller.Sources;
using Cyclops.Controller.Store;
using Cyclops.Model.Status;
using Cyclops.Simulation.World;
using Cyclops.Simulation.World.Postgres;
using Cyclops.Simulation.World.Search;

namespace Cyclops.Simulation.Oracles;

/// <summary>All invariants that are watched, and what they saw.</summary>
internal sealed class OracleBoard
{
    /// <summary>One broken run breaks the same again and again.</summary>
    private const int MostViolations = 20;

    private readonly List<Violation> _violations = [];
    private List<Oracle> _oracles;

    public OracleBoard(SimulatedWorld world)
    {
        World = world;
        _oracles =
        [
            new OwnershipOracle(this),
            new WarrantOracle(this),
            new UnreadOracle(this),
            new UniquenessOracle(this),
            new OrderOracle(this),
            new AvailabilityOracle(this),
            new TrafficOracle(this),
            new ReleaseOracle(this),
            new LedgerOracle(this),
            new BoundsOracle(this),
            new HonestyOracle(this),
            new HistoryOracle(this),
            new FlapOracle(this),
            new DataOracle(this),
            new PlaceOracle(this),
            new DriftOracle(this),
            new DatabaseOracle(this),
            new BucketOracle(this),
            new SearchOracle(this),
            new MailOracle(this),
            new ErrorOracle(this),
            new ImageOracle(this),
            new SecrecyOracle(this),
            new ScalingOracle(this),
            new JobOracle(this),
        ];
    }

    public SimulatedWorld World { get; }

    /// <summary>Watches these and no others. Some judge by <see cref="SimulatedWorld.Git"/> and would be blind, or wrong, beside another source.</summary>
    public void WatchOnly(params IEnumerable<Oracle> oracles) => _oracles = [.. oracles];

    public IReadOnlyList<Violation> Violations => _violations;

    /// <summary>Whether a loop runs hot, or no more violations are noted: to go on would take for ever and show nothing more.</summary>
    public bool RunsHot => _violations.Count >= MostViolations || _violations.Exists(v => v.Id == "S19");

    /// <summary>The head that the controller follows; null before the first.</summary>
    public AcceptedHead? Head { get; private set; }

    /// <summary>The last status of each key.</summary>
    public SortedDictionary<ObjectKey, ObjectStatus> Statuses { get; } = [];

    /// <summary>When somebody else last changed something in the cloud.</summary>
    public TimeSpan LastMeddling { get; private set; }

    /// <summary>How often the disk was lost.</summary>
    public int DisksLost { get; private set; }

    /// <summary>Notes that an invariant does not hold.</summary>
    public void Violated(string id, string text)
    {
        if (_violations.Count < MostViolations)
        {
            var violation = new Violation(id, text, World.Clock.Elapsed);
            _violations.Add(violation);
            World.Trace.Add(World.Life?.Number ?? 0, "violation", $"{id} {text}");
        }
    }

    /// <summary>The last call that may have changed something.</summary>
    public string LastMutation { get; private set; } = "";

    public void Called(CloudCall call)
    {
        LastMutation = call.Site.Mutating ? $"{call.Site.Operation} {TraceText.Of(call.Request)}" : LastMutation;
        _oracles.ForEach(o => o.Called(call));
    }

    public void Sent(string operation, string text) => _oracles.ForEach(o => o.Sent(operation, text));

    public void Logged(string line) => _oracles.ForEach(o => o.Logged(line));

    public void Queried(SqlCall call) => _oracles.ForEach(o => o.Queried(call));

    public void Searched(SearchCall call) => _oracles.ForEach(o => o.Searched(call));

    public void Reported(string request, View before, View after)
    {
        LastMutation = request;
        _oracles.ForEach(o => o.Reported(request, before, after));
    }

    /// <summary>Something was done to the world on purpose; until the next, each thing should change once.</summary>
    public void Acted() => _oracles.ForEach(o => o.Acted());

    /// <summary>From here on nothing should change.</summary>
    public void Rests() => Acted();

    public void Accepted(AcceptedHead head, Life life)
    {
        _oracles.ForEach(o => o.Accepted(head, life));
        Head = head;
    }

    public void Said(ObjectStatus status)
    {
        Statuses[status.Key] = status;
        _oracles.ForEach(o => o.Said(status));
    }

    public void Forgot(ObjectKey key) => Statuses.Remove(key);

    public void Intended(long id, LedgerIntent intent, Life life)
    {
        World.Trace.Add(life.Number, "intent", $"{intent.Verb} {intent.Resource}");
        _oracles.ForEach(o => o.Intended(id, intent, life));
    }

    public void Came(LedgerOutcome outcome) => _oracles.ForEach(o => o.Came(outcome));

    public void Started(Life life) => _oracles.ForEach(o => o.Started(life));

    public void Meddled() => LastMeddling = World.Clock.Elapsed;

    public void DiskLost() => DisksLost++;
}
