using Cyclops.Controller.Sources;
using Cyclops.Controller.Store;
using Cyclops.Model.Status;
using Cyclops.Simulation.World;
using Cyclops.Simulation.World.Postgres;
using Cyclops.Simulation.World.Search;

namespace Cyclops.Simulation.Oracles;

/// <summary>Watches one group of invariants while the world goes on.</summary>
internal abstract class Oracle(OracleBoard board)
{
    protected OracleBoard Board => board;

    protected SimulatedWorld World => board.World;

    public virtual void Called(CloudCall call)
    {
        // Most watch only some of what happens.
    }

    public virtual void Queried(SqlCall call)
    {
        // As above.
    }

    /// <summary>A call left for AWS.</summary>
    /// <param name="operation"><c>ecs:CreateService</c>.</param>
    /// <param name="text">Its address and its body.</param>
    public virtual void Sent(string operation, string text)
    {
        // As above.
    }

    public virtual void Logged(string line)
    {
        // As above.
    }

    public virtual void Searched(SearchCall call)
    {
        // As above.
    }

    /// <param name="request">What Sentry was asked to change.</param>
    public virtual void Reported(string request, View before, View after)
    {
        // As above.
    }

    public virtual void Accepted(AcceptedHead head, Life life)
    {
        // As above.
    }

    public virtual void Said(ObjectStatus status)
    {
        // As above.
    }

    public virtual void Intended(long id, LedgerIntent intent, Life life)
    {
        // As above.
    }

    public virtual void Came(LedgerOutcome outcome)
    {
        // As above.
    }

    public virtual void Started(Life life)
    {
        // As above.
    }

    public virtual void Acted()
    {
        // As above.
    }

    protected void Violated(string id, string text) => board.Violated(id, text);
}
