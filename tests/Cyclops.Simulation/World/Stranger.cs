using Amazon.ApplicationAutoScaling;
using Amazon.CloudFormation;
using Amazon.CloudWatchLogs;
using Amazon.ECS;
using Amazon.ElasticLoadBalancingV2;
using Amazon.IdentityManagement;
using Amazon.Route53;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.Scheduler;
using Amazon.SecretsManager;
using Cyclops.LocalCloud;

namespace Cyclops.Simulation.World;

/// <summary>Somebody else with rights in the same account, by the SDK's own clients.</summary>
internal sealed class Stranger(LocalAws cloud) : IDisposable
{
    private readonly TransportFactory _http = new(cloud.CreateHandler());
    private readonly BasicAWSCredentials _credentials = new("AKIAI44QH8DHBEXAMPLE", "secret");

    public LocalAws Cloud => cloud;

    public AmazonECSClient Ecs => field ??= new(_credentials, Set(new AmazonECSConfig()));

    public AmazonApplicationAutoScalingClient Scaling => field ??= new(_credentials, Set(new AmazonApplicationAutoScalingConfig()));

    public AmazonSchedulerClient Scheduler => field ??= new(_credentials, Set(new AmazonSchedulerConfig()));

    public AmazonElasticLoadBalancingV2Client Elb => field ??= new(_credentials, Set(new AmazonElasticLoadBalancingV2Config()));

    public AmazonRoute53Client Route53 => field ??= new(_credentials, Set(new AmazonRoute53Config()));

    public AmazonCloudWatchLogsClient Logs => field ??= new(_credentials, Set(new AmazonCloudWatchLogsConfig()));

    public AmazonCloudFormationClient CloudFormation => field ??= new(_credentials, Set(new AmazonCloudFormationConfig()));

    public AmazonSecretsManagerClient SecretsManager => field ??= new(_credentials, Set(new AmazonSecretsManagerConfig()));

    public AmazonS3Client S3 => field ??= new(_credentials, Set(new AmazonS3Config { ForcePathStyle = true }));

    public AmazonIdentityManagementServiceClient Iam => field ??= new(_credentials, Set(new AmazonIdentityManagementServiceConfig()));

    /// <summary>The result of a call; in process it is there at once.</summary>
    public static T Now<T>(Task<T> call) => call.IsCompleted
        ? call.GetAwaiter().GetResult()
        : throw new InvalidOperationException("a call in process did not answer at once");

    public void Dispose() => _http.Dispose();

    private T Set<T>(T config)
        where T : ClientConfig
    {
        config.ServiceURL = "http://stranger.test";
        config.AuthenticationRegion = Worlds.Region;
        config.MaxErrorRetry = 0;
        config.HttpClientFactory = _http;
        return config;
    }
}
