using Cyclops.Controller.Sources;
using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Oracles;

/// <summary>S21: an app whose traffic ECS moves has answers throughout, while it goes over to that and back, too.</summary>
internal sealed class TrafficOracle(OracleBoard board) : Oracle(board)
{
    private readonly SortedSet<ObjectKey> _moved = [];
    private readonly HashSet<ObjectKey> _answered = [];

    public override void Accepted(AcceptedHead head, Life life)
    {
        foreach (var (name, app) in World.Manifests(head.Commit).Apps)
        {
            foreach (var (environment, _) in app.Environments.Where(e => e.Value.Rollout.Shift is not null))
            {
                _moved.Add(new(environment, name));
            }
        }
    }

    public override void Called(CloudCall call)
    {
        if (_moved.Count == 0 || call.Head is not { } head)
        {
            return;
        }

        foreach (var rules in TrafficView.Of(World.Cloud).Where(r => _moved.Contains(r.App)).GroupBy(r => r.App))
        {
            var wanted = World.Manifests(head.Commit).Apps.GetValueOrDefault(rules.Key.App!)?.Environments.GetValueOrDefault(rules.Key.Environment);
            var answers = rules.All(r => r.Answers);
            if (!answers && _answered.Contains(rules.Key) && wanted is { Replicas: > 0, Hosts.Count: > 0, Rollout.MinHealthyPercent: 100 })
            {
                Violated("S21", $"{rules.Key} answered, and its rule sends traffic to where nobody is");
            }

            _ = answers && wanted is not null ? _answered.Add(rules.Key) : _answered.Remove(rules.Key);
        }
    }
}
