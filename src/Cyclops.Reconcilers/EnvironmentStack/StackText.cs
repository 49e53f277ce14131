using System.Text.Json.Nodes;
using Cyclops.Aws.CloudFormation;
using Cyclops.Engine.Kinds;
using Cyclops.Engine.Naming;
using Cyclops.Reconcilers.EnvironmentStack.Templates;

namespace Cyclops.Reconcilers.EnvironmentStack;

/// <summary>Names and texts of stacks.</summary>
internal static class StackText
{
    public const int HashLength = 16;

    public static string NameFor(string platform, string environment, string part) => $"cyclops-{platform}-{environment}-{part}";

    /// <summary>A stack's description: CloudFormation shows it even of one that could not be made.</summary>
    public static string Describe(string templateHash) => $"Cyclops {templateHash}";

    /// <summary>Parameters that no manifest gives: zones are looked up once, images by CloudFormation.</summary>
    public static bool IsLookedUp(string parameter) =>
        parameter.StartsWith(NetworkTemplate.ZonePrefix, StringComparison.Ordinal) || parameter == ClusterTemplate.Image;

    /// <summary>The template with what it was made from.</summary>
    public static string Body(EnvironmentStackSpec spec, VerbContext context)
    {
        var template = JsonNode.Parse(spec.Body)!.AsObject();
        template[TemplateDocument.DescriptionField] = Describe(spec.TemplateHash);
        var outputs = template["Outputs"]!.AsObject();
        Add(EnvironmentOutputs.TemplateHash, spec.TemplateHash);
        Add(EnvironmentOutputs.Commit, context.Commit?.Sha ?? "none");
        Add(EnvironmentOutputs.Network, spec.Identity.Network);
        Add(EnvironmentOutputs.Domain, spec.Identity.Domain);
        Add(EnvironmentOutputs.Capacity, spec.Identity.Capacity);
        Add(EnvironmentOutputs.Ingress, spec.Identity.Ingress);
        return template.ToJsonString();

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                outputs[name] = new JsonObject { ["Value"] = value };
            }
        }
    }

    /// <summary>
    /// The same template is the same request. Source: CloudFormation API, ClientRequestToken, at most 128 of <c>[a-zA-Z0-9-]</c>.
    /// </summary>
    public static string Token(EnvironmentStackSpec spec) => $"cyclops-{spec.TemplateHash}";

    /// <summary>
    /// A change says what it changes, and to what, so that what was there before may come back; whoever looks for it finds it by
    /// what is wanted and what is there.
    /// </summary>
    public static string ChangeSetName(EnvironmentStackSpec spec, CloudStack stack, Resolver resolve) =>
        $"{Wish(spec, resolve)}{stack.ChangedAt.UtcTicks:x}";

    /// <summary>Whether an operation was the change to what is wanted now: its token is the change set's name.</summary>
    public static bool IsOf(string? token, EnvironmentStackSpec spec, Resolver resolve) =>
        token?.StartsWith(Wish(spec, resolve), StringComparison.Ordinal) == true;

    private static string Wish(EnvironmentStackSpec spec, Resolver resolve)
    {
        var parameters = spec.Parameters.SelectMany(p => new[] { p.Key, resolve(p.Value).Text ?? "" });
        string[] retry = spec.Environment.Retry is { } text ? ["", text] : [];
        var rest = ResourceNames.Hash(HashLength, [.. spec.Tags.SelectMany(t => new[] { t.Key, t.Value }), "", .. parameters, .. retry]);
        return $"{Token(spec)}-{rest}-";
    }
}
