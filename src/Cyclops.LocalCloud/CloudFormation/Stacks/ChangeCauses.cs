using System.Text.Json.Nodes;
using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Cyclops.LocalCloud.CloudFormation.Resources;
using Cyclops.LocalCloud.CloudFormation.Templates;

namespace Cyclops.LocalCloud.CloudFormation.Stacks;

/// <summary>
/// Why a property changes, as the details of a change set tell it: the template says something else, a parameter has another
/// value, or a resource it refers to changes. AWS: an attribute of a changing resource can only be evaluated during the
/// execution (<c>Dynamic</c>), the physical id of one that is replaced is known to change (<c>Static</c>).
/// </summary>
internal sealed class ChangeCauses(StackState stack, StackInput input)
{
    private readonly Dictionary<string, Replacement> _changing = new(StringComparer.Ordinal);

    /// <summary>Notes that a resource changes; those that refer to it come later.</summary>
    public void Add(string logicalId, Replacement replacement) => _changing[logicalId] = replacement;

    /// <param name="isCertain">Whether the value is known to differ; otherwise only what may change it is told.</param>
    public IEnumerable<ResourceChangeDetail> Details(StackResourceState current, TemplateResource resource, string property, JsonObject after, bool isCertain)
    {
        var target = Target(current, property, after);
        var expression = resource.Properties[property];
        var references = References.Named(expression).ToList();
        var details = references.Select(r => Caused(target, r.Name, r.Attribute)).OfType<ResourceChangeDetail>().ToList();
        if (!isCertain)
        {
            return details.Where(d => d.Evaluation == EvaluationType.Dynamic);
        }

        var isRewritten = !JsonNode.DeepEquals(stack.Template?.Resources.GetValueOrDefault(resource.LogicalId)?.Properties[property], expression);
        if (isRewritten || details.Count == 0)
        {
            details.Add(Detail(target, ChangeSource.DirectModification, EvaluationType.Static, null));
        }
        else if (details.Exists(d => d.ChangeSource == ChangeSource.ParameterReference))
        {
            // AWS tells both: what is certain by the parameter, and that the rest of the expression is evaluated later.
            details.Add(Detail(target, ChangeSource.DirectModification, EvaluationType.Dynamic, null));
        }

        return details;
    }

    /// <summary>A copy without the values before and after.</summary>
    public static ResourceChangeDetail WithoutValues(ResourceChangeDetail detail) => Detail(
        new ResourceTargetDefinition { Attribute = detail.Target.Attribute, Name = detail.Target.Name, RequiresRecreation = detail.Target.RequiresRecreation },
        detail.ChangeSource, detail.Evaluation, detail.CausingEntity);

    private ResourceChangeDetail? Caused(ResourceTargetDefinition target, string name, string? attribute)
    {
        if (input.Parameters.TryGetValue(name, out var value))
        {
            return stack.Input?.Parameters.GetValueOrDefault(name) == value ? null : Detail(target, ChangeSource.ParameterReference, EvaluationType.Static, name);
        }

        if (!_changing.TryGetValue(name, out var replacement))
        {
            return null;
        }

        if (attribute is not null)
        {
            return Detail(target, ChangeSource.ResourceAttribute, EvaluationType.Dynamic, $"{name}.{attribute}");
        }

        return replacement == Replacement.False ? null
            : Detail(target, ChangeSource.ResourceReference, replacement == Replacement.True ? EvaluationType.Static : EvaluationType.Dynamic, name);
    }

    private static ResourceTargetDefinition Target(StackResourceState current, string property, JsonObject after)
    {
        var isTags = property == "Tags";
        var type = ResourceTypes.Get(current.Type);
        return new ResourceTargetDefinition
        {
            Attribute = isTags ? ResourceAttribute.Tags : ResourceAttribute.Properties,
            Name = isTags ? null : property,
            RequiresRecreation = type.IsReplacedBy(property) ? RequiresRecreation.Always : RequiresRecreation.Never,
            BeforeValue = type.IsHidden(property) ? ResourceType.Mask : Text(current.Properties[property]),
            AfterValue = type.IsHidden(property) ? ResourceType.Mask : Text(after[property]),
        };
    }

    private static string? Text(JsonNode? value) => value is null ? null : Resolver.Text(value);

    private static ResourceChangeDetail Detail(ResourceTargetDefinition target, ChangeSource source, EvaluationType evaluation, string? entity) =>
        new() { Target = target, ChangeSource = source, Evaluation = evaluation, CausingEntity = entity };
}
