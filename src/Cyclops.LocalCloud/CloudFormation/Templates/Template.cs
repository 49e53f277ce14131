using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cyclops.LocalCloud.CloudFormation.Templates;

/// <summary>A parsed template. Sections keep their JSON; only what the engine decides by is read out.</summary>
internal sealed class Template
{
    private static readonly HashSet<string> Sections =
        ["AWSTemplateFormatVersion", "Description", "Metadata", "Parameters", "Rules", "Mappings", "Conditions", "Transform", "Resources", "Outputs"];

    private Template(string text, JsonObject root)
    {
        Text = text;
        Root = root;
        Resources = (root["Resources"] as JsonObject ?? []).ToDictionary(r => r.Key, r => TemplateResource.Read(r.Key, r.Value), StringComparer.Ordinal);
        Parameters = (root["Parameters"] as JsonObject ?? []).ToDictionary(p => p.Key, p => TemplateParameter.Read(p.Key, p.Value), StringComparer.Ordinal);
    }

    /// <summary>As it was given; GetTemplate returns it unchanged.</summary>
    public string Text { get; }

    public JsonObject Root { get; }

    /// <summary>In the order of the template.</summary>
    public IReadOnlyDictionary<string, TemplateResource> Resources { get; }

    public IReadOnlyDictionary<string, TemplateParameter> Parameters { get; }

    public string? Description => (string?)Root["Description"];

    public JsonObject Outputs => Section("Outputs");

    public JsonObject Conditions => Section("Conditions");

    public JsonObject Mappings => Section("Mappings");

    /// <exception cref="Amazon.Runtime.AmazonServiceException">ValidationError: no JSON, or no template.</exception>
    public static Template Parse(string text)
    {
        JsonNode? node;
        try
        {
            node = JsonNode.Parse(text, null, new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (JsonException e)
        {
            throw AwsErrors.Validation($"Template format error: JSON not well-formed. (line {e.LineNumber + 1}, column {e.BytePositionInLine + 1}); the local cloud reads JSON templates only");
        }

        if (node is not JsonObject root)
        {
            throw AwsErrors.Validation("Template format error: unsupported structure.");
        }

        if (root.Select(s => s.Key).FirstOrDefault(k => !Sections.Contains(k)) is { } unknown)
        {
            throw AwsErrors.Validation($"Invalid template property or properties [{unknown}]");
        }

        if (root["Resources"] is not JsonObject { Count: > 0 })
        {
            throw AwsErrors.Validation("Template format error: At least one Resources member must be defined.");
        }

        return new Template(text, root);
    }

    private JsonObject Section(string name) => Root[name] as JsonObject ?? [];
}
