using Cyclops.Engine.Kinds;

namespace Cyclops.Reconcilers.LoadBalancers;

/// <summary>How many load balancers an environment's apps need.</summary>
/// <remarks>
/// A function of the manifests alone, and still enough wherever the apps are: each load balancer is counted as holding
/// <see cref="Planned"/> of the <see cref="Most"/> rules it takes. If an app of at most ten rules fitted on none of them, each
/// would have more than ninety, and together more than was counted.
/// </remarks>
/// <param name="Count">Load balancers.</param>
/// <param name="Why">The reckoning, for a plan that adds one.</param>
internal sealed record FleetSize(int Count, string Why)
{
    /// <summary>Rules, and target groups, that an application load balancer takes. Source: Elastic Load Balancing, quotas for application load balancers.</summary>
    public const int Most = 100;

    /// <summary>Rules that are counted on: another one is made before the wall is hit.</summary>
    public const int Planned = 90;

    public static FleetSize Of(EnvironmentScope scope)
    {
        var rules = scope.Apps.Values.Sum(RulesOf);
        var needed = (rules + Planned - 1) / Planned;
        return new(
            Math.Max(Math.Max(scope.Environment.LoadBalancers.Min, needed), 1),
            needed > scope.Environment.LoadBalancers.Min
                ? $"{rules} rules of {scope.Apps.Count} apps, of which {Planned} are put on each"
                : $"loadBalancers.min is {scope.Environment.LoadBalancers.Min}");
    }

    /// <summary>What an app takes of them: its rules, or its target groups where those are more. It has one when it has any rule, and two where its traffic is moved.</summary>
    public static int RulesOf(Model.Manifests.AppSpec app) =>
        ListenerRule.ListenerRuleKind.CountOf(app.Hosts) is var rules && rules > 0 && app.Rollout.Shift is not null ? Math.Max(rules, 2) : rules;
}
