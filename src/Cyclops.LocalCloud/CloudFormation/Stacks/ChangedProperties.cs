using System.Text.Json.Nodes;

namespace Cyclops.LocalCloud.CloudFormation.Stacks;

/// <summary>Compares the resolved properties of a resource.</summary>
internal static class ChangedProperties
{
    /// <summary>The top-level properties that differ, in order of their names.</summary>
    public static IReadOnlyList<string> Between(JsonObject before, JsonObject after) =>
        [.. before.Select(p => p.Key).Union(after.Select(p => p.Key)).Order(StringComparer.Ordinal).Where(k => !Same(before[k], after[k]))];

    /// <summary>Texts stand for numbers and flags: <c>"1"</c> is 1.</summary>
    private static bool Same(JsonNode? a, JsonNode? b) => (a, b) switch
    {
        (JsonValue x, JsonValue y) => Templates.Resolver.Text(x) == Templates.Resolver.Text(y),
        (JsonObject x, JsonObject y) => x.Count == y.Count && x.All(m => y.ContainsKey(m.Key) && Same(m.Value, y[m.Key])),
        (JsonArray x, JsonArray y) => x.Count == y.Count && x.Zip(y).All(p => Same(p.First, p.Second)),
        _ => a is null && b is null,
    };
}
