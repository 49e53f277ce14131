using Cyclops.Engine.Manifests.Fields;
using Cyclops.Engine.Manifests.Yaml;
using Cyclops.Model;

namespace Cyclops.Engine.Manifests.Rendering;

/// <summary>A line of a rendered spec: a key with its value, or with the lines below it.</summary>
/// <param name="Path">Keys from the root to here.</param>
/// <param name="Kind">Kind of the value.</param>
/// <param name="Value">Null for a map whose entries are the lines that follow, one level deeper.</param>
/// <param name="Layer">Where the value comes from; null with the value.</param>
/// <param name="Position">Where it is written; null for a built-in.</param>
internal sealed record RenderedLine(EquatableList<string> Path, ValueKind Kind, YamlNode? Value, string? Layer, SourcePosition? Position)
{
    public int Depth => Path.Count - 1;

    public string Key => Path[^1];

    public RenderedValue? ToValue() => Value is null
        ? null
        : new RenderedValue(string.Join('.', Path), YamlText.Write(Value), Layer!, Position);
}
