using System.Globalization;
using System.Text.Json.Nodes;
using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Cyclops.LocalCloud.CloudFormation.Templates;

namespace Cyclops.LocalCloud.CloudFormation.Stacks;

/// <summary>
/// How what a service holds differs from what a template says. AWS: only what the template sets explicitly is compared; the
/// order of lists does not count; <c>null</c> stands for a value that is not there.
/// </summary>
internal static class PropertyDrift
{
    private const string Nothing = "null";

    /// <summary>The properties that a template sets, without the tags that AWS itself puts on.</summary>
    public static JsonObject Expected(JsonObject properties) => OwnTags((JsonObject)properties.DeepClone());

    /// <summary>What the service holds of the properties that are expected.</summary>
    public static JsonObject Actual(JsonObject expected, JsonObject read) =>
        OwnTags(new JsonObject(read.Where(p => expected.ContainsKey(p.Key)).Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone()))));

    /// <summary>The differences, by path. A property that <paramref name="read"/> does not have is not compared.</summary>
    public static List<PropertyDifference> Between(JsonObject expected, JsonObject read) =>
        [.. expected.Where(p => read.ContainsKey(p.Key)).SelectMany(p => Compare("/" + p.Key, p.Value, read[p.Key]))];

    private static IEnumerable<PropertyDifference> Compare(string path, JsonNode? expected, JsonNode? actual) => (expected, actual) switch
    {
        (JsonObject wanted, JsonObject held) => wanted.SelectMany(m => Compare(path + "/" + m.Key, m.Value, held[m.Key])),
        (JsonArray wanted, JsonArray held) => Lists(path, wanted, held),
        (not null, null) => [Difference(path, expected, null, DifferenceType.REMOVE)],
        _ => Matches(expected, actual) ? [] : [Difference(path, expected, actual, DifferenceType.NOT_EQUAL)],
    };

    /// <summary>Members that have a partner are the same; of the rest, those at one place differ and the others were added or removed.</summary>
    private static IEnumerable<PropertyDifference> Lists(string path, JsonArray wanted, JsonArray held)
    {
        var free = held.Index().ToList();
        var missing = new List<(int Index, JsonNode? Item)>();
        foreach (var (index, item) in wanted.Index())
        {
            var partner = free.FindIndex(f => Matches(item, f.Item));
            if (partner < 0)
            {
                missing.Add((index, item));
            }
            else
            {
                free.RemoveAt(partner);
            }
        }

        foreach (var (index, item) in missing)
        {
            var other = item is JsonObject { Count: > 0 } entry && entry["Key"] is { } key ? free.FindIndex(f => f.Item is JsonObject o && Matches(key, o["Key"])) : -1;
            if (other < 0)
            {
                yield return Difference(Place(path, index), item, null, DifferenceType.REMOVE);
                continue;
            }

            foreach (var difference in Compare(Place(path, index), item, free[other].Item))
            {
                yield return difference;
            }

            free.RemoveAt(other);
        }

        foreach (var (index, item) in free)
        {
            yield return Difference(Place(path, index), null, item, DifferenceType.ADD);
        }
    }

    /// <summary>Whether what is wanted is held; texts stand for numbers and flags.</summary>
    public static bool Matches(JsonNode? wanted, JsonNode? held) => (wanted, held) switch
    {
        (null, null) => true,
        (JsonObject a, JsonObject b) => a.All(m => Matches(m.Value, b[m.Key])),
        (JsonArray a, JsonArray b) => a.Count == b.Count && a.All(x => b.Any(y => Matches(x, y))),
        (JsonValue a, JsonValue b) => Resolver.Text(a) == Resolver.Text(b),
        _ => false,
    };

    private static JsonObject OwnTags(JsonObject properties)
    {
        if (properties["Tags"] is JsonArray tags)
        {
            properties["Tags"] = new JsonArray([.. tags.Where(t => (string?)t?["Key"] is { } key && !key.StartsWith("aws:", StringComparison.Ordinal)).Select(t => t!.DeepClone())]);
        }

        return properties;
    }

    private static string Place(string path, int index) => string.Create(CultureInfo.InvariantCulture, $"{path}/{index}");

    private static PropertyDifference Difference(string path, JsonNode? expected, JsonNode? actual, DifferenceType type) =>
        new() { PropertyPath = path, ExpectedValue = Text(expected), ActualValue = Text(actual), DifferenceType = type };

    private static string Text(JsonNode? value) => value is null ? Nothing : value is JsonValue ? Resolver.Text(value) : value.ToJsonString();
}
