using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Cyclops.LocalCloud.CloudFormation.Templates;

/// <summary>The names that JSON refers to: by Ref, Fn::GetAtt and inside Fn::Sub. A reference is a dependency.</summary>
internal static partial class References
{
    /// <summary>Names in order of appearance, each once; pseudo parameters left out.</summary>
    public static IReadOnlyList<string> Of(JsonNode? node) =>
        [.. Named(node).Select(r => r.Name).Distinct()];

    /// <summary>The same with the attribute that is asked for: null for Ref.</summary>
    public static IEnumerable<(string Name, string? Attribute)> Named(JsonNode? node) =>
        Find(node).Where(r => !r.Name.StartsWith("AWS::", StringComparison.Ordinal)).Distinct();

    /// <summary>The <c>${...}</c> of a Fn::Sub text, literals (<c>${!...}</c>) left out.</summary>
    [GeneratedRegex(@"\$\{(?<name>[^!}][^}]*)\}", RegexOptions.ExplicitCapture, 1000)]
    public static partial Regex Placeholder();

    private static IEnumerable<(string Name, string? Attribute)> Find(JsonNode? node) => node switch
    {
        JsonObject { Count: 1 } call when call["Ref"] is JsonValue name => [(name.GetValue<string>(), null)],
        JsonObject { Count: 1 } call when call["Fn::GetAtt"] is { } attribute => [Attribute(attribute)],
        JsonObject { Count: 1 } call when call["Fn::Sub"] is { } text => Substituted(text),
        JsonObject json => json.SelectMany(m => Find(m.Value)),
        JsonArray items => items.SelectMany(Find),
        _ => [],
    };

    /// <summary>Both forms of Fn::GetAtt: a list and <c>Id.Attribute</c>.</summary>
    public static (string Id, string Name) Attribute(JsonNode node)
    {
        var parts = node is JsonArray list
            ? [.. list.Select(p => p?.ToString() ?? "")]
            : node.ToString().Split('.', 2);
        return parts.Length == 2
            ? (parts[0], parts[1])
            : throw AwsErrors.Validation("Template error: every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute");
    }

    private static IEnumerable<(string Name, string? Attribute)> Substituted(JsonNode text)
    {
        var (template, map) = text is JsonArray pair ? (pair[0], pair[1] as JsonObject) : (text, null);
        var names = Placeholder().Matches(template?.ToString() ?? "").Select(m => m.Groups["name"].Value.Trim());
        return names.Where(n => map?.ContainsKey(n) != true)
            .Select(n => n.Split('.', 2))
            .Select(p => (p[0], p.Length == 2 ? p[1] : null))
            .Concat(map is null ? [] : map.SelectMany(m => Find(m.Value)));
    }
}
