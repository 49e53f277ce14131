using Cyclops.Controller.Manifests;
using Cyclops.Engine.Applying;
using Cyclops.Engine.Kinds;
using Cyclops.Engine.Observing;
using Cyclops.Engine.Planning;

namespace Cyclops.Controller.Loop;

/// <summary>The engine, set up for one environment.</summary>
internal sealed class EnvironmentEngine(KindCatalog kinds, ManifestLibrary library, TimeProvider time)
{
    public EnvironmentPlanner Planner { get; } = new(kinds, new ManifestHistory(library, kinds));

    public WorldObserver Observer { get; } = new(kinds, time);

    public Applier Applier { get; } = new(kinds);
}
