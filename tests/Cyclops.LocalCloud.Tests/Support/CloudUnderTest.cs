using Amazon.CertificateManager;
using Amazon.CloudFormation;
using Amazon.CloudWatchLogs;
using Amazon.EC2;
using Amazon.ECS;
using Amazon.ElasticLoadBalancingV2;
using Amazon.ResourceGroupsTaggingAPI;
using Amazon.Route53;
using Amazon.Runtime;
using Amazon.SecretsManager;
using Cyclops.LocalCloud.Options;

namespace Cyclops.LocalCloud.Tests.Support;

/// <summary>A local cloud on a clock that the test drives, with the real clients calling it in process.</summary>
internal sealed class CloudUnderTest
{
    private static readonly BasicAWSCredentials Credentials = new("AKIAIOSFODNN7EXAMPLE", "secret");

    public CloudUnderTest(LifeCycleDelays? delays = null, bool throttling = false)
        : this(new LocalCloudOptions { Delays = delays ?? LifeCycleDelays.Instant, Throttling = throttling })
    {
    }

    /// <param name="options">Their clock is replaced by <see cref="Clock"/>.</param>
    public CloudUnderTest(LocalCloudOptions options)
    {
        Cloud = new LocalAws(options with { Clock = Clock });
    }

    public FakeClock Clock { get; } = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    public LocalAws Cloud { get; }

    public AmazonECSClient Ecs => new(Credentials, Set(new AmazonECSConfig()));

    public AmazonElasticLoadBalancingV2Client Elb => new(Credentials, Set(new AmazonElasticLoadBalancingV2Config()));

    public AmazonRoute53Client Route53 => new(Credentials, Set(new AmazonRoute53Config()));

    public AmazonCloudWatchLogsClient Logs => new(Credentials, Set(new AmazonCloudWatchLogsConfig()));

    public AmazonEC2Client Ec2 => new(Credentials, Set(new AmazonEC2Config()));

    public AmazonCloudFormationClient CloudFormation => new(Credentials, Set(new AmazonCloudFormationConfig()));

    public AmazonCertificateManagerClient Certificates => new(Credentials, Set(new AmazonCertificateManagerConfig()));

    public AmazonSecretsManagerClient Secrets => new(Credentials, Set(new AmazonSecretsManagerConfig()));

    public AmazonResourceGroupsTaggingAPIClient Tagging => new(Credentials, Set(new AmazonResourceGroupsTaggingAPIConfig()));

    /// <summary>Points a client's settings at this cloud, without retries.</summary>
    public T Set<T>(T config)
        where T : ClientConfig
    {
        config.ServiceURL = "http://cloud.test";
        config.AuthenticationRegion = "eu-west-1";
        config.MaxErrorRetry = 0;
        config.HttpClientFactory = new InProcess(Cloud);
        return config;
    }

    private sealed class InProcess(LocalAws cloud) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(cloud.CreateHandler());

        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;
    }
}
