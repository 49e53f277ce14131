using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cyclops.Aws.Wire;

namespace Cyclops.LocalCloud.Shapes;

/// <summary>
/// JSON as typed values of a service model. Names are matched without case, for templates write <c>ClusterName</c> where the
/// API says <c>clusterName</c>; texts stand for numbers and flags, as templates have them.
/// </summary>
internal static class ShapeReader
{
    /// <summary>Reads an object into a new instance of the shape's type.</summary>
    /// <exception cref="ShapeException">A member is unknown or of another kind.</exception>
    public static object Read(StructShape shape, JsonObject json, string path = "")
    {
        var target = shape.Create();
        foreach (var (name, value) in json)
        {
            var index = Array.FindIndex(shape.Members, m => string.Equals(m.Name, name, StringComparison.OrdinalIgnoreCase));
            if (index < 0)
            {
                throw new ShapeException(name, path, $"Encountered unsupported property {name}");
            }

            if (value is not null)
            {
                shape.Set(target, index, Read(shape.Members[index].Shape, value, path + "/" + name));
            }
        }

        return target;
    }

    private static object Read(Shape shape, JsonNode node, string path) => (shape, node) switch
    {
        (StructShape structure, JsonObject json) => Read(structure, json, path),
        (ListShape list, JsonArray items) => ReadList(list, items, path),
        (MapShape map, JsonObject entries) => ReadMap(map, entries, path),
        (StructShape or ListShape or MapShape, _) => throw Unexpected(shape, node, path),
        (_, JsonValue value) => ReadScalar(shape, value, path),
        (_, JsonObject document) when shape.Kind == ShapeKind.String => document.ToJsonString(),
        _ => throw Unexpected(shape, node, path),
    };

    private static System.Collections.IList ReadList(ListShape shape, JsonArray items, string path)
    {
        var list = shape.Create();
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i] is { } item)
            {
                list.Add(Read(shape.Element, item, string.Create(CultureInfo.InvariantCulture, $"{path}/{i}")));
            }
        }

        return list;
    }

    private static System.Collections.IDictionary ReadMap(MapShape shape, JsonObject entries, string path)
    {
        var map = shape.Create();
        foreach (var (key, value) in entries)
        {
            if (value is not null)
            {
                map[key] = Read(shape.Value, value, path + "/" + key);
            }
        }

        return map;
    }

    private static object ReadScalar(Shape shape, JsonValue value, string path)
    {
        var text = value.GetValueKind() switch
        {
            JsonValueKind.String => value.GetValue<string>(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => value.ToJsonString(),
        };
        try
        {
            return Scalars.Parse(shape, text);
        }
        catch (FormatException)
        {
            throw new ShapeException(path, path, $"#{path}: expected type: {shape.Kind}, found: {text}");
        }
    }

    private static ShapeException Unexpected(Shape shape, JsonNode node, string path) =>
        new(path, path, $"#{path}: expected type: {shape.Kind}, found: {node.GetValueKind()}");
}
