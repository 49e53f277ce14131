using System.Text.Json.Nodes;
using Cyclops.Engine.Naming;
using Cyclops.Model;
using Cyclops.Model.Manifests;
using Cyclops.Reconcilers.EnvironmentStack;
using Cyclops.Reconcilers.EnvironmentStack.Templates;

namespace Cyclops.Reconcilers.PlatformStack;

/// <summary>The platform's own stack as the manifests ask for it. Equal input gives equal bytes.</summary>
/// <param name="StackName">Its name.</param>
/// <param name="Body">The template's text, with its hash.</param>
/// <param name="Hash">Hash of the template.</param>
/// <param name="Fields">The template as fields, <c>Resources.ConfigBucket.Properties.BucketName</c>.</param>
/// <param name="Resources">Types of its resources by their names, in the template's order.</param>
/// <param name="ZoneParameters">Parameters that name availability zones; empty without the controller's service.</param>
public sealed record PlatformStackTemplate(
    string StackName,
    string Body,
    string Hash,
    EquatableMap<string> Fields,
    EquatableList<(string LogicalId, string Type)> Resources,
    EquatableList<string> ZoneParameters)
{
    /// <param name="platform">The manifest.</param>
    /// <param name="environments">Its environments: in another region than the platform's they need rights there.</param>
    public static PlatformStackTemplate Of(PlatformManifest platform, IEnumerable<EnvironmentManifest> environments)
    {
        var document = PlatformTemplate.Build(platform, environments.All(e => e.Region is null || e.Region == platform.Region));
        var template = JsonNode.Parse(document.ToJson())!.AsObject();
        var hash = ResourceNames.Hash(StackText.HashLength, template.ToJsonString());
        template[TemplateDocument.DescriptionField] = StackText.Describe(hash);
        template["Outputs"]!.AsObject()[PlatformOutputs.TemplateHash] = new JsonObject { ["Value"] = hash };
        return new(
            PlatformStackNames.Stack(platform.Name),
            template.ToJsonString(),
            hash,
            document.Flatten(),
            template[nameof(Resources)]!.AsObject().Select(r => (r.Key, r.Value!["Type"]!.ToString())).ToEquatableList(),
            (platform.Controller is null ? [] : Enumerable.Range(0, ControllerService.Zones).Select(NetworkTemplate.ZoneParameter)).ToEquatableList());
    }

    /// <summary>Whether a stack with these outputs was made from it.</summary>
    public bool IsIn(EquatableMap<string> outputs) => outputs.GetValueOrDefault(PlatformOutputs.TemplateHash) == Hash;

    /// <summary>A template that CloudFormation gave back, as fields.</summary>
    public static EquatableMap<string> FieldsOf(string template) => TemplateDocument.Parse(template).Flatten();
}
