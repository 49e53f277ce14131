using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cyclops.Aws.ModelTrimmer;

/// <summary>The text of a trimmed model: one line per operation and shape, so that changes read well and files stay small.</summary>
internal static class ModelText
{
    private const int LineDepth = 2;
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(JsonObject model)
    {
        var text = new StringBuilder();
        Write(text, model, 0);
        return text.Append('\n').ToString();
    }

    private static void Write(StringBuilder text, JsonNode? node, int depth)
    {
        if (depth == LineDepth || node is not (JsonObject { Count: > 0 } or JsonArray { Count: > 0 }))
        {
            text.Append(node?.ToJsonString(Compact) ?? "null");
            return;
        }

        var isObject = node is JsonObject;
        text.Append(isObject ? '{' : '[');
        var parts = node is JsonObject o
            ? o.Select(property => (Name: JsonValue.Create(property.Key)?.ToJsonString(Compact), property.Value))
            : node.AsArray().Select(element => (Name: (string?)null, Value: element));
        var separator = "";
        foreach (var (name, value) in parts)
        {
            text.Append(separator).Append('\n').Append(' ', depth + 1);
            if (name is not null)
            {
                text.Append(name).Append(':');
            }

            Write(text, value, depth + 1);
            separator = ",";
        }

        text.Append('\n').Append(' ', depth).Append(isObject ? '}' : ']');
    }
}
