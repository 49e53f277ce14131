using System.Collections;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Cyclops.Aws.Wire;

namespace Cyclops.LocalCloud.Shapes;

/// <summary>Typed values as JSON by the names of the service model; what is unset is left out.</summary>
internal static class ShapeWriter
{
    public static JsonObject Write(StructShape shape, object value)
    {
        var json = new JsonObject();
        for (var i = 0; i < shape.Members.Length; i++)
        {
            if (shape.Get(value, i) is { } member)
            {
                json[shape.Members[i].Name] = Write(shape.Members[i].Shape, member);
            }
        }

        return json;
    }

    private static JsonNode? Write(Shape shape, object value) => shape switch
    {
        StructShape structure => Write(structure, value),
        ListShape list => new JsonArray([.. ((IList)value).Cast<object>().Select(v => Write(list.Element, v))]),
        MapShape map => WriteMap(map, (IDictionary)value),
        _ => value switch
        {
            bool flag => JsonValue.Create(flag),
            int number => JsonValue.Create(number),
            long number => JsonValue.Create(number),
            float or double => JsonValue.Create(Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture)),
            ConstantClass constant => JsonValue.Create(constant.Value),
            _ => JsonValue.Create(Scalars.Text(shape, value)),
        },
    };

    private static JsonObject WriteMap(MapShape shape, IDictionary map)
    {
        var json = new JsonObject();
        foreach (DictionaryEntry entry in map)
        {
            json[(string)entry.Key] = entry.Value is null ? null : Write(shape.Value, entry.Value);
        }

        return json;
    }
}
