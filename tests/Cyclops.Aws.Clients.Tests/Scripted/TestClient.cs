using Amazon.CloudFormation;
using Amazon.CloudWatch;
using Amazon.ECS;
using Amazon.Route53;
using Amazon.Runtime;

namespace Cyclops.Aws.Clients.Tests.Scripted;

/// <summary>Clients that talk to a scripted server.</summary>
internal static class TestClient
{
    public static readonly AWSCredentials Credentials = new BasicAWSCredentials("AKIDEXAMPLE", "secret");

    public static AmazonECSClient Ecs(string url, int retries = 0, TimeSpan? timeout = null) =>
        new(Credentials, Config<AmazonECSConfig>(url, retries, timeout));

    public static AmazonCloudFormationClient CloudFormation(string url, int retries = 0) =>
        new(Credentials, Config<AmazonCloudFormationConfig>(url, retries));

    public static AmazonRoute53Client Route53(string url, int retries = 0) =>
        new(Credentials, Config<AmazonRoute53Config>(url, retries));

    public static AmazonCloudWatchClient CloudWatch(string url, int retries = 0) =>
        new(Credentials, Config<AmazonCloudWatchConfig>(url, retries));

    public static T Config<T>(string url, int retries, TimeSpan? timeout = null)
        where T : ClientConfig, new() =>
        new()
        {
            ServiceURL = url,
            AuthenticationRegion = "eu-west-1",
            MaxErrorRetry = retries,
            Timeout = timeout ?? TimeSpan.FromSeconds(60),
        };
}
