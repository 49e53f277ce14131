using Cyclops.Ctl.Workspaces;
using Cyclops.Model.Manifests;
using Cyclops.Reconcilers.EcsService;
using Cyclops.Reconcilers.LoadBalancers;

namespace Cyclops.Ctl.Verifying;

/// <summary>What a plan does not say of an environment: quotas, capacity, what could not be read.</summary>
internal static class EnvironmentChecks
{
    /// <summary>Percent of a quota from which on somebody should know.</summary>
    private const int Much = 90;

    public static IEnumerable<Check> All(string platform, EnvironmentWork work) => [.. Incomplete(work), .. Quotas(platform, work), .. Capacity(work)];

    private static IEnumerable<Check> Incomplete(EnvironmentWork work) =>
        work.Plans.Request.World.IncompleteKinds
            .Where(i => work.Kinds.Contains(i.Key))
            .Select(i => (Kind: work.Kinds[i.Key], Why: i.Value))
            .Select(i => new Check(CheckNames.Of(i.Kind), CheckStatus.Unknown, i.Kind.DisplayName, $"{i.Kind.DisplayName} could not be read in full: {i.Why.Message}"));

    private static IEnumerable<Check> Quotas(string platform, EnvironmentWork work)
    {
        foreach (var use in FleetQuotas.Of(platform, work.Environment, work.Plans.Request.Desired, work.Plans.Request.World))
        {
            var sum = $"{use.Has} there and {use.Adds} to come, of {use.Limit:N0} that AWS gives by default";
            yield return use.Total > use.Limit ? new(CheckNames.Quota, CheckStatus.Fail, use.What, $"{use.What}: {sum}; ask for more (Service Quotas), or take hosts or apps out")
                : use.Total * 100 >= use.Limit * Much ? new(CheckNames.Quota, CheckStatus.Warn, use.What, $"{use.What}: {sum}; ask for more in time (Service Quotas)")
                : new Check(CheckNames.Quota, CheckStatus.Ok, use.What, sum);
        }
    }

    private static IEnumerable<Check> Capacity(EnvironmentWork work)
    {
        var request = work.Plans.Request;
        return request.Desired.Warnings.Count > 0
            ? request.Desired.Warnings.Select(w => new Check(CheckNames.Capacity, CheckStatus.Warn, work.Environment, w))
            : request.Manifests.Environments[work.Environment].Cluster is ClusterSpec.Ec2 pool ? [Holds(pool, work)]
            : [];
    }

    private static Check Holds(ClusterSpec.Ec2 pool, EnvironmentWork work)
    {
        var what = $"{pool.Max} of {string.Join(", ", pool.InstanceTypes)}";
        return CapacityForecast.Knows(pool)
            ? new(CheckNames.Capacity, CheckStatus.Ok, what, "enough for what all apps reserve")
            : new(CheckNames.Capacity, CheckStatus.Warn, what, $"whether {what} hold what all apps of {work.Environment} reserve was not reckoned: the size of one of the types is not known here");
    }
}
