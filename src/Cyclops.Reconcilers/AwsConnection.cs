using Amazon.Runtime;
using Cyclops.Aws;
using Cyclops.Aws.Calls;
using Cyclops.Reconcilers.Image;
using Cyclops.Registries;

namespace Cyclops.Reconcilers;

/// <summary>
/// What region and credentials a process has, for controller and command line alike. Endpoints on this machine (the local
/// cloud, moto) want some credentials and some region and do not care which, so
/// that nobody has to set up AWS to try Cyclops. Given ones are used.
/// </summary>
public static class AwsConnection
{
    private const string LocalRegion = "us-east-1";

    /// <summary>
    /// The kinds with that target behind them. An endpoint on this machine gets no call budget, and what is tried there needs no
    /// network: only registries that the platform names are asked.
    /// </summary>
    public static AwsKindCatalogs Connect(AwsTarget target, TimeProvider time)
    {
        var (whole, isLocal, credentials) = Complete(target);
        return new(whole, time, isLocal, credentials, new() { Registries = Registries(time, onlyNamed: isLocal) });
    }

    /// <summary>Registries over the network.</summary>
    /// <param name="onlyNamed">Whether only those that the platform names are asked.</param>
    public static ImageRegistries Registries(TimeProvider time, bool onlyNamed) =>
        new(new RegistryClient(time, new Random()), time, onlyNamed);

    /// <summary>The gateways of that target by themselves, before there are manifests.</summary>
    /// <exception cref="Model.Outcomes.CloudFault">No region is set anywhere, or there are no credentials.</exception>
    public static AwsGateways Open(AwsTarget target, TimeProvider time)
    {
        var (whole, isLocal, credentials) = Complete(target);
        try
        {
            return new(whole, new CallBudget(time, isLocal), credentials);
        }
        catch (AmazonClientException fault)
        {
            throw new Model.Outcomes.CloudFault("NoCredentials", $"no AWS credentials were found: {fault.Message}", isTransient: false, fault);
        }
    }

    private static (AwsTarget Target, bool IsLocal, AWSCredentials? Credentials) Complete(AwsTarget target)
    {
        var isLocal = IsLocal(target);
        var isSetUp = target.Profile is not null || Variable("AWS_PROFILE") is not null;

        // The AWS command line and boto3 know AWS_DEFAULT_REGION, the SDK for .NET does not.
        var region = target.Region ?? Variable("AWS_REGION") ?? Variable("AWS_DEFAULT_REGION") ?? (isLocal && !isSetUp ? LocalRegion : null);
        var hasCredentials = isSetUp || Variable("AWS_ACCESS_KEY_ID") is not null;
        return (target with { Region = region }, isLocal, isLocal && !hasCredentials ? new BasicAWSCredentials("local", "local") : null);
    }

    private static bool IsLocal(AwsTarget target) =>
        Uri.TryCreate(target.EndpointUrl ?? Variable("AWS_ENDPOINT_URL"), UriKind.Absolute, out var url) && url.IsLoopback;

    private static string? Variable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
