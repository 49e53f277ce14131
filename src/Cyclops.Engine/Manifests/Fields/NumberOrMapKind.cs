using System.Text.Json.Nodes;
using Cyclops.Engine.Manifests.Yaml;

namespace Cyclops.Engine.Manifests.Fields;

/// <summary>A number, or a map that says more. In a merge a number replaces a map, and maps merge.</summary>
/// <param name="number">The number.</param>
/// <param name="map">The map.</param>
internal sealed class NumberOrMapKind(IntegerKind number, ObjectKind map) : ValueKind<YamlNode>
{
    public override string Description => $"{number.Description}, or {map.Description}";

    public override string Example => number.Example;

    public IntegerKind Number => number;

    public ObjectKind Map => map;

    public override YamlNode Read(YamlNode node) => node;

    public override void Check(YamlNode node, CheckContext context)
    {
        switch (node)
        {
            case YamlMapping:
                map.Check(node, context);
                break;
            case YamlScalar:
                number.Check(node, context);
                break;
            default:
                ReportWrongType(node, context);
                break;
        }
    }

    public override JsonObject Schema(JsonObject definitions) =>
        new() { ["anyOf"] = new JsonArray(number.Schema(definitions), map.Schema(definitions)) };
}
