using Cyclops.Model.Manifests;
using Cyclops.Model.Sources;

namespace Cyclops.Controller.Manifests;

/// <summary>A snapshot to manifests: all that is right in it and all errors. Pure.</summary>
public delegate ManifestSet ManifestParser(Snapshot snapshot);
