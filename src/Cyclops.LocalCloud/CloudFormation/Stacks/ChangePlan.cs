using System.Text.Json.Nodes;
using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Cyclops.LocalCloud.CloudFormation.Resources;
using Cyclops.LocalCloud.CloudFormation.Templates;

namespace Cyclops.LocalCloud.CloudFormation.Stacks;

/// <summary>What an update would do, resource by resource. The same answer says whether there is anything to do at all.</summary>
internal static class ChangePlan
{
    private const string KnownAfterApply = "{{changeSet:KNOWN_AFTER_APPLY}}";

    public static List<Change> Compute(StackState stack, StackInput input, StackExports exports)
    {
        // A resource that will be made or replaced has no known value: whoever refers to it changes with it.
        var known = stack.Resources.Where(r => r.Value.PhysicalId is not null).ToDictionary(r => r.Key, r => r.Value, StringComparer.Ordinal);
        var scope = new StackScope(stack, input, known, name => exports.Value(stack, name), KnownAfterApply);
        var resolver = new Resolver(scope);
        var wanted = input.Template.Resources.Values.Where(r => resolver.Holds(r.Condition)).ToList();
        var changes = new List<Change>();
        foreach (var resource in InOrder(wanted))
        {
            if (!known.TryGetValue(resource.LogicalId, out var current) || current.Type != resource.Type)
            {
                known.Remove(resource.LogicalId);
                changes.Add(Of(ChangeAction.Add, resource.LogicalId, null, resource.Type));
                continue;
            }

            var after = ResourceWork.Properties(stack, input, resource, scope);
            var changed = ChangedProperties.Between(current.Properties, after);
            if (changed.Count > 0)
            {
                var change = Modified(current, after, changed);
                changes.Add(change);
                if (change.ResourceChange.Replacement == Replacement.True)
                {
                    known.Remove(resource.LogicalId);
                }
            }
        }

        var ids = wanted.Select(r => r.LogicalId).ToHashSet(StringComparer.Ordinal);
        changes.AddRange(stack.Resources.Values.Where(r => !ids.Contains(r.LogicalId)).Select(r => Of(ChangeAction.Remove, r.LogicalId, r.PhysicalId, r.Type)));
        return changes;
    }

    /// <summary>Whether the outputs differ, which alone is a reason to update.</summary>
    public static bool ChangesOutputs(StackState stack, StackInput input) =>
        !JsonNode.DeepEquals(stack.Template?.Outputs, input.Template.Outputs);

    private static Change Modified(StackResourceState current, JsonObject after, IReadOnlyList<string> changed)
    {
        var type = ResourceTypes.Get(current.Type);
        var replacing = changed.Where(type.IsReplacedBy).ToList();
        var certain = replacing.Exists(p => after[p]?.ToJsonString().Contains("KNOWN_AFTER_APPLY", StringComparison.Ordinal) != true);
        var change = Of(ChangeAction.Modify, current.LogicalId, current.PhysicalId, current.Type);
        change.ResourceChange.Replacement = replacing.Count == 0 ? Replacement.False : certain ? Replacement.True : Replacement.Conditional;
        change.ResourceChange.Scope = [.. changed.Select(p => p == "Tags" ? "Tags" : "Properties").Distinct()];
        change.ResourceChange.Details = [.. changed.Select(p => new ResourceChangeDetail
        {
            ChangeSource = ChangeSource.DirectModification,
            Evaluation = EvaluationType.Static,
            Target = new ResourceTargetDefinition
            {
                Attribute = p == "Tags" ? ResourceAttribute.Tags : ResourceAttribute.Properties,
                Name = p == "Tags" ? null : p,
                RequiresRecreation = type.IsReplacedBy(p) ? RequiresRecreation.Always : RequiresRecreation.Never,
                BeforeValue = Text(current.Properties[p]),
                AfterValue = Text(after[p]),
            },
        })];
        return change;
    }

    private static string? Text(JsonNode? value) => value is null ? null : Resolver.Text(value);

    private static Change Of(ChangeAction action, string logicalId, string? physicalId, string type) => new()
    {
        Type = ChangeType.Resource,
        ResourceChange = new ResourceChange { Action = action, LogicalResourceId = logicalId, PhysicalResourceId = physicalId, ResourceType = type, Scope = [], Details = [] },
    };

    /// <summary>Dependencies first.</summary>
    private static List<TemplateResource> InOrder(List<TemplateResource> resources)
    {
        var after = TemplateGraph.Dependencies(resources);
        var ordered = new List<TemplateResource>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        resources.ForEach(Visit);
        return ordered;

        void Visit(TemplateResource resource)
        {
            if (seen.Add(resource.LogicalId))
            {
                foreach (var dependency in resources.Where(r => after[resource.LogicalId].Contains(r.LogicalId)))
                {
                    Visit(dependency);
                }

                ordered.Add(resource);
            }
        }
    }
}
