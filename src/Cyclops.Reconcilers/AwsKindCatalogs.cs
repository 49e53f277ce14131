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
/// <param name="random">Chance for the pauses before retries; null: its own.</param>
public sealed class AwsKindCatalogs(
    AwsTarget defaults,
    TimeProvider time,
    bool unlimited = false,
    AWSCredentials? credentials = null,
    HttpClientFactory? http = null,
    Random? random = null) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<AwsTarget, (AwsGateways Gateways, KindCatalog Kinds)> _targets = [];

    /// <summary>Calls sent so far, to all targets.</summary>
    public int Calls => CallsByOperation.Values.Sum();

    /// <summary>Calls sent so far by operation, to all targets.</summary>
    public IReadOnlyDictionary<string, int> CallsByOperation
    {
        get
        {
            lock (_lock)
            {
                return new SortedDictionary<string, int>(
                    _targets.Values
                        .SelectMany(t => t.Gateways.Calls.ByOperation)
                        .GroupBy(c => c.Key, StringComparer.Ordinal)
                        .ToDictionary(g => g.Key, g => g.Sum(c => c.Value), StringComparer.Ordinal),
                    StringComparer.Ordinal);
            }
        }
    }

    /// <summary>The kinds for an environment. What fails is tried again when it is asked for again.</summary>
    /// <exception cref="Model.Outcomes.CloudFault">No region is set anywhere, or the profile is not there.</exception>
    public KindCatalog For(PlatformManifest platform, EnvironmentManifest environment)
    {
        var target = TargetOf(platform, environment);
        lock (_lock)
        {
            if (!_targets.TryGetValue(target, out var known))
            {
                _targets[target] = known = Make(target);
            }

            return known.Kinds;
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var (gateways, _) in _targets.Values)
            {
                gateways.Dispose();
            }
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
        var gateways = new AwsGateways(target, new CallBudget(time, unlimited), credentials, http, random);
        return (gateways, ReconcilerKinds.Create(gateways));
    }
}
