using System.Text;
using Amazon.CloudFormation.Model;
using Cyclops.LocalCloud.CloudFormation.Resources;
using Cyclops.LocalCloud.CloudFormation.Stacks;
using Cyclops.LocalCloud.CloudFormation.Templates;

namespace Cyclops.LocalCloud.CloudFormation.Operations;

/// <summary>Reads and checks what a caller asks a stack to be. All that is wrong is said here, before anything is made.</summary>
internal sealed class StackInputs(LocalCore core, TemplateUrls urls)
{
    private const int MaxTemplateBytes = 51_200;

    /// <param name="previous">What the stack is now; null for a new one.</param>
    public StackInput Read(
        string? body, string? url, bool? usePrevious, List<Parameter>? parameters, List<Tag>? tags, List<string>? capabilities, List<string>? notifications, string? role, StackInput? previous)
    {
        var template = usePrevious == true && previous is not null ? previous.Template : Template(body, url);
        CheckTypes(template);
        TemplateGraph.Check(template);
        if (template.Resources.Count > core.Options.Quotas.ResourcesPerStack)
        {
            throw AwsErrors.Validation($"Template format error: Number of resources, {template.Resources.Count}, is greater than maximum allowed, {core.Options.Quotas.ResourcesPerStack}");
        }

        CheckCapabilities(template, capabilities ?? []);
        CheckTags(tags);
        var values = ParameterValues.Merge(template, parameters, previous?.Parameters ?? []);
        return new StackInput(
            template, values, tags is null && previous is not null ? previous.Tags : tags ?? [], capabilities ?? [], notifications ?? previous?.NotificationArns ?? [], role ?? previous?.RoleArn);
    }

    /// <summary>The template that is given, wherever it stands; a body goes before an address.</summary>
    public Template Template(string? body, string? url)
    {
        if (body is null)
        {
            return Templates.Template.Parse(urls.Read(url ?? throw AwsErrors.Validation("Either Template URL or Template Body must be specified.")));
        }

        var bytes = Encoding.UTF8.GetByteCount(body);
        return bytes is >= 1 and <= MaxTemplateBytes
            ? Templates.Template.Parse(body)
            : throw AwsErrors.Validation($"1 validation error detected: Value at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to {MaxTemplateBytes} (it has {bytes})");
    }

    /// <summary>The IAM capability that a template needs, or null.</summary>
    public static string? Capability(Template template)
    {
        var identities = template.Resources.Values
            .Select(r => (Resource: r, Name: ResourceTypes.TryGet(r.Type, out var type) ? type.IamName : null))
            .Where(r => r.Name is not null)
            .ToList();
        return identities.Count == 0 ? null
            : identities.Exists(r => r.Resource.Properties.ContainsKey(r.Name!)) ? "CAPABILITY_NAMED_IAM" : "CAPABILITY_IAM";
    }

    private static void CheckTypes(Template template)
    {
        var unknown = template.Resources.Values.Select(r => r.Type).Where(t => !ResourceTypes.TryGet(t, out _)).Distinct().ToList();
        if (unknown.Count > 0)
        {
            throw AwsErrors.Validation($"Template format error: Unrecognized resource types: [{string.Join(", ", unknown)}]");
        }

        if (template.Resources.Values.FirstOrDefault(r => RemovalPolicy.Snapshot is var s && (r.DeletionPolicy == s || r.UpdateReplacePolicy == s) && !ResourceTypes.Get(r.Type).TakesSnapshot) is { } wrong)
        {
            throw AwsErrors.Validation($"Template error: resource type {wrong.Type} does not support deletion policy {RemovalPolicy.Snapshot}");
        }
    }

    private static void CheckCapabilities(Template template, List<string> given)
    {
        var needed = Capability(template);
        if (needed is not null && !given.Contains("CAPABILITY_NAMED_IAM") && !(needed == "CAPABILITY_IAM" && given.Contains("CAPABILITY_IAM")))
        {
            throw new InsufficientCapabilitiesException($"Requires capabilities : [{needed}]");
        }
    }

    private static void CheckTags(List<Tag>? tags)
    {
        if (tags?.Count > 50 || tags?.Exists(t => string.IsNullOrEmpty(t.Key) || t.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)) == true)
        {
            throw AwsErrors.Validation("A stack can have at most 50 tags; a key may not be empty nor start with aws:");
        }
    }
}
