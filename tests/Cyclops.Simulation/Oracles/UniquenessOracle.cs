using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Oracles;

/// <summary>S10: nothing is there twice. S13: nobody gets another's host or traffic. S14: names fit and are of one owner each.</summary>
internal sealed class UniquenessOracle(OracleBoard board) : Oracle(board)
{
    private const int LongestGroupName = 32;

    public override void Called(CloudCall call)
    {
        if (!call.Site.Mutating || !call.After.Since(call.Before).Any(c => c.After?.Owner is not null))
        {
            return;
        }

        // Task definitions of one app stand beside each other while a rollout is under way, and a core that rests beside the one that
        // took its place; the end state is judged elsewhere.
        var ours = call.After.All.Where(t => t.Owner is not null && t.Kind != CloudView.Definition && !(t.Kind == CloudView.SearchCore && t.Tags.ContainsKey("cyclops:quarantined"))).ToList();
        foreach (var twice in ours.GroupBy(t => $"{t.Kind} {t.Owner!.Logical}").Where(g => g.Count() > 1))
        {
            Violated("S10", $"{twice.Key} is there {twice.Count()} times: {string.Join(", ", twice.Select(t => t.Key))}");
        }

        foreach (var rule in ours.Where(t => t.Kind == CloudView.Rule))
        {
            Judge(rule, ours);
        }

        // What somebody else made a rule of ours forward to is not for us to answer for: what we just changed is.
        foreach (var (_, rule) in call.After.Since(call.Before).Where(c => c.After is { Kind: CloudView.Rule, Owner: not null }))
        {
            if (call.After.OfKind(CloudView.Group).FirstOrDefault(g => g.Owner is null && rule!["targetGroup"].Split(',').Contains(g.Name)) is { } group)
            {
                Violated("S13", $"the rule of {rule!.Owner!.Key} forwards to {group.Key}, which is not ours");
            }
        }

        foreach (var group in ours.Where(t => t.Kind == CloudView.Group && t.Name.Length > LongestGroupName))
        {
            Violated("S14", $"{group.Key} is longer than {LongestGroupName}");
        }
    }

    private void Judge(Thing rule, List<Thing> ours)
    {
        foreach (var host in rule.Hosts)
        {
            if (ours.Any(t => t.Kind == CloudView.Rule && t.Owner!.Key != rule.Owner!.Key && t.Hosts.Contains(host, StringComparer.OrdinalIgnoreCase)))
            {
                Violated("S13", $"host {host} is routed to {rule.Owner!.Key} and to another");
            }
        }

        foreach (var target in ours.Where(t => t.Kind == CloudView.Group && t.Owner!.Key != rule.Owner!.Key && rule["targetGroup"].Split(',').Contains(t.Name)))
        {
            Violated("S13", $"the rule of {rule.Owner!.Key} forwards to {target.Key} of {target.Owner!.Key}");
        }
    }
}
