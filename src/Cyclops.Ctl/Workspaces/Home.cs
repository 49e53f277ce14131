using Amazon.Runtime;
using Cyclops.Aws;
using Cyclops.Model;
using Cyclops.Model.Manifests;
using Cyclops.Model.Outcomes;
using Cyclops.Reconcilers;
using Cyclops.Reconcilers.LogGroup;

namespace Cyclops.Ctl.Workspaces;

/// <summary>Where an app runs, told from the manifests: nothing is asked for it.</summary>
/// <param name="Platform">The platform.</param>
/// <param name="Environment">The app's environment.</param>
/// <param name="Key">The app there.</param>
/// <param name="Containers">Names of its containers, the main one first; none while its manifest is invalid.</param>
internal sealed record Home(PlatformManifest Platform, EnvironmentManifest Environment, ObjectKey Key, IReadOnlyList<string> Containers)
{
    /// <summary>Name of its log group.</summary>
    public string LogGroup => LogGroupKind.NameFor(Platform.Name, Key);

    /// <summary>Finds it. An app whose manifest is invalid still runs where it ran, and is looked for there.</summary>
    /// <exception cref="CtlException">There is no such environment, or no such app in it.</exception>
    public static Home Find(ManifestCheckout checkout, string environment, string app)
    {
        var manifests = checkout.Manifests;
        var platform = manifests.Platform
            ?? throw CtlException.BadInput($"{checkout.Snapshot.Root}/platform.yaml is missing or invalid; without it nobody knows where {app} runs");
        Names.Check("environment", [environment], manifests.Environments.Keys.Concat(manifests.InvalidEnvironments));
        if (!manifests.Environments.TryGetValue(environment, out var place))
        {
            throw CtlException.BadInput($"the manifest of environment {environment} is invalid; without it nobody knows where {app} runs", "\"cyclops-ctl validate\" says what is wrong with it.");
        }

        Names.Check("app", [app], manifests.Apps.Keys.Concat(manifests.InvalidApps));
        var manifest = manifests.Apps.GetValueOrDefault(app);
        if (manifest is not null && !manifest.Environments.ContainsKey(environment))
        {
            throw CtlException.BadInput($"app {app} is not in environment {environment}", $"It is in: {string.Join(", ", manifest.Environments.Keys)}.");
        }

        return new(platform, place, new(environment, app), manifest is null ? [] : [app, .. manifest.Environments[environment].Containers.Keys]);
    }

    /// <summary>What talks to the account and region it runs in.</summary>
    /// <exception cref="CloudFault">There are no credentials, or no region is set anywhere.</exception>
    public AwsGateways Connect(AwsKindCatalogs clouds)
    {
        try
        {
            return clouds.GatewaysFor(Platform, Environment);
        }
        catch (AmazonClientException fault)
        {
            throw new CloudFault("NoCredentials", $"no AWS credentials were found for {Environment.Name}: {fault.Message}", isTransient: false, fault);
        }
    }
}
