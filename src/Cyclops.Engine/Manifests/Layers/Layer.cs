using Cyclops.Engine.Manifests.Yaml;

namespace Cyclops.Engine.Manifests.Layers;

/// <summary>One of the parts that an app's spec is merged from.</summary>
/// <param name="Name">For a reader: "blueprint ckan".</param>
/// <param name="Path">Field path of its root in its file: <c>spec.blueprints.ckan</c>.</param>
internal sealed record Layer(string Name, string Path, YamlMapping Root);
