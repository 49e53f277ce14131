using System.Text.Json;
using Amazon.Runtime.Documents;

namespace Cyclops.Aws.Wire;

/// <summary>Reads untyped JSON into the SDK's document type. Only ECS hook details are such documents.</summary>
internal static class JsonDocuments
{
    public static Document Read(ref Utf8JsonReader reader)
    {
        using var parsed = JsonDocument.ParseValue(ref reader);
        return Convert(parsed.RootElement);
    }

    private static Document Convert(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => new Document(element.EnumerateObject().ToDictionary(p => p.Name, p => Convert(p.Value))),
        JsonValueKind.Array => new Document(element.EnumerateArray().Select(Convert).ToList()),
        JsonValueKind.True => new Document(true),
        JsonValueKind.False => new Document(false),
        JsonValueKind.String => new Document(element.GetString()),
        JsonValueKind.Number => element.TryGetInt32(out var small) ? new Document(small)
            : element.TryGetInt64(out var large) ? new Document(large)
            : new Document(element.GetDouble()),
        _ => default,
    };
}
