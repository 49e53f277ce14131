using Cyclops.Controller.Manifests;
using Cyclops.Model.Manifests;

namespace Cyclops.Controller.Loop;

/// <summary>One engine per environment, made anew when its manifest or the platform's changed.</summary>
internal sealed class EnvironmentEngines(IKindCatalogFactory kinds, ManifestLibrary library, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (PlatformManifest Platform, EnvironmentManifest Environment, EnvironmentEngine Engine)> _engines =
        new(StringComparer.Ordinal);

    public EnvironmentEngine For(PlatformManifest platform, EnvironmentManifest environment)
    {
        lock (_lock)
        {
            if (_engines.TryGetValue(environment.Name, out var known) && known.Platform == platform && known.Environment == environment)
            {
                return known.Engine;
            }

            var engine = new EnvironmentEngine(kinds.For(platform, environment), library, time);
            _engines[environment.Name] = (platform, environment, engine);
            return engine;
        }
    }
}
