using Cyclops.Aws.ElasticLoadBalancing;
using Cyclops.Engine.Graphs;
using Cyclops.Model;
using Cyclops.Reconcilers.EnvironmentStack;
using Cyclops.Reconcilers.ListenerRule;
using Cyclops.Reconcilers.Ownership;
using Cyclops.Reconcilers.TargetGroup;

namespace Cyclops.Reconcilers.LoadBalancers;

/// <summary>What an environment has and is to get, against what AWS gives by default. Pure.</summary>
/// <remarks>
/// Source: Elastic Load Balancing, "Quotas for your Application Load Balancers": 100 rules and 100 target groups per load balancer
/// (of target groups no more can be had), 3,000 target groups and 50 load balancers per region.
/// </remarks>
public static class FleetQuotas
{
    private const int TargetGroupsPerRegion = 3_000;
    private const int BalancersPerRegion = 50;

    /// <summary>Each quota that the environment counts against.</summary>
    /// <returns>None when the load balancers could not be read.</returns>
    public static IEnumerable<QuotaUse> Of(string platform, string environment, ResourceGraph desired, World world)
    {
        if (Fleet(environment, desired, world) is not { } fleet)
        {
            yield break;
        }

        var places = fleet.Spec.Rules.ToLookup(r => LoadBalancerFleetKind.ListenerOf(fleet.Found, r.Key), StringComparer.Ordinal);
        var wanted = desired.InOrder.ToLookup(r => (r.Id.Kind, r.Id.Owner.App));
        foreach (var balancer in fleet.State.Balancers)
        {
            var own = balancer.Rules
                .GroupBy(r => OwnershipTags.Read(r.Tags, platform, environment)?.Resource is { Kind: ListenerRuleKind.KindName } id ? id.Owner.App! : "", StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => (Rules: g.Count(), Groups: Groups(g)), StringComparer.Ordinal);
            var here = places[balancer.ListenerArn].ToList();
            yield return new($"rules of load balancer {balancer.Number}", balancer.Rules.Count, here.Sum(a => Math.Max(0, wanted[(ListenerRuleKind.KindName, a.Key)].Count() - own.GetValueOrDefault(a.Key).Rules)), FleetSize.Most);
            yield return new(
                $"target groups of load balancer {balancer.Number}",
                Groups(balancer.Rules),
                here.Sum(a => Math.Max(0, wanted[(TargetGroupKind.KindName, a.Key)].Count() - own.GetValueOrDefault(a.Key).Groups)),
                FleetSize.Most);
        }

        yield return Count(TargetGroupKind.KindName, _ => true, "target groups in the region", TargetGroupsPerRegion);
        yield return Count(EnvironmentStackKind.KindName, r => StackParts.IngressNumber(r.Name) is not null, "load balancers in the region", BalancersPerRegion);

        QuotaUse Count(string kind, Func<ResourceId, bool> which, string what, int limit)
        {
            var named = desired.InOrder.Select(r => r.Id).Where(id => id.Kind == kind && which(id)).ToList();
            var there = world.All.Count(o => o.Key.Kind == kind && which(o.Key) && o.Value is Observation.Found);
            return new(what, there, named.Count(id => world[id] is Observation.Absent), limit);
        }
    }

    private static int Groups(IEnumerable<ElbRule> rules) => rules.SelectMany(r => r.Targets).Select(t => t.GroupArn).Distinct(StringComparer.Ordinal).Count();

    /// <summary>Apps that no load balancer has room for, where none is made either: rules of others are in the way.</summary>
    public static IReadOnlyList<string> Homeless(string environment, ResourceGraph desired, World world) =>
        Fleet(environment, desired, world) is { } fleet
        && !desired.InOrder.Any(r => r.Id.Kind == EnvironmentStackKind.KindName && StackParts.IngressNumber(r.Id.Name) is not null && world[r.Id] is Observation.Absent)
            ? [.. fleet.Spec.Rules.Select(r => r.Key).Where(app => LoadBalancerFleetKind.ListenerOf(fleet.Found, app) is null)]
            : [];

    /// <summary>The number of the load balancer that an app is on, or is to be.</summary>
    /// <returns>Null: one that is to be made, or nobody can tell.</returns>
    public static int? PlaceOf(ObjectKey app, ResourceGraph desired, World world) =>
        Fleet(app.Environment, desired, world) is { } fleet && LoadBalancerFleetKind.ListenerOf(fleet.Found, app.App!) is { } listener
            ? fleet.State.Balancers.First(b => b.ListenerArn == listener).Number
            : null;

    private static (LoadBalancerFleetSpec Spec, Observation.Found Found, LoadBalancerFleetState State)? Fleet(string environment, ResourceGraph desired, World world)
    {
        var id = LoadBalancerFleetKind.IdFor(environment);
        return desired.Find(id)?.Spec is LoadBalancerFleetSpec spec && world[id] is Observation.Found { State: LoadBalancerFleetState state } found
            ? (spec, found, state)
            : null;
    }
}
