using Cyclops.Model;
using Cyclops.Model.Manifests;

namespace Cyclops.Engine.Manifests;

/// <summary>The effective spec of an app in one environment, with the origin of each value.</summary>
/// <param name="Values">In the order of the spec; empty when there are errors.</param>
/// <param name="Errors">Why nothing could be rendered; empty when it was.</param>
public sealed record RenderedApp(string App, string Environment, EquatableList<RenderedValue> Values, EquatableList<ManifestError> Errors)
{
    /// <summary>The spec as YAML, each value with a comment that says where it comes from. Empty when there are errors.</summary>
    public string Yaml { get; init; } = "";

    /// <summary><c>{app, environment, spec, values: [{path, value, layer, file, line, column}]}</c>. Empty when there are errors.</summary>
    public string Json { get; init; } = "";
}
