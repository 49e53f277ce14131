using Cyclops.Controller.Loop;
using Cyclops.Controller.Manifests;
using Cyclops.Controller.Store;
using Cyclops.Model.Sources;

namespace Cyclops.Controller.Hosting;

/// <summary>Everything outside that the controller touches; tests and simulations bring their own.</summary>
/// <param name="Source">The config repository.</param>
/// <param name="Parse">Snapshot to manifests.</param>
/// <param name="Kinds">The kinds of an environment, with the cloud behind them.</param>
/// <param name="Store">What outlives the process.</param>
/// <param name="Time">The clock.</param>
/// <param name="Random">Chance.</param>
public sealed record ControllerEdges(
    IManifestSource Source,
    ManifestParser Parse,
    IKindCatalogFactory Kinds,
    IStateStore Store,
    TimeProvider Time,
    Random Random);
