using Cyclops.Model;

namespace Cyclops.Engine.Manifests;

/// <summary>One effective value.</summary>
/// <param name="Path">Field path in the spec: <c>healthCheck.path</c>.</param>
/// <param name="Value">As YAML.</param>
/// <param name="Layer">Where it comes from: <c>built-in</c>, <c>blueprint ckan</c>, <c>appDefaults of production</c>, <c>app</c>, <c>override for production</c>, <c>environment production</c>.</param>
/// <param name="Position">Where it is written; null for a built-in.</param>
public sealed record RenderedValue(string Path, string Value, string Layer, SourcePosition? Position);
