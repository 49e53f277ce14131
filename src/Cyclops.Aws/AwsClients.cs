using System.Runtime.CompilerServices;
using Amazon;
using Amazon.ApplicationAutoScaling;
using Amazon.CloudFormation;
using Amazon.CloudWatchLogs;
using Amazon.EC2;
using Amazon.ECS;
using Amazon.ElasticLoadBalancingV2;
using Amazon.IdentityManagement;
using Amazon.Route53;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Internal;
using Amazon.S3;
using Amazon.Scheduler;
using Amazon.SecretsManager;
using Amazon.SecurityToken;
using Amazon.SimpleEmailV2;
using Cyclops.Model.Outcomes;

namespace Cyclops.Aws;

/// <summary>The SDK's clients for one target; region, endpoint, credentials and retries are set here and nowhere else.</summary>
public sealed class AwsClients : IDisposable
{
    /// <summary>Attempts after the first, per call, in the SDK's standard mode. What fails after them backs off in the work queue.</summary>
    public const int MaxRetries = 2;

    private readonly AwsTarget _target;
    private readonly Func<ClientConfig, RetryPolicy> _retries;
    private readonly HttpClientFactory? _http;
    private readonly AWSCredentials? _credentials;

    /// <param name="target">Where calls go.</param>
    /// <param name="retries">When a failed call is sent again.</param>
    /// <param name="credentials">Fixed credentials (the local cloud's); null: the SDK's own chain.</param>
    /// <param name="http">Another transport (in process, for tests); null: the network.</param>
    /// <exception cref="CloudFault">The profile is not there, or no region is set anywhere.</exception>
    internal AwsClients(AwsTarget target, Func<ClientConfig, RetryPolicy> retries, AWSCredentials? credentials = null, HttpClientFactory? http = null)
    {
        (_target, _retries, _http) = (target, retries, http);
        Region = target.Region ?? FallbackRegionFactory.GetRegionEndpoint()?.SystemName
            ?? throw new CloudFault("NoRegion", "no AWS region is set; set AWS_REGION, a profile with a region, or spec.region in platform.yaml", isTransient: false);
        _credentials = Assume(credentials ?? FromProfile(target.Profile));
        Ec2 = Make((c, k) => new AmazonEC2Client(k, c), new AmazonEC2Config());
        Ecs = Make((c, k) => new AmazonECSClient(k, c), new AmazonECSConfig());
        EcsOnce = Make((c, k) => new AmazonECSClient(k, c), new AmazonECSConfig(), _credentials, maxRetries: 0);
        Elb = Make((c, k) => new AmazonElasticLoadBalancingV2Client(k, c), new AmazonElasticLoadBalancingV2Config());
        Route53 = Make((c, k) => new AmazonRoute53Client(k, c), new AmazonRoute53Config());
        Logs = Make((c, k) => new AmazonCloudWatchLogsClient(k, c), new AmazonCloudWatchLogsConfig());
        CloudFormation = Make((c, k) => new AmazonCloudFormationClient(k, c), new AmazonCloudFormationConfig());
        SecretsManager = Make((c, k) => new AmazonSecretsManagerClient(k, c), new AmazonSecretsManagerConfig());
        Scaling = Make((c, k) => new AmazonApplicationAutoScalingClient(k, c), new AmazonApplicationAutoScalingConfig());
        Scheduler = Make((c, k) => new AmazonSchedulerClient(k, c), new AmazonSchedulerConfig());
        Iam = Make((c, k) => new AmazonIdentityManagementServiceClient(k, c), new AmazonIdentityManagementServiceConfig());
        IamOnce = Make((c, k) => new AmazonIdentityManagementServiceClient(k, c), new AmazonIdentityManagementServiceConfig(), _credentials, maxRetries: 0);
        Email = Make((c, k) => new AmazonSimpleEmailServiceV2Client(k, c), new AmazonSimpleEmailServiceV2Config());
        Sts = Make((c, k) => new AmazonSecurityTokenServiceClient(k, c), new AmazonSecurityTokenServiceConfig());

        // A bucket is not a host name at an endpoint of one's own.
        S3Endpoint = target.EndpointUrl ?? Variable("AWS_ENDPOINT_URL_S3") ?? Variable("AWS_ENDPOINT_URL");
        S3 = Make((c, k) => new AmazonS3Client(k, c), new AmazonS3Config { ForcePathStyle = S3Endpoint is not null });
        S3Uploads = Make((c, k) => new AmazonS3Client(k, c), new AmazonS3Config { ForcePathStyle = S3Endpoint is not null }, _credentials, MaxRetries, TimeSpan.FromHours(1));
    }

