using System.Text.Json.Nodes;
using Cyclops.Model;

namespace Cyclops.Reconcilers.EnvironmentStack.Templates;

/// <summary>A CloudFormation template being written; what is added first comes first, so the same input gives the same bytes.</summary>
internal sealed class TemplateDocument
{
    /// <summary>Not among the fields of a template: it says what it was made from.</summary>
    public const string DescriptionField = "Description";

    /// <summary>
    /// Kept, but for a creation that is rolled back: nothing is in it yet, and its name would be in the way of the next attempt.
    /// Source: AWS CloudFormation User Guide, DeletionPolicy attribute.
    /// </summary>
    public const string RetainExceptOnCreate = "RetainExceptOnCreate";

    private const string FormatVersion = "2010-09-09";

    private readonly JsonObject _parameters = [];
    private readonly JsonObject _resources = [];
    private readonly JsonObject _outputs = [];

    /// <summary>Adds a parameter that CloudFormation looks up in SSM.</summary>
    public void AddSsmParameter(string name, string type, string path) =>
        _parameters.Add(name, new JsonObject { ["Type"] = $"AWS::SSM::Parameter::Value<{type}>", ["Default"] = path });

    /// <summary>Adds a parameter that is given with the template.</summary>
    public void AddParameter(string name) => _parameters.Add(name, new JsonObject { ["Type"] = "String" });

    /// <summary>Adds a resource whose data outlives it: at its removal, and when it is made anew.</summary>
    /// <param name="policy"><c>Retain</c>, <see cref="RetainExceptOnCreate"/> or <c>Snapshot</c>. Source: AWS CloudFormation User Guide, DeletionPolicy attribute.</param>
    public void AddKept(string name, string type, string policy, JsonObject properties)
    {
        Add(name, type, properties);
        var resource = _resources[name]!.AsObject();
        resource["DeletionPolicy"] = policy;
        resource["UpdateReplacePolicy"] = policy == RetainExceptOnCreate ? "Retain" : policy;
    }

    /// <summary>Adds a resource.</summary>
    public void Add(string name, string type, JsonObject properties, params ReadOnlySpan<string> dependsOn)
    {
        var resource = new JsonObject { ["Type"] = type, ["Properties"] = properties };
        if (dependsOn.Length > 0)
        {
            var names = new JsonArray();
            foreach (var dependency in dependsOn)
            {
                names.Add((JsonNode)dependency);
            }

            resource["DependsOn"] = names;
        }

        _resources.Add(name, resource);
    }

    /// <summary>Adds an output.</summary>
    public void AddOutput(string name, JsonNode value) => _outputs.Add(name, new JsonObject { ["Value"] = value });

    /// <summary>The template's text.</summary>
    public string ToJson() => ToNode().ToJsonString();

    /// <summary>The template as fields, without the outputs that say what it was made from.</summary>
    public EquatableMap<string> Flatten() => Flatten(ToNode());

    /// <summary>A template that CloudFormation gave back.</summary>
    public static TemplateText Parse(string text) => new(text);

    internal static EquatableMap<string> Flatten(JsonObject template)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        Walk("", template, fields);
        return new EquatableMap<string>(fields.Where(f =>
            f.Key != DescriptionField && !f.Key.StartsWith("Outputs.Cyclops", StringComparison.Ordinal)));
    }

    private static void Walk(string path, JsonNode? node, Dictionary<string, string> fields)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, member) in members)
                {
                    Walk(path.Length == 0 ? name : $"{path}.{name}", member, fields);
                }

                break;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                {
                    Walk($"{path}[{i}]", items[i], fields);
                }

                break;
            default:
                fields[path] = node?.ToString() ?? "null";
                break;
        }
    }

    private JsonObject ToNode()
    {
        var template = new JsonObject { ["AWSTemplateFormatVersion"] = FormatVersion };
        if (_parameters.Count > 0)
        {
            template["Parameters"] = _parameters.DeepClone();
        }

        template["Resources"] = _resources.DeepClone();
        template["Outputs"] = _outputs.DeepClone();
        return template;
    }
}
