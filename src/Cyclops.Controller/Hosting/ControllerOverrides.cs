using Cyclops.Controller.Loop;
using Cyclops.Controller.Manifests;
using Cyclops.Controller.Store;
using Cyclops.Model.Sources;

namespace Cyclops.Controller.Hosting;

/// <summary>What is to be used in place of the real edges; null: the real one.</summary>
public sealed record ControllerOverrides
{
    public IManifestSource? Source { get; init; }

    public ManifestParser? Parse { get; init; }

    public IKindCatalogFactory? Kinds { get; init; }

    public IStateStore? Store { get; init; }

    public TimeProvider? Time { get; init; }

    public Random? Random { get; init; }

    /// <summary>Sets up the web application further: logging, for one.</summary>
    public Action<WebApplicationBuilder>? Configure { get; init; }
}
