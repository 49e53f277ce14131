using System.Text.Json.Nodes;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary>Tags between the list of a template and the map that some services take.</summary>
internal static class TagLists
{
    public static JsonObject Map(JsonNode? tags)
    {
        var map = new JsonObject();
        foreach (var tag in (tags as JsonArray ?? []).OfType<JsonObject>())
        {
            map[Templates.Resolver.Text(tag["Key"])] = Templates.Resolver.Text(tag["Value"]);
        }

        return map;
    }

    /// <summary>Some members of an answer, those that are there.</summary>
    public static JsonObject Pick(JsonObject from, params ReadOnlySpan<string> names)
    {
        var picked = new JsonObject();
        foreach (var name in names)
        {
            if (from[name] is { } value)
            {
                picked[name] = value.DeepClone();
            }
        }

        return picked;
    }

    /// <summary>Gives what has no API the tags of a template and of its stack.</summary>
    /// <param name="property">What the type itself calls its tags.</param>
    public static void Apply(ResourceCall call, TagSet tags, string property = "Tags")
    {
        var wanted = Map(call.Properties["Tags"]);
        foreach (var (key, value) in Map(call.Properties[property]))
        {
            wanted[key] = value?.DeepClone();
        }

        tags.Remove([.. tags.All.Keys]);
        tags.Set(wanted.Select(t => KeyValuePair.Create(t.Key, (string?)t.Value)));
    }

    /// <summary>The keys that were there and are wanted no more.</summary>
    public static JsonArray Gone(JsonObject before, JsonObject wanted) =>
        new([.. before.Select(t => t.Key).Where(k => !wanted.ContainsKey(k)).Select(k => JsonValue.Create(k))]);
}
