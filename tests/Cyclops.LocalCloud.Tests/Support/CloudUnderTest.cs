using System.Xml.Linq;
using Amazon.ApplicationAutoScaling;
using Amazon.CertificateManager;
using Amazon.CloudFormation;
using Amazon.CloudWatch;
using Amazon.CloudWatchLogs;
using Amazon.EC2;
using Amazon.ECS;
using Amazon.ElastiCache;
using Amazon.ElasticLoadBalancingV2;
using Amazon.IdentityManagement;
using Amazon.RDS;
using Amazon.ResourceGroupsTaggingAPI;
using Amazon.Route53;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.Scheduler;
using Amazon.SecretsManager;
using Amazon.SimpleEmailV2;
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

    public AmazonRDSClient Rds => new(Credentials, Set(new AmazonRDSConfig()));

    public AmazonElastiCacheClient ElastiCache => new(Credentials, Set(new AmazonElastiCacheConfig()));

    public AmazonApplicationAutoScalingClient Scaling => new(Credentials, Set(new AmazonApplicationAutoScalingConfig()));

    public AmazonIdentityManagementServiceClient Iam => new(Credentials, Set(new AmazonIdentityManagementServiceConfig()));

    public AmazonSchedulerClient Scheduler => new(Credentials, Set(new AmazonSchedulerConfig()));

    public AmazonCloudWatchClient CloudWatch => new(Credentials, Set(new AmazonCloudWatchConfig()));

    public AmazonSimpleEmailServiceV2Client Ses => new(Credentials, Set(new AmazonSimpleEmailServiceV2Config()));

    /// <summary>The official client; the name of a bucket cannot be looked up here, so it goes into the path.</summary>
    public AmazonS3Client S3 => new(Credentials, Set(new AmazonS3Config { ForcePathStyle = true }));

    public AmazonResourceGroupsTaggingAPIClient Tagging => new(Credentials, Set(new AmazonResourceGroupsTaggingAPIConfig()));

    /// <summary>Calls an operation of a Query service that the clients do not have.</summary>
    /// <returns>The names and texts of all elements of the answer without children, in order.</returns>
    public async Task<ILookup<string, string>> Query(string service, string version, string action, params (string Name, string Value)[] fields)
    {
        using var client = new HttpClient(Cloud.CreateHandler());
        using var request = new HttpRequestMessage(HttpMethod.Post, "http://cloud.test/")
        {
            Content = new FormUrlEncodedContent(fields.Append(("Action", action)).Append(("Version", version)).Select(f => KeyValuePair.Create(f.Item1, f.Item2))),
        };
        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260102/eu-west-1/{service}/aws4_request, SignedHeaders=host, Signature=0");
        using var response = await client.SendAsync(request);
        return XDocument.Parse(await response.Content.ReadAsStringAsync()).Descendants().Where(e => !e.HasElements).ToLookup(e => e.Name.LocalName, e => e.Value);
    }

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
