using Amazon.CloudWatchLogs;
using Amazon.CloudWatchLogs.Model;
using Amazon.ECS;
using Amazon.ECS.Model;
using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;
using Amazon.Route53;
using Amazon.Route53.Model;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SecretsManager;
using Task = System.Threading.Tasks.Task;

namespace Cyclops.Scenarios.Support;

/// <summary>What the cloud holds of apps, as the SDK's own clients list it: one line each, in order.</summary>
internal sealed class CloudContents(Uri endpoint) : IDisposable
{
    private readonly AWSCredentials _credentials = new BasicAWSCredentials("AKIAIOSFODNN7EXAMPLE", "not-a-secret");

    public AmazonECSClient Ecs => field ??= new(_credentials, Set(new AmazonECSConfig()));

    public AmazonElasticLoadBalancingV2Client Elb => field ??= new(_credentials, Set(new AmazonElasticLoadBalancingV2Config()));

    public AmazonSecretsManagerClient Secrets => field ??= new(_credentials, Set(new AmazonSecretsManagerConfig()));

    public AmazonS3Client S3 => field ??= new(_credentials, Set(new AmazonS3Config { ForcePathStyle = true }));

    private AmazonRoute53Client Route53 => field ??= new(_credentials, Set(new AmazonRoute53Config()));

    private AmazonCloudWatchLogsClient Logs => field ??= new(_credentials, Set(new AmazonCloudWatchLogsConfig()));

    public async Task<List<string>> ListAsync()
    {
        var lines = new List<string>();
        await AddServicesAsync(lines);
        var families = await Ecs.ListTaskDefinitionFamiliesAsync(new ListTaskDefinitionFamiliesRequest { Status = TaskDefinitionFamilyStatus.ACTIVE });
        lines.AddRange((families.Families ?? []).Select(f => $"family {f}"));
        await AddLoadBalancingAsync(lines);
        await AddRecordsAsync(lines);
        var groups = await Logs.DescribeLogGroupsAsync(new DescribeLogGroupsRequest());
        lines.AddRange((groups.LogGroups ?? []).Select(g => $"logs {g.LogGroupName} {g.RetentionInDays}"));
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    /// <summary>Only the lines that name an app.</summary>
    public async Task<List<string>> OfAppAsync(string app) => [.. (await ListAsync()).Where(l => l.Contains(app, StringComparison.Ordinal))];

    public void Dispose()
    {
        Ecs.Dispose();
        Elb.Dispose();
        Route53.Dispose();
        Logs.Dispose();
        Secrets.Dispose();
        S3.Dispose();
    }

    private static TConfig Set<TConfig>(TConfig config, Uri endpoint)
        where TConfig : ClientConfig
    {
        config.ServiceURL = endpoint.ToString();
        config.AuthenticationRegion = "eu-west-1";
        config.MaxErrorRetry = 0;
        return config;
    }

    private TConfig Set<TConfig>(TConfig config)
        where TConfig : ClientConfig =>
        Set(config, endpoint);

    private async Task AddServicesAsync(List<string> lines)
    {
        var clusters = await Ecs.ListClustersAsync(new ListClustersRequest());
        foreach (var cluster in clusters.ClusterArns ?? [])
        {
            var arns = (await Ecs.ListServicesAsync(new ListServicesRequest { Cluster = cluster, MaxResults = 100 })).ServiceArns ?? [];
            foreach (var chunk in arns.Chunk(10))
            {
                var described = await Ecs.DescribeServicesAsync(new DescribeServicesRequest { Cluster = cluster, Services = [.. chunk] });
                lines.AddRange(described.Services.Where(s => s.Status == "ACTIVE").Select(s =>
                    $"service {cluster[(cluster.LastIndexOf('/') + 1)..]} {s.ServiceName} x{s.DesiredCount} {s.TaskDefinition[(s.TaskDefinition.LastIndexOf('/') + 1)..]}"));
            }
        }
    }

    private async Task AddLoadBalancingAsync(List<string> lines)
    {
        var groups = await Elb.DescribeTargetGroupsAsync(new DescribeTargetGroupsRequest());
        lines.AddRange((groups.TargetGroups ?? []).Select(g => $"target group {g.TargetGroupName} {g.HealthCheckPath}"));
        var balancers = await Elb.DescribeLoadBalancersAsync(new DescribeLoadBalancersRequest());
        foreach (var balancer in balancers.LoadBalancers ?? [])
        {
            var listeners = await Elb.DescribeListenersAsync(new DescribeListenersRequest { LoadBalancerArn = balancer.LoadBalancerArn });
            foreach (var listener in listeners.Listeners)
            {
                var rules = await Elb.DescribeRulesAsync(new DescribeRulesRequest { ListenerArn = listener.ListenerArn });
                lines.AddRange(rules.Rules.Where(r => r.IsDefault != true).Select(r =>
                    $"rule {string.Join(",", r.Conditions.SelectMany(c => c.HostHeaderConfig?.Values ?? []))}"));
            }
        }
    }

    private async Task AddRecordsAsync(List<string> lines)
    {
        var zones = await Route53.ListHostedZonesAsync(new ListHostedZonesRequest());
        foreach (var zone in zones.HostedZones ?? [])
        {
            var records = await Route53.ListResourceRecordSetsAsync(new ListResourceRecordSetsRequest { HostedZoneId = zone.Id });
            lines.AddRange(records.ResourceRecordSets.Where(r => r.AliasTarget is not null).Select(r => $"record {r.Name} {r.SetIdentifier}"));
        }
    }
}
