using System.Globalization;
using System.Text.Json.Nodes;
using Cyclops.Engine.Manifests.Yaml;

namespace Cyclops.Engine.Manifests.Fields;

/// <summary>JSON Schema of a field: its kind's, with description, default and whether null may stand for it.</summary>
internal static class FieldSchema
{
    public static JsonObject Of(Field field, JsonObject definitions)
    {
        var value = field.Kind.Schema(definitions);
        var schema = field.Requirement == Requirement.Always || value.ContainsKey("const")
            ? value
            : new JsonObject { ["anyOf"] = new JsonArray(value, new JsonObject { ["type"] = "null" }) };
        schema["description"] = field.Doc;
        if (field.DefaultNode is not null)
        {
            schema["default"] = Json(field.DefaultNode);
        }

        return schema;
    }

    private static JsonNode? Json(YamlNode node) => node switch
    {
        YamlSequence list => new JsonArray([.. list.Items.Select(Json)]),
        YamlMapping map => new JsonObject(map.Entries.Select(entry => KeyValuePair.Create(entry.Name, Json(entry.Value)))),
        YamlScalar { IsPlain: true, Text: "true" or "false" } flag => flag.Text == "true",
        YamlScalar { IsPlain: true } scalar when int.TryParse(scalar.Text, CultureInfo.InvariantCulture, out var number) => number,
        YamlScalar scalar => scalar.Text,
        _ => null,
    };
}
