using Cyclops.Engine.Kinds;
using Cyclops.Model.Manifests;

namespace Cyclops.Controller.Loop;

/// <summary>Makes the kinds that speak to the account and region of an environment.</summary>
public interface IKindCatalogFactory
{
    /// <summary>The kinds for an environment. Asked again when the platform's or the environment's manifest changed.</summary>
    KindCatalog For(PlatformManifest platform, EnvironmentManifest environment);
}
