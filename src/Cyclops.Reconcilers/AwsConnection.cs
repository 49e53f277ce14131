using Amazon.Runtime;
using Cyclops.Aws;

namespace Cyclops.Reconcilers;

/// <summary>
/// What region and credentials a process has, for controller and command line alike. Endpoints on this machine (the local
/// cloud, moto) want some credentials and some region and do not care which, so
/// that nobody has to set up AWS to try Cyclops. Given ones are used.
/// </summary>
public static class AwsConnection
{
    private const string LocalRegion = "us-east-1";

    /// <summary>The kinds with that target behind them; an endpoint on this machine gets no call budget.</summary>
    public static AwsKindCatalogs Connect(AwsTarget target, TimeProvider time)
    {
        var isLocal = IsLocal(target);
        var isSetUp = target.Profile is not null || Variable("AWS_PROFILE") is not null;

        // The AWS command line and boto3 know AWS_DEFAULT_REGION, the SDK for .NET does not.
        var region = target.Region ?? Variable("AWS_REGION") ?? Variable("AWS_DEFAULT_REGION") ?? (isLocal && !isSetUp ? LocalRegion : null);
        var hasCredentials = isSetUp || Variable("AWS_ACCESS_KEY_ID") is not null;
        return new(
            target with { Region = region },
            time,
            isLocal,
            isLocal && !hasCredentials ? new BasicAWSCredentials("local", "local") : null);
    }

    private static bool IsLocal(AwsTarget target) =>
        Uri.TryCreate(target.EndpointUrl ?? Variable("AWS_ENDPOINT_URL"), UriKind.Absolute, out var url) && url.IsLoopback;

    private static string? Variable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
