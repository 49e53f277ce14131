using Cyclops.Model;
using Cyclops.Model.Manifests;

namespace Cyclops.Engine.Kinds;

/// <summary>What a kind expands the resources of an environment from.</summary>
public sealed record EnvironmentScope(PlatformManifest Platform, EnvironmentManifest Environment)
{
    public ObjectKey Key => ObjectKey.ForEnvironment(Environment.Name);
}
