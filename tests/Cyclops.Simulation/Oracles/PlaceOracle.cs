using Cyclops.Controller.Sources;
using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Oracles;

/// <summary>
/// S26: an app stays on its load balancer as long as its manifest has hosts, its records lead there, and no load balancer goes
/// that has rules.
/// </summary>
internal sealed class PlaceOracle(OracleBoard board) : Oracle(board)
{
    private const string Listener = "output.ListenerArn";
    private const string Name = "output.LoadBalancerName";

    private readonly SortedDictionary<ObjectKey, string> _places = [];
    private TimeSpan _meddled;

    public override void Accepted(AcceptedHead head, Life life)
    {
        var manifests = World.Manifests(head.Commit);
        foreach (var key in _places.Keys.ToList())
        {
            var spec = manifests.Apps.GetValueOrDefault(key.App!)?.Environments.GetValueOrDefault(key.Environment);
            if (!manifests.InvalidApps.Contains(key.App!) && spec is not { Hosts.Count: > 0 })
            {
                _places.Remove(key);
            }
        }
    }

    public override void Called(CloudCall call)
    {
        if (!call.Site.Mutating)
        {
            return;
        }

        if (Board.LastMeddling > _meddled)
        {
            // Whose rules somebody removed may come to be anywhere.
            _meddled = Board.LastMeddling;
            _places.Clear();
            call.Before.OfKind(CloudView.Rule).Where(r => r.Owner?.App is not null).ToList().ForEach(r => _places[r.Owner!.Key] = r["listener"]);
        }

        foreach (var (before, after) in call.After.Since(call.Before))
        {
            switch (after)
            {
                case { Kind: CloudView.Rule, Owner.App: not null } when before is null || before["listener"] != after["listener"]:
                    Judge(after, call.After);
                    break;
                case { Kind: CloudView.Record, Owner.App: not null }:
                    JudgeRecord(after, call.After);
                    break;
                case { Kind: CloudView.Stack } when before is not null && before["status"] != after["status"] && after["status"].StartsWith("DELETE", StringComparison.Ordinal):
                    JudgeStack(after, call.Before);
                    break;
            }
        }
    }

    private void Judge(Thing rule, View view)
    {
        var key = rule.Owner!.Key;
        if (_places.TryGetValue(key, out var place) && place != rule["listener"] && view.OfKind(CloudView.Stack).Any(s => s[Listener] == place))
        {
            Violated("S26", $"{rule.Key} was made at {CloudView.Balancer(rule["listener"])} although {key} is on {CloudView.Balancer(place)}");
        }

        _places[key] = rule["listener"];
    }

    private void JudgeRecord(Thing record, View view)
    {
        var host = record.Name.Split(' ')[0];
        if (view.OfKind(CloudView.Rule).FirstOrDefault(r => r.Owner?.Key == record.Owner!.Key && r.Hosts.Contains(host)) is { } rule
            && view.OfKind(CloudView.Stack).FirstOrDefault(s => s[Listener] == rule["listener"]) is { } stack
            && !record["alias"].Contains(stack[Name], StringComparison.OrdinalIgnoreCase))
        {
            Violated("S26", $"{record.Key} leads to {record["alias"]}, and its rule is at {CloudView.Balancer(rule["listener"])}");
        }
    }

    private void JudgeStack(Thing stack, View before)
    {
        var rules = before.OfKind(CloudView.Rule).Count(r => r["listener"] == stack[Listener] && stack[Listener].Length > 0);
        if (rules > 0)
        {
            Violated("S26", $"{stack.Key} was deleted with {rules} rules at its listener");
        }
    }
}
