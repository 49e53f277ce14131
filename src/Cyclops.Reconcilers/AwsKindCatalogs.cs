using System.Collections.Concurrent;
using Amazon.Runtime;
using Cyclops.Aws;
using Cyclops.Aws.Calls;
using Cyclops.Engine.Kinds;
using Cyclops.Model.Manifests;

namespace Cyclops.Reconcilers;

/// <summary>The kinds for each account and region that environments live in; one set of clients and one call budget per target.</summary>
/// <param name="defaults">Where calls go when neither the environment nor the platform says: endpoint and profile hold for all.</param>
/// <param name="time">The clock of the call budgets.</param>
/// <param name="unlimited">For servers of one's own, which do not throttle. Default: the published rates of AWS are kept to.</param>
/// <param name="credentials">Fixed credentials (the local cloud's); null: the SDK's own chain.</param>
/// <param name="http">Another transport (in process, for tests); null: the network.</param>
public sealed class AwsKindCatalogs(
    AwsTarget defaults,
    TimeProvider time,
    bool unlimited = false,
    AWSCredentials? credentials = null,
    HttpClientFactory? http = null) : IDisposable
{
    private readonly ConcurrentDictionary<AwsTarget, Lazy<(AwsGateways Gateways, KindCatalog Kinds)>> _targets = new();

    /// <summary>Calls sent so far, to all targets.</summary>
    public int Calls => _targets.Values.Where(t => t.IsValueCreated).Sum(t => t.Value.Gateways.Calls.Total);

    /// <summary>Calls sent so far by operation, to all targets.</summary>
    public IReadOnlyDictionary<string, int> CallsByOperation =>
        new SortedDictionary<string, int>(
            _targets.Values.Where(t => t.IsValueCreated)
                .SelectMany(t => t.Value.Gateways.Calls.ByOperation)
                .GroupBy(c => c.Key, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => g.Sum(c => c.Value), StringComparer.Ordinal),
            StringComparer.Ordinal);

    /// <summary>The kinds for an environment.</summary>
    /// <exception cref="Model.Outcomes.CloudFault">No region is set anywhere, or the profile is not there.</exception>
    public KindCatalog For(PlatformManifest platform, EnvironmentManifest environment) =>
        _targets.GetOrAdd(TargetOf(platform, environment), t => new(() => Make(t))).Value.Kinds;

    public void Dispose()
    {
        foreach (var target in _targets.Values.Where(t => t.IsValueCreated))
        {
            target.Value.Gateways.Dispose();
        }
    }

    private AwsTarget TargetOf(PlatformManifest platform, EnvironmentManifest environment)
    {
        var account = environment.Account is { } name && platform.Accounts.TryGetValue(name, out var spec) ? spec : null;
        return defaults with
        {
            Region = environment.Region ?? platform.Region ?? defaults.Region,
            RoleArn = account?.Role is { } role ? $"arn:aws:iam::{account.Id}:role/{role}" : defaults.RoleArn,
        };
    }

    private (AwsGateways Gateways, KindCatalog Kinds) Make(AwsTarget target)
    {
        var gateways = new AwsGateways(target, new CallBudget(time, unlimited), credentials, http);
        return (gateways, ReconcilerKinds.Create(gateways));
    }
}
