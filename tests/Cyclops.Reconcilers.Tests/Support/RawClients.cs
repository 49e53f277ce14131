using Amazon.ApplicationAutoScaling;
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
using Cyclops.LocalCloud;

namespace Cyclops.Reconcilers.Tests.Support;

/// <summary>Somebody else's clients of the same cloud: what changes things behind our back, and judges what we did.</summary>
internal sealed class RawClients(LocalAws cloud)
{
    public static readonly BasicAWSCredentials Credentials = new("AKIAIOSFODNN7EXAMPLE", "secret");

    public AmazonECSClient Ecs { get; } = new(Credentials, Set(new AmazonECSConfig(), cloud));

    public AmazonApplicationAutoScalingClient Scaling { get; } = new(Credentials, Set(new AmazonApplicationAutoScalingConfig(), cloud));

    public AmazonSchedulerClient Scheduler { get; } = new(Credentials, Set(new AmazonSchedulerConfig(), cloud));

    public AmazonCloudWatchClient CloudWatch { get; } = new(Credentials, Set(new AmazonCloudWatchConfig(), cloud));

    public AmazonElasticLoadBalancingV2Client Elb { get; } = new(Credentials, Set(new AmazonElasticLoadBalancingV2Config(), cloud));

    public AmazonRoute53Client Route53 { get; } = new(Credentials, Set(new AmazonRoute53Config(), cloud));

    public AmazonCloudWatchLogsClient Logs { get; } = new(Credentials, Set(new AmazonCloudWatchLogsConfig(), cloud));

    public AmazonCloudFormationClient CloudFormation { get; } = new(Credentials, Set(new AmazonCloudFormationConfig(), cloud));

    public AmazonEC2Client Ec2 { get; } = new(Credentials, Set(new AmazonEC2Config(), cloud));

    public AmazonRDSClient Rds { get; } = new(Credentials, Set(new AmazonRDSConfig(), cloud));

    public AmazonElastiCacheClient ElastiCache { get; } = new(Credentials, Set(new AmazonElastiCacheConfig(), cloud));

    public AmazonResourceGroupsTaggingAPIClient Tagging { get; } = new(Credentials, Set(new AmazonResourceGroupsTaggingAPIConfig(), cloud));

    public AmazonSecretsManagerClient SecretsManager { get; } = new(Credentials, Set(new AmazonSecretsManagerConfig(), cloud));

    public AmazonS3Client S3 { get; } = new(Credentials, Set(new AmazonS3Config { ForcePathStyle = true }, cloud));

    public AmazonIdentityManagementServiceClient Iam { get; } = new(Credentials, Set(new AmazonIdentityManagementServiceConfig(), cloud));

    private static T Set<T>(T config, LocalAws cloud)
        where T : ClientConfig
    {
        config.ServiceURL = "http://cloud.test";
        config.AuthenticationRegion = "eu-west-1";
        config.MaxErrorRetry = 0;
        config.HttpClientFactory = new InProcess(cloud.CreateHandler());
        return config;
    }
}
