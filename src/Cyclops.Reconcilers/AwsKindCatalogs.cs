using Amazon.Runtime;
using Cyclops.Aws;
using Cyclops.Aws.Calls;
using Cyclops.Aws.S3;
using Cyclops.Aws.Sts;
using Cyclops.Engine.Kinds;
using Cyclops.Model.Manifests;
using Cyclops.Reconcilers.PlatformStack;
using Cyclops.Reconcilers.Retention;

namespace Cyclops.Reconcilers;

/// <summary>The kinds for each account and region that environments live in; one set of clients and one call budget per target.</summary>
/// <param name="defaults">Where calls go when neither the environment nor the platform says: endpoint and profile hold for all.</param>
/// <param name="time">The clock of the call budgets.</param>
/// <param name="unlimited">For servers of one's own, which do not throttle. Default: the published rates of AWS are kept to.</param>
/// <param name="credentials">Fixed credentials (the local cloud's); null: the SDK's own chain.</param>
/// <param name="edges">What stands in for the network and for chance; null: nothing does.</param>
public sealed class AwsKindCatalogs(
    AwsTarget defaults,
    TimeProvider time,
    bool unlimited = false,
    AWSCredentials? credentials = null,
    CloudEdges? edges = null) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<AwsTarget, CallBudget> _budgets = [];
    private readonly Dictionary<(AwsTarget Target, string? Account), AwsGateways> _gateways = [];
    private readonly Dictionary<CatalogKey, KindCatalog> _catalogs = [];
    private readonly CancellationTokenSource _stopping = new();
    private readonly CloudEdges _edges = WithClients(edges ?? new(), time);

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
                    _gateways.Values
                        .SelectMany(g => g.Calls.ByOperation)
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
        var account = AccountOf(platform, environment);
        var target = TargetOf(platform, environment, account);
        var key = new CatalogKey(target, account?.Id, StackMeans.RoleOf(platform, environment), platform.ConfigBucket, platform.Region, platform.Safety.FinalBackup);
        lock (_lock)
        {
            var gateways = GatewaysOf(target, account);
            if (!_catalogs.TryGetValue(key, out var known))
            {
                _catalogs[key] = known = ReconcilerKinds.Create(gateways, KindMeans.Of(gateways, time, new(key.StackRole, StoreOf(platform)), BackupsOf(platform), _edges));
            }

            return known;
        }
    }

    /// <summary>The gateways that the kinds of an environment talk to.</summary>
    /// <exception cref="Model.Outcomes.CloudFault">No region is set anywhere, or the profile is not there.</exception>
    public AwsGateways GatewaysFor(PlatformManifest platform, EnvironmentManifest environment)
    {
        var account = AccountOf(platform, environment);
        lock (_lock)
        {
            return GatewaysOf(TargetOf(platform, environment, account), account);
        }
    }

    /// <summary>The bucket of templates, with the platform's own credentials.</summary>
    /// <returns>Null when the platform names none.</returns>
    /// <exception cref="Model.Outcomes.CloudFault">No region is set anywhere, or the profile is not there.</exception>
    public TemplateStore? TemplatesOf(PlatformManifest platform)
    {
        lock (_lock)
        {
            return StoreOf(platform);
        }
    }

    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
        _edges.Registries?.Dispose();
        _edges.Solr!.Dispose();
        _edges.Sentry!.Dispose();
        lock (_lock)
        {
            foreach (var gateways in _gateways.Values)
            {
                gateways.Dispose();
            }
        }
    }

    /// <summary>One client of each for all environments.</summary>
    private static CloudEdges WithClients(CloudEdges edges, TimeProvider time) => edges with
    {
        Solr = edges.Solr ?? new(time, edges.Random ?? new Random()),
        Sentry = edges.Sentry ?? new(time, edges.Random ?? new Random()),
    };

    private TemplateStore? StoreOf(PlatformManifest platform) => platform.ConfigBucket is { } bucket ? new(StorageOf(platform), bucket) : null;

    private FinalBackups BackupsOf(PlatformManifest platform) =>
        new(platform.Safety.FinalBackup, platform.ConfigBucket is null ? null : StorageOf(platform), platform.ConfigBucket, _stopping.Token);

    /// <summary>The platform's own, in whatever account environments are.</summary>
    private S3Gateway StorageOf(PlatformManifest platform) => GatewaysOf(defaults with { Region = platform.Region ?? defaults.Region }, account: null).S3;

    private static AccountSpec? AccountOf(PlatformManifest platform, EnvironmentManifest environment) =>
        environment.Account is { } name && platform.Accounts.TryGetValue(name, out var spec) ? spec : null;

    private AwsTarget TargetOf(PlatformManifest platform, EnvironmentManifest environment, AccountSpec? account) => defaults with
    {
        Region = environment.Region ?? platform.Region ?? defaults.Region,
        RoleArn = account?.Role is { } role ? $"arn:aws:iam::{account.Id}:role/{role}" : defaults.RoleArn,
    };

    private AwsGateways GatewaysOf(AwsTarget target, AccountSpec? account)
    {
        var expected = account is null ? null : new ExpectedAccount(account.Id, account.Role, account.Position);
        if (_gateways.TryGetValue((target, account?.Id), out var known))
        {
            if (known.Guard is { } guard)
            {
                guard.Expected = expected!;
            }

            return known;
        }

        if (!_budgets.TryGetValue(target, out var budget))
        {
            _budgets[target] = budget = new CallBudget(time, unlimited);
        }

        return _gateways[(target, account?.Id)] = new AwsGateways(target, budget, credentials, _edges.Http, _edges.Random, expected);
    }

    private sealed record CatalogKey(AwsTarget Target, string? Account, string? StackRole, string? ConfigBucket, string? PlatformRegion, bool FinalBackup);
}
