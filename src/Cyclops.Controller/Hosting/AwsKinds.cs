using Cyclops.Aws;
using Cyclops.Controller.Loop;
using Cyclops.Engine.Kinds;
using Cyclops.Model.Manifests;
using Cyclops.Reconcilers;

namespace Cyclops.Controller.Hosting;

/// <summary>The real kinds. Environments of one account and region share its clients and its call budget.</summary>
/// <param name="time">The clock of the budgets.</param>
/// <param name="endpointUrl">Endpoint for every service; null: <c>AWS_ENDPOINT_URL</c> or AWS itself. One on this machine has no budget.</param>
public sealed class AwsKinds(TimeProvider time, string? endpointUrl = null) : IKindCatalogFactory, IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<AwsTarget, (AwsGateways Gateways, KindCatalog Kinds)> _targets = [];

    /// <inheritdoc/>
    /// <exception cref="Model.Outcomes.CloudFault">No region or profile is set up.</exception>
    public KindCatalog For(PlatformManifest platform, EnvironmentManifest environment)
    {
        var target = new AwsTarget(environment.Region ?? platform.Region, RoleOf(platform, environment), endpointUrl);
        lock (_lock)
        {
            if (!_targets.TryGetValue(target, out var known))
            {
                var gateways = new AwsGateways(target, new(time, IsOnThisMachine()));
                known = (gateways, ReconcilerKinds.Create(gateways));
                _targets[target] = known;
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

            _targets.Clear();
        }
    }

    private static string? RoleOf(PlatformManifest platform, EnvironmentManifest environment) =>
        environment.Account is { } name && platform.Accounts.TryGetValue(name, out var account) && account.Role is { } role
            ? $"arn:aws:iam::{account.Id}:role/{role}"
            : null;

    private bool IsOnThisMachine() =>
        Uri.TryCreate(endpointUrl ?? Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL"), UriKind.Absolute, out var url) && url.IsLoopback;
}
