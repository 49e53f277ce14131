using Cyclops.Model;
using Cyclops.Model.Manifests;

namespace Cyclops.Engine.Kinds;

/// <summary>What a kind expands the resources of an app in one environment from.</summary>
/// <param name="Spec">The app as it is in this environment, all layers merged.</param>
/// <param name="ContestedHosts">Hosts that another app claims too: nothing new may be made for them.</param>
public sealed record AppScope(
    EnvironmentScope In,
    AppManifest App,
    AppSpec Spec,
    EquatableMap<string> ContestedHosts)
{
    public PlatformManifest Platform => In.Platform;

    public EnvironmentManifest Environment => In.Environment;

    public ObjectKey Key => new(Environment.Name, App.Name);
}
