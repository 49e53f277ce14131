using Cyclops.Controller.Manifests;
using Cyclops.Engine.Applying;
using Cyclops.Engine.Graphs;
using Cyclops.Engine.Kinds;
using Cyclops.Engine.Observing;
using Cyclops.Engine.Planning;
using Cyclops.Model.Manifests;

namespace Cyclops.Controller.Loop;

/// <summary>The engine, set up for one environment.</summary>
internal sealed class EnvironmentEngine(KindCatalog kinds, ManifestLibrary library, TimeProvider time)
{
    private readonly Lock _lock = new();
    private (ManifestSet Manifests, ResourceGraph Graph)? _last;

    public KindCatalog Kinds { get; } = kinds;

    public EnvironmentPlanner Planner { get; } = new(kinds, new ManifestHistory(library, kinds));

    public WorldObserver Observer { get; } = new(kinds, time);

    public Applier Applier { get; } = new(kinds);

    /// <summary>What the environment is to have. Manifests change seldom and are observed often, so the last graph is kept.</summary>
    public ResourceGraph GraphOf(ManifestSet manifests, string environment)
    {
        lock (_lock)
        {
            if (!ReferenceEquals(_last?.Manifests, manifests))
            {
                _last = (manifests, Planner.BuildGraph(manifests, environment)!);
            }

            return _last!.Value.Graph;
        }
    }
}
