using Amazon.Runtime;
using Cyclops.Aws;
using Cyclops.Reconcilers;

namespace Cyclops.Ctl.Clouds;

/// <summary>
/// Endpoints on this machine: the local cloud, moto. They want some credentials and some region and do not care which, so
/// that nobody has to set up AWS to try Cyclops. Given ones are used.
/// </summary>
internal static class Loopback
{
    private const string Region = "us-east-1";

    /// <summary>The kinds with that target behind them; an endpoint on this machine gets no call budget.</summary>
    public static AwsKindCatalogs Connect(AwsTarget target, TimeProvider time)
    {
        var isLocal = Is(target);
        var isSetUp = target.Profile is not null || Variable("AWS_PROFILE") is not null;
        var hasRegion = isSetUp || target.Region is not null || Variable("AWS_REGION") is not null || Variable("AWS_DEFAULT_REGION") is not null;
        var hasCredentials = isSetUp || Variable("AWS_ACCESS_KEY_ID") is not null;
        return new(
            isLocal && !hasRegion ? target with { Region = Region } : target,
            time,
            isLocal,
            isLocal && !hasCredentials ? new BasicAWSCredentials("local", "local") : null);
    }

    private static bool Is(AwsTarget target) =>
        Uri.TryCreate(target.EndpointUrl ?? Variable("AWS_ENDPOINT_URL"), UriKind.Absolute, out var url) && url.IsLoopback;

    private static string? Variable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
