using System.Globalization;
using System.Text.Json.Nodes;
using Cyclops.Engine.Manifests.Fields;
using Cyclops.Engine.Manifests.Publishing;
using Cyclops.Engine.Manifests.Yaml;

namespace Cyclops.Engine.Manifests.Rendering;

/// <summary>Writes a rendered spec as JSON, with the origins in a list beside it.</summary>
internal static class RenderedJson
{
    public static string Write(string app, string environment, IReadOnlyList<RenderedLine> lines)
    {
        var spec = new JsonObject();
        var values = new JsonArray();
        foreach (var line in lines)
        {
            var parent = line.Path.SkipLast(1).Aggregate(spec, (node, key) => (JsonObject)node[key]!);
            parent[line.Key] = line.Value is null ? new JsonObject() : Value(line.Kind, line.Value);
            if (line.ToValue() is { } value)
            {
                values.Add(Origin(value));
            }
        }

        return JsonText.Write(new JsonObject { ["app"] = app, ["environment"] = environment, ["spec"] = spec, ["values"] = values });
    }

    private static JsonObject Origin(RenderedValue value) => new()
    {
        ["path"] = value.Path,
        ["value"] = value.Value,
        ["layer"] = value.Layer,
        ["file"] = value.Position?.File,
        ["line"] = value.Position?.Line,
        ["column"] = value.Position?.Column,
    };

    private static JsonNode? Value(ValueKind kind, YamlNode node) => node switch
    {
        YamlSequence list => new JsonArray([.. list.Items.Select(item => Value(((IListKind)kind).Item, item))]),
        YamlMapping => new JsonObject(),
        YamlScalar scalar when kind is IntegerKind => int.Parse(scalar.Text, CultureInfo.InvariantCulture),
        YamlScalar scalar when kind is BooleanKind => scalar.Text == "true",
        YamlScalar scalar => scalar.Text,
        _ => null,
    };
}
