using System.Text.Json.Nodes;

namespace Cyclops.LocalCloud.CloudFormation.Templates;

/// <summary>One entry of the Resources section.</summary>
/// <param name="Condition">The condition that must hold for the resource to exist; null for always.</param>
/// <param name="DeletionPolicy">When the stack or the entry goes; null for what the type has by itself.</param>
/// <param name="UpdateReplacePolicy">When another resource takes its place.</param>
internal sealed record TemplateResource(
    string LogicalId, string Type, JsonObject Properties, IReadOnlyList<string> DependsOn, string? Condition, RemovalPolicy? DeletionPolicy, RemovalPolicy UpdateReplacePolicy)
{
    private static readonly RemovalPolicy[] DeletionPolicies = Enum.GetValues<RemovalPolicy>();
    private static readonly RemovalPolicy[] ReplacePolicies = [RemovalPolicy.Delete, RemovalPolicy.Retain, RemovalPolicy.Snapshot];

    private static readonly HashSet<string> Attributes =
        ["Type", "Properties", "DependsOn", "Condition", "DeletionPolicy", "UpdateReplacePolicy", "Metadata", "UpdatePolicy", "CreationPolicy"];

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
            Policy(id, json, nameof(DeletionPolicy), DeletionPolicies),
            Policy(id, json, nameof(UpdateReplacePolicy), ReplacePolicies) ?? RemovalPolicy.Delete);
    }

    private static RemovalPolicy? Policy(string id, JsonObject json, string name, RemovalPolicy[] policies) => json[name] switch
    {
        null => null,
        var value when policies.Cast<RemovalPolicy?>().FirstOrDefault(p => p.ToString() == value.ToString()) is { } policy => policy,
        _ => throw AwsErrors.Validation($"Template format error: Unrecognized {name} for resource {id}; it is one of {string.Join(", ", policies)}"),
    };
}
