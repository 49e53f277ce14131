using Cyclops.Model;
using Cyclops.Model.Manifests;

namespace Cyclops.Ctl.Up;

/// <summary>Where an app answers through the local load balancers.</summary>
internal sealed record AppAddress(ObjectKey Key, Uri Address)
{
    /// <summary>One per app and environment: its first host on the port of the data plane.</summary>
    public static IReadOnlyList<AppAddress> Of(ManifestSet manifests, Uri dataPlane) =>
    [
        .. from app in manifests.Apps.Values
           from environment in app.Environments
           where environment.Value.Hosts.Count > 0 && manifests.Environments.ContainsKey(environment.Key)
           orderby environment.Key, app.Name
           select new AppAddress(new(environment.Key, app.Name), new Uri($"http://{environment.Value.Hosts[0]}:{dataPlane.Port}/")),
    ];
}
