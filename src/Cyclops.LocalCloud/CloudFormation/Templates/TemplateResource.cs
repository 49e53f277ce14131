using System.Text.Json.Nodes;

namespace Cyclops.LocalCloud.CloudFormation.Templates;

/// <summary>One entry of the Resources section.</summary>
/// <param name="Condition">The condition that must hold for the resource to exist; null for always.</param>
/// <param name="Retain">Kept when the stack or the entry goes (<c>DeletionPolicy: Retain</c>, and <c>Snapshot</c>, which keeps the data).</param>
internal sealed record TemplateResource(string LogicalId, string Type, JsonObject Properties, IReadOnlyList<string> DependsOn, string? Condition, bool Retain)
{
    private static readonly string[] DeletionPolicies = ["Delete", "Retain", "RetainExceptOnCreate", "Snapshot"];
    private static readonly string[] ReplacePolicies = ["Delete", "Retain", "Snapshot"];

    private static readonly HashSet<string> Attributes =
        ["Type", "Properties", "DependsOn", "Condition", "DeletionPolicy", "UpdateReplacePolicy", "Metadata", "UpdatePolicy", "CreationPolicy"];

    /// <summary><c>Delete</c>, <c>Retain</c>, <c>RetainExceptOnCreate</c> or <c>Snapshot</c>: what becomes of it when the stack or the entry goes.</summary>
    public string DeletionPolicy { get; init; } = "Delete";

    /// <summary><c>Delete</c>, <c>Retain</c> or <c>Snapshot</c>: what becomes of it when another takes its place.</summary>
    public string UpdateReplacePolicy { get; init; } = "Delete";

    public static TemplateResource Read(string id, JsonNode? node)
    {
        if (node is not JsonObject json || json["Type"] is not JsonValue type)
        {
            throw AwsErrors.Validation($"Template format error: [/Resources/{id}] Every Resources object must contain a Type member.");
        }

        if (json.Select(a => a.Key).FirstOrDefault(k => !Attributes.Contains(k)) is { } unknown)
        {
            throw AwsErrors.Validation($"Invalid template resource property '{unknown}'");
        }

        if (!id.All(char.IsAsciiLetterOrDigit))
        {
            throw AwsErrors.Validation($"Template format error: Resource name {id} is non alphanumeric.");
        }

        return new TemplateResource(
            id,
            type.GetValue<string>(),
            json["Properties"] as JsonObject ?? [],
            json["DependsOn"] switch
            {
                JsonArray several => [.. several.Select(d => d!.GetValue<string>())],
                JsonValue one => [one.GetValue<string>()],
                _ => [],
            },
            (string?)json["Condition"],
            (string?)json["DeletionPolicy"] is "Retain" or "RetainExceptOnCreate" or "Snapshot")
        {
            DeletionPolicy = Policy(id, json, "DeletionPolicy", DeletionPolicies),
            UpdateReplacePolicy = Policy(id, json, "UpdateReplacePolicy", ReplacePolicies),
        };
    }

    private static string Policy(string id, JsonObject json, string name, string[] values) => json[name] switch
    {
        null => "Delete",
        JsonValue value when value.TryGetValue<string>(out var text) && values.Contains(text, StringComparer.Ordinal) => text,
        _ => throw AwsErrors.Validation($"Template format error: Unrecognized {name} for resource {id}; it is one of {string.Join(", ", values)}"),
    };
}
