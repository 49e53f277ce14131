using System.Text.Json.Nodes;
using Cyclops.Aws.Permissions;
using Cyclops.Reconcilers.EnvironmentStack.Templates;

namespace Cyclops.Reconcilers.PlatformStack;

/// <summary>The printed IAM policies as part of a template, in whatever account and region it is made.</summary>
internal static class TemplatePolicies
{
    /// <summary>Filled in by CloudFormation. Source: AWS CloudFormation User Guide, "Pseudo parameters reference".</summary>
    public const string Account = "${AWS::AccountId}";

    public const string Region = "${AWS::Region}";

    /// <summary>Adds a managed policy for each document: inline ones of a role are too short for all of them.</summary>
    /// <returns>References to them.</returns>
    public static JsonArray Add(TemplateDocument template, string name, string description, IReadOnlyList<PolicyText> policies)
    {
        var references = new JsonArray();
        for (var i = 0; i < policies.Count; i++)
        {
            var logicalId = $"{name}{i + 1}";
            template.Add(logicalId, "AWS::IAM::ManagedPolicy", new()
            {
                ["Description"] = description,
                ["PolicyDocument"] = Substituted(JsonNode.Parse(policies[i].Json)!),
            });
            references.Add(Fn.Ref(logicalId));
        }

        return references;
    }

    private static JsonNode Substituted(JsonNode node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(m => KeyValuePair.Create(m.Key, (JsonNode?)Substituted(m.Value!)))),
        JsonArray items => new JsonArray([.. items.Select(i => Substituted(i!))]),
        _ when node.ToString() is var text && text.Contains("${", StringComparison.Ordinal) => Fn.Sub(text),
        _ => node.DeepClone(),
    };
}
