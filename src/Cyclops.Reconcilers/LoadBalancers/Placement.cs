using Cyclops.Aws.ElasticLoadBalancing;
using Cyclops.Model;

namespace Cyclops.Reconcilers.LoadBalancers;

/// <summary>Places apps on load balancers: who is on one stays, who comes new takes the first place there is.</summary>
internal static class Placement
{
    /// <param name="wanted">Rules by app.</param>
    /// <param name="balancers">In order of their numbers.</param>
    /// <param name="ownerOf">The app that a rule is of; null: a stranger's.</param>
    /// <returns>By app, in order; those for whom there is no room yet are left out.</returns>
    public static IReadOnlyList<(string App, LoadBalancer On)> Of(
        EquatableMap<int> wanted,
        IReadOnlyList<LoadBalancer> balancers,
        Func<ElbRule, string?> ownerOf)
    {
        var places = new SortedDictionary<string, LoadBalancer>(StringComparer.Ordinal);
        var used = balancers.ToDictionary(b => b.Number, _ => 0);
        foreach (var balancer in balancers)
        {
            foreach (var rules in balancer.Rules.GroupBy(ownerOf))
            {
                var isHere = rules.Key is { } app && wanted.ContainsKey(app) && places.TryAdd(app, balancer);
                used[balancer.Number] += isHere ? Math.Max(rules.Count(), wanted[rules.Key!]) : rules.Count();
            }
        }

        foreach (var (app, rules) in wanted)
        {
            if (!places.ContainsKey(app) && Room(rules) is { } balancer)
            {
                places.Add(app, balancer);
                used[balancer.Number] += rules;
            }
        }

        return [.. places.Select(p => (p.Key, p.Value))];

        LoadBalancer? Room(int rules) =>
            balancers.FirstOrDefault(b => used[b.Number] + rules <= FleetSize.Planned)
            ?? balancers.FirstOrDefault(b => used[b.Number] + rules <= FleetSize.Most);
    }
}
