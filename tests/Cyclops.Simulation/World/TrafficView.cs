using Cyclops.LocalCloud;
using Cyclops.LocalCloud.LoadBalancing;

namespace Cyclops.Simulation.World;

/// <summary>Which apps answer, by what their rules forward to: a load balancer does not turn to another group when one has nobody in it.</summary>
internal static class TrafficView
{
    private const string AppTag = "cyclops:app";
    private const string EnvironmentTag = "cyclops:environment";

    /// <returns>For each rule of an app, whether every group that gets some of its traffic has a healthy target.</returns>
    public static IReadOnlyList<(ObjectKey App, bool Answers)> Of(LocalAws cloud) => cloud.Locked(now =>
    {
        var seen = new List<(ObjectKey, bool)>();
        foreach (var (_, region) in cloud.Services.LoadBalancing.Regions.All)
        {
            foreach (var rule in region.Rules.Values.Where(r => r.Tags.All.ContainsKey(AppTag)).OrderBy(r => r.Arn, StringComparer.Ordinal))
            {
                seen.Add((new(rule.Tags.All[EnvironmentTag], rule.Tags.All[AppTag]), Answers(cloud, region, rule, now)));
            }
        }

        return seen;
    });

    private static bool Answers(LocalAws cloud, ElbRegion region, HeldRule rule, DateTimeOffset now)
    {
        var groups = rule.Model.Actions.SelectMany(a => a.ForwardConfig?.TargetGroups ?? []).Where(g => g.Weight is null or > 0).ToList();
        return groups.Count > 0 && groups.TrueForAll(g =>
            region.GroupsByArn.GetValueOrDefault(g.TargetGroupArn) is { } group
            && group.Targets.Values.Any(t => cloud.Services.LoadBalancing.Targets.Health(group, t, now).State == Amazon.ElasticLoadBalancingV2.TargetHealthStateEnum.Healthy));
    }
}
