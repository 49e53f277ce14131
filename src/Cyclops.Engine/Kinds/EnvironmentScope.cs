using Cyclops.Model;
using Cyclops.Model.Manifests;

namespace Cyclops.Engine.Kinds;

/// <summary>What a kind expands the resources of an environment from.</summary>
/// <param name="Apps">The apps in it as they are there, by name: those whose manifests are valid.</param>
public sealed record EnvironmentScope(PlatformManifest Platform, EnvironmentManifest Environment, EquatableMap<AppSpec> Apps)
{
    public ObjectKey Key => ObjectKey.ForEnvironment(Environment.Name);
}
