using System.Collections;
using System.Text.Json.Nodes;
using Amazon.Runtime.Documents;
using Cyclops.Aws.Wire;

namespace Cyclops.Aws.Clients.Tests.Fuzz;

/// <summary>
/// Values in terms of the service model, as botocore would hold them: members by model name, times as <c>{"$t": millis}</c>,
/// blobs as <c>{"$b": base64}</c>. Neither wire names nor .NET names appear, so it can be compared across implementations.
/// </summary>
internal static class NeutralJson
{
    public static JsonObject From(StructShape shape, object instance)
    {
        var result = new JsonObject();
        for (var i = 0; i < shape.Members.Length; i++)
        {
            if (shape.Get(instance, i) is { } value && !(value is Document document && document.IsNull()))
            {
                result[shape.Members[i].Name] = From(shape.Members[i].Shape, value);
            }
        }

        return result;
    }

    public static object Fill(StructShape shape, object instance, JsonObject json)
    {
        for (var i = 0; i < shape.Members.Length; i++)
        {
            if (json[shape.Members[i].Name] is { } value)
            {
                shape.Set(instance, i, To(shape.Members[i].Shape, value));
            }
        }

        return instance;
    }

    /// <summary>Drops what a protocol cannot express: the XML family does not know empty lists and structures.</summary>
    public static JsonNode? Normalized(JsonNode? node, WireProtocol protocol)
    {
        var dropsEmpty = protocol is WireProtocol.Query or WireProtocol.Ec2 or WireProtocol.RestXml;
        switch (node)
        {
            case JsonObject source:
                var kept = source
                    .Select(pair => KeyValuePair.Create(pair.Key, Normalized(pair.Value, protocol)))
                    .Where(pair => !(dropsEmpty && pair.Value is JsonArray { Count: 0 } or JsonObject { Count: 0 } && dropsEmpty));
                return new JsonObject(kept);
            case JsonArray list:
                return new JsonArray(list.Select(element => Normalized(element, protocol)).ToArray());
            default:
                return node?.DeepClone();
        }
    }

    private static JsonNode? From(Shape shape, object? value) => (shape, value) switch
    {
        (_, null) => null,
        (StructShape structure, _) => From(structure, value),
        (ListShape list, IList elements) => new JsonArray(elements.Cast<object?>().Select(e => From(list.Element, e)).ToArray()),
        (MapShape map, IDictionary entries) => new JsonObject(
            entries.Keys.Cast<string>().Select(key => KeyValuePair.Create(key, From(map.Value, entries[key])))),
        _ => FromScalar(shape, value),
    };

    private static JsonNode? FromScalar(Shape shape, object value) => shape.Kind switch
    {
        ShapeKind.Bool => (bool)value,
        ShapeKind.Int => (int)value,
        ShapeKind.Long => (long)value,
        ShapeKind.Float => (float)value,
        ShapeKind.Double => (double)value,
        ShapeKind.Time => new JsonObject { ["$t"] = Scalars.EpochMillis((DateTime)value) },
        ShapeKind.EpochMillis => Scalars.EpochMillis((DateTime)value),
        ShapeKind.Blob => new JsonObject { ["$b"] = Convert.ToBase64String(((MemoryStream)value).ToArray()) },
        ShapeKind.Document => null,
        _ => Scalars.Text(shape, value),
    };

    private static object? To(Shape shape, JsonNode? json)
    {
        switch (shape)
        {
            case StructShape structure:
                return Fill(structure, structure.Create(), json!.AsObject());
            case ListShape listShape:
                var list = listShape.Create();
                foreach (var element in json!.AsArray())
                {
                    list.Add(To(listShape.Element, element));
                }

                return list;
            case MapShape mapShape:
                var map = mapShape.Create();
                foreach (var (key, value) in json!.AsObject())
                {
                    map[key] = To(mapShape.Value, value);
                }

                return map;
            default:
                return ToScalar(shape, json!);
        }
    }

    private static object? ToScalar(Shape shape, JsonNode json) => shape.Kind switch
    {
        ShapeKind.Bool => json.GetValue<bool>(),
        ShapeKind.Int => json.GetValue<int>(),
        ShapeKind.Long => json.GetValue<long>(),
        ShapeKind.Float => json.GetValue<float>(),
        ShapeKind.Double => json.GetValue<double>(),
        ShapeKind.Time => DateTime.UnixEpoch.AddMilliseconds(json["$t"]!.GetValue<long>()),
        ShapeKind.EpochMillis => DateTime.UnixEpoch.AddMilliseconds(json.GetValue<long>()),
        ShapeKind.Blob => new MemoryStream(Convert.FromBase64String(json["$b"]!.GetValue<string>())),
        ShapeKind.Document => null,
        _ => Scalars.Parse(shape, json.GetValue<string>()),
    };
}