    /// <summary>The region in use.</summary>
    public string Region { get; }

    internal IAmazonEC2 Ec2 { get; }

    internal IAmazonECS Ecs { get; }

    /// <summary>For what must not be sent twice on its own: each RegisterTaskDefinition makes another revision, and it takes no token.</summary>
    internal IAmazonECS EcsOnce { get; }

    internal IAmazonElasticLoadBalancingV2 Elb { get; }

    internal IAmazonRoute53 Route53 { get; }

    internal IAmazonCloudWatchLogs Logs { get; }

    internal IAmazonCloudFormation CloudFormation { get; }

    internal IAmazonSecretsManager SecretsManager { get; }

    internal IAmazonApplicationAutoScaling Scaling { get; }

    internal IAmazonScheduler Scheduler { get; }

    internal IAmazonIdentityManagementService Iam { get; }

    /// <summary>For what must not be sent twice on its own: each CreateAccessKey makes another key, and only its own answer tells the key's secret.</summary>
    internal IAmazonIdentityManagementService IamOnce { get; }

    internal IAmazonSimpleEmailServiceV2 Email { get; }

    internal IAmazonSecurityTokenService Sts { get; }

    internal IAmazonS3 S3 { get; }

    /// <summary>For what takes long to send.</summary>
    internal IAmazonS3 S3Uploads { get; }

    /// <summary>Where S3 is instead of at AWS; null: at AWS.</summary>
    internal string? S3Endpoint { get; }

    public void Dispose()
    {
        Ec2.Dispose();
        Ecs.Dispose();
        EcsOnce.Dispose();
        Elb.Dispose();
        Route53.Dispose();
        Logs.Dispose();
        CloudFormation.Dispose();
        SecretsManager.Dispose();
        Scaling.Dispose();
        Scheduler.Dispose();
        Iam.Dispose();
        IamOnce.Dispose();
        Email.Dispose();
        Sts.Dispose();
        S3.Dispose();
        S3Uploads.Dispose();
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static AWSCredentials? FromProfile(string? profile)
    {
        if (profile is null)
        {
            return null;
        }

        return new CredentialProfileStoreChain().TryGetAWSCredentials(profile, out var credentials)
            ? credentials
            : throw new CloudFault("NoSuchProfile", $"there is no AWS profile named {profile}; look at ~/.aws/config or set AWS_PROFILE", isTransient: false);
    }

    private AWSCredentials? Assume(AWSCredentials? source)
    {
        if (_target.RoleArn is not { } role)
        {
            return source;
        }

        var sts = Make((c, k) => new AmazonSecurityTokenServiceClient(k, c), new AmazonSecurityTokenServiceConfig(), source, MaxRetries);
        return new AssumedRoleCredentials(sts, role);
    }

    private TClient Make<TClient, TConfig>(Func<TConfig, AWSCredentials, TClient> make, TConfig config)
        where TClient : AmazonServiceClient
        where TConfig : ClientConfig =>
        Make(make, config, _credentials, MaxRetries);

    private TClient Make<TClient, TConfig>(
        Func<TConfig, AWSCredentials, TClient> make,
        TConfig config,
        AWSCredentials? credentials,
        int maxRetries,
        TimeSpan? timeout = null)
        where TClient : AmazonServiceClient
        where TConfig : ClientConfig
    {
        config.RetryMode = RequestRetryMode.Standard;
        config.MaxErrorRetry = maxRetries;
        config.Timeout = timeout ?? TimeSpan.FromSeconds(30);
        if (_target.EndpointUrl is { } url)
        {
            config.ServiceURL = url;
            config.AuthenticationRegion = Region;
        }
        else
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(Region);
        }

        if (_http is not null)
        {
            config.HttpClientFactory = _http;
        }

        var client = make(config, credentials ?? Amazon.Runtime.Credentials.DefaultAWSCredentialsIdentityResolver.GetCredentials());
        PipelineOf(client).ReplaceHandler<RetryHandler>(new RetryHandler(_retries(config)));
        return client;
    }

    /// <summary>The SDK lets subclasses of each client change its pipeline; we have a dozen clients and one change.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_RuntimePipeline")]
    private static extern RuntimePipeline PipelineOf(AmazonServiceClient client);
}
