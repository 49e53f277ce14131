using Amazon.ECS.Model;
using Cyclops.LocalCloud;
using Cyclops.LocalCloud.Ecs;
using Cyclops.LocalCloud.Ecs.Services;
using Cyclops.LocalCloud.LoadBalancing;
using Cyclops.LocalCloud.Route53;
using Cyclops.Reconcilers.Ownership;

namespace Cyclops.Simulation.RealProcess;

/// <summary>
/// What the cloud holds that a controller may have made, read behind its API: a line each, in order. Nothing is left out
/// for being untagged or of an app that nobody wants, so what was forgotten or made twice shows.
/// </summary>
internal static class CloudContents
{
    private const string Region = "eu-west-1";

    public static List<string> Of(LocalAws cloud) => cloud.Locked(now =>
    {
        var services = cloud.Services;
        var account = cloud.Core.Options.AccountId;
        var call = LocalCore.ServiceCall(account, Region, now, "simulation");
        var balancing = services.LoadBalancing.Regions[call];
        List<string> lines =
        [
            .. services.CloudFormation.Living(call).Select(s => $"stack {s.Name}"),
            .. services.Logs.Of(call).All.Select(g => $"log group {g.Name} of {Owner(g.Tags)}: {g.RetentionInDays} days"),
            .. Families(services.Ecs.Regions[call]),
            .. Services(services.Ecs.Regions[call], balancing),
            .. balancing.Groups.Values.Select(g => $"target group of {Owner(g.Tags.All)}: {g.Model.HealthCheckPath}"),
            .. Rules(balancing),
            .. services.Route53.Zones.All.SelectMany(z => Records(z, services.LoadBalancing)),
        ];
        lines.Sort(StringComparer.Ordinal);
        return lines;
    });

    private static IEnumerable<string> Families(EcsRegion region) =>
        from family in region.Families.Values
        from revision in family.Revisions.Values
        where revision.Active
        select $"family of {Owner(revision.Tags.All)}: {Content(revision.Model)}";

    private static IEnumerable<string> Services(EcsRegion region, ElbRegion balancing) =>
        from cluster in region.Clusters.Values
        from service in cluster.Services.Values
        where service.Status != "INACTIVE"
        select $"service {service.Name} of {Owner(service.Tags.All)}: {service.Desired} wanted, {Running(service)} running, "
            + $"{Content(service.Primary.Definition.Model)} behind {Groups(balancing, service.Model.LoadBalancers.Select(l => l.TargetGroupArn))}";

    private static IEnumerable<string> Rules(ElbRegion balancing) =>
        from balancer in balancing.Balancers.Values
        from listener in balancer.Listeners.Values
        from rule in listener.Rules.Values
        let hosts = rule.Model.Conditions.SelectMany(c => c.HostHeaderConfig?.Values ?? []).Order(StringComparer.Ordinal)
        select $"rule of {Owner(rule.Tags.All)}: {string.Join(' ', hosts)} to {Groups(balancing, Actions.GroupArns(rule.Model.Actions))}";

    private static IEnumerable<string> Records(Zone zone, LoadBalancingService balancing) =>
        from record in zone.Records.Values
        where record.AliasTarget is not null
        let balancer = balancing.BalancerNamed(record.AliasTarget.DNSName)
        select $"record {record.Name.TrimEnd('.')} {record.SetIdentifier} to {(balancer is null ? "nothing" : Owner(balancer.Tags.All))}";

    private static int Running(HeldService service) => service.Deployments.Sum(d => d.Staying.Count(t => t.Ready));

    private static string Content(TaskDefinition definition)
    {
        var web = definition.ContainerDefinitions.Single();
        return $"{web.Image} {web.Environment.Single().Value}";
    }

    private static string Groups(ElbRegion balancing, IEnumerable<string> arns) =>
        string.Join(' ', arns.Select(a => Owner(balancing.Group(a).Tags.All)).DefaultIfEmpty("nothing"));

    /// <summary>Environment and app.</summary>
    private static string Owner(IReadOnlyDictionary<string, string> tags) =>
        $"{tags.GetValueOrDefault(OwnershipTags.Environment)}/{tags.GetValueOrDefault(OwnershipTags.App)}";
}
