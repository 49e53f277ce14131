using Amazon.ECS.Model;
using Amazon.ElasticLoadBalancingV2.Model;

namespace Cyclops.Reconcilers.Tests.Support;

/// <summary>
/// All that is in a cloud, a line each, free of ids: equal inventories are equal end states, and a double is a line more.
/// The tag that says from which commit something was applied is left out: it is written after the change, so that a change
/// which fails is not taken for somebody else's, and a crash between the two leaves the older commit.
/// </summary>
internal static class Inventory
{
    public static async Task<IReadOnlyList<string>> OfAsync(RawClients raw)
    {
        var lines = new List<string>();
        lines.AddRange(await ServicesAsync(raw));
        lines.AddRange(await LoadBalancingAsync(raw));
        lines.AddRange(await RecordsAsync(raw));
        var definitions = await raw.Ecs.ListTaskDefinitionsAsync(new ListTaskDefinitionsRequest { Status = "ACTIVE" });
        lines.AddRange((definitions.TaskDefinitionArns ?? []).Select(a => $"task definition {a[(a.LastIndexOf('/') + 1)..]}"));
        var groups = await raw.Logs.DescribeLogGroupsAsync();
        lines.AddRange((groups.LogGroups ?? []).Select(g => $"log group {g.LogGroupName} {g.RetentionInDays}"));
        var stacks = await raw.CloudFormation.DescribeStacksAsync(new Amazon.CloudFormation.Model.DescribeStacksRequest());
        lines.AddRange((stacks.Stacks ?? []).Select(s => $"stack {s.StackName} {s.StackStatus}"));
        return [.. lines.Order(StringComparer.Ordinal)];
    }

    private static async Task<IEnumerable<string>> ServicesAsync(RawClients raw)
    {
        var lines = new List<string>();
        foreach (var cluster in (await raw.Ecs.ListClustersAsync(new ListClustersRequest())).ClusterArns ?? [])
        {
            var arns = (await raw.Ecs.ListServicesAsync(new ListServicesRequest { Cluster = cluster, MaxResults = 100 })).ServiceArns ?? [];
            foreach (var chunk in arns.Chunk(10))
            {
                var answer = await raw.Ecs.DescribeServicesAsync(new DescribeServicesRequest { Cluster = cluster, Services = [.. chunk], Include = ["TAGS"] });
                lines.AddRange(answer.Services.Where(s => s.Status != "INACTIVE").Select(s =>
                    $"service {s.ServiceName} {s.DesiredCount} {s.TaskDefinition[(s.TaskDefinition.LastIndexOf('/') + 1)..]} {Tags(s.Tags?.Select(t => (t.Key, t.Value)))}"));
            }
        }

        return lines;
    }

    private static async Task<IEnumerable<string>> LoadBalancingAsync(RawClients raw)
    {
        var lines = new List<string>();
        var groups = (await raw.Elb.DescribeTargetGroupsAsync(new DescribeTargetGroupsRequest())).TargetGroups ?? [];
        foreach (var group in groups)
        {
            var attributes = await raw.Elb.DescribeTargetGroupAttributesAsync(new DescribeTargetGroupAttributesRequest { TargetGroupArn = group.TargetGroupArn });
            var delay = attributes.Attributes.First(a => a.Key == "deregistration_delay.timeout_seconds").Value;
            lines.Add($"target group {group.TargetGroupName} {group.TargetType} {group.HealthCheckPath} {delay}");
        }

        foreach (var balancer in (await raw.Elb.DescribeLoadBalancersAsync(new DescribeLoadBalancersRequest())).LoadBalancers ?? [])
        {
            foreach (var listener in (await raw.Elb.DescribeListenersAsync(new DescribeListenersRequest { LoadBalancerArn = balancer.LoadBalancerArn })).Listeners ?? [])
            {
                var rules = await raw.Elb.DescribeRulesAsync(new DescribeRulesRequest { ListenerArn = listener.ListenerArn });
                lines.AddRange(rules.Rules.Where(r => r.IsDefault != true).Select(r =>
                    $"rule {string.Join(',', r.Conditions.SelectMany(c => c.HostHeaderConfig?.Values ?? []))} -> {groups.FirstOrDefault(g => g.TargetGroupArn == r.Actions[0].TargetGroupArn)?.TargetGroupName}"));
            }
        }

        return lines;
    }

    private static async Task<IEnumerable<string>> RecordsAsync(RawClients raw)
    {
        var lines = new List<string>();
        foreach (var zone in (await raw.Route53.ListHostedZonesAsync(new Amazon.Route53.Model.ListHostedZonesRequest())).HostedZones ?? [])
        {
            var answer = await raw.Route53.ListResourceRecordSetsAsync(new Amazon.Route53.Model.ListResourceRecordSetsRequest { HostedZoneId = zone.Id });
            lines.AddRange((answer.ResourceRecordSets ?? []).Select(r => $"record {r.Name} {r.Type} {r.SetIdentifier} {r.Weight}"));
        }

        return lines;
    }

    private static string Tags(IEnumerable<(string Key, string Value)>? tags) =>
        string.Join(' ', (tags ?? []).Where(t => t.Key != "cyclops:commit").OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => $"{t.Key}={t.Value}"));
}
