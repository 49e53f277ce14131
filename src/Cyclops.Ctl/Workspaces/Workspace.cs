using Amazon.Runtime;
using Cyclops.Controller.Manifests;
using Cyclops.Ctl.Clouds;
using Cyclops.Engine.Applying;
using Cyclops.Engine.Kinds;
using Cyclops.Engine.Manifests;
using Cyclops.Engine.Observing;
using Cyclops.Engine.Planning;
using Cyclops.Model;
using Cyclops.Model.Manifests;
using Cyclops.Model.Outcomes;
using Cyclops.Reconcilers;

namespace Cyclops.Ctl.Workspaces;

/// <summary>Manifests and AWS put together, as the controller does it: by the same reader, observer and planner.</summary>
internal sealed class Workspace(ManifestCheckout checkout, AwsKindCatalogs clouds, TimeProvider time)
{
    private readonly ManifestLibrary _library = new(checkout.History, new ManifestReader().Read);

    public ManifestCheckout Checkout { get; } = checkout;

    /// <summary>Observes an environment and reviews what may be done there.</summary>
    /// <param name="environment">A valid one.</param>
    /// <param name="commit">What deletions are judged by and what is written in tags; null: nothing is deleted.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="CtlException">There is no valid platform, or AWS cannot be reached.</exception>
    public async Task<EnvironmentWork> OpenAsync(string environment, CommitId? commit, CancellationToken cancellationToken)
    {
        var manifests = Checkout.Manifests;
        var platform = manifests.Platform
            ?? throw CtlException.BadInput($"{Checkout.Snapshot.Root}/platform.yaml is missing or invalid; nothing can be planned without it");
        var kinds = Connect(platform, manifests.Environments[environment]);
        var planner = new EnvironmentPlanner(kinds, new ManifestHistory(_library, kinds));
        var desired = planner.BuildGraph(manifests, environment)!;
        var world = await new WorldObserver(kinds, time).ObserveAsync(platform.Name, manifests.Environments[environment], desired, cancellationToken);
        if (AwsTrouble.Fatal(environment, world.IncompleteKinds) is { } fatal)
        {
            throw fatal;
        }

        var plans = await planner.ReviewAsync(new(manifests, commit, environment, desired, world), cancellationToken);
        return new(environment, plans, new Applier(kinds), kinds);
    }

    /// <summary>Path of the manifest of an app or environment; null when it has none any more.</summary>
    public string? ManifestOf(ObjectKey key) => key.App is { } app
        ? Checkout.Manifests.Apps.TryGetValue(app, out var manifest) && manifest.Environments.ContainsKey(key.Environment)
            ? manifest.Position.File
            : null
        : Checkout.Manifests.Environments.TryGetValue(key.Environment, out var environment) ? environment.Position.File : null;

    private KindCatalog Connect(PlatformManifest platform, EnvironmentManifest environment)
    {
        try
        {
            return clouds.For(platform, environment);
        }
        catch (AmazonClientException fault)
        {
            throw new CloudFault("NoCredentials", $"no AWS credentials were found for {environment.Name}: {fault.Message}", isTransient: false, fault);
        }
    }
}
