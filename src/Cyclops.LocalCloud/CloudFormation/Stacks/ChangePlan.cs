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
        var known = stack.Resources.Where(r => r.Value.PhysicalId is not null && r.Value.Status != ResourceStatus.CREATE_FAILED).ToDictionary(r => r.Key, r => r.Value, StringComparer.Ordinal);
        var scope = new StackScope(stack, input, known, name => exports.Value(stack, name), KnownAfterApply);
        var resolver = new Resolver(scope);
        var causes = new ChangeCauses(stack, input);
        var wanted = input.Template.Resources.Values.Where(r => resolver.Holds(r.Condition)).ToList();
        var changes = new List<Change>();
        foreach (var resource in InOrder(wanted))
        {
            if (!known.TryGetValue(resource.LogicalId, out var current) || current.Type != resource.Type)
            {
                known.Remove(resource.LogicalId);
                causes.Add(resource.LogicalId, Replacement.True);
                changes.Add(Of(ChangeAction.Add, resource.LogicalId, null, resource.Type));
                continue;
            }

            var after = ResourceWork.Properties(stack, input, resource, scope);
            if (Modified(current, resource, after, causes) is { } change)
            {
                changes.Add(change);
                causes.Add(resource.LogicalId, change.ResourceChange.Replacement);
                if (change.ResourceChange.Replacement == Replacement.True)
                {
                    known.Remove(resource.LogicalId);
                }
            }
        }

        var ids = wanted.Select(r => r.LogicalId).ToHashSet(StringComparer.Ordinal);
        changes.AddRange(stack.Resources.Values.Where(r => !ids.Contains(r.LogicalId)).Select(Removed));
        return changes;
    }

    /// <summary>Whether the outputs differ, which alone is a reason to update.</summary>
    public static bool ChangesOutputs(StackState stack, StackInput input) =>
        !JsonNode.DeepEquals(stack.Template?.Outputs, input.Template.Outputs);

    /// <summary>A change as DescribeChangeSet shows it: values only when they are asked for.</summary>
    public static Change Shown(Change change, bool values)
    {
        if (values)
        {
            return change;
        }

        var full = change.ResourceChange;
        return new Change
        {
            Type = change.Type,
            ResourceChange = new ResourceChange
            {
                PolicyAction = full.PolicyAction,
                Action = full.Action,
                LogicalResourceId = full.LogicalResourceId,
                PhysicalResourceId = full.PhysicalResourceId,
                ResourceType = full.ResourceType,
                Replacement = full.Replacement,
                Scope = full.Scope,
                Details = [.. full.Details.Select(ChangeCauses.WithoutValues)],
            },
        };
    }

    private static Change? Modified(StackResourceState current, TemplateResource resource, JsonObject after, ChangeCauses causes)
    {
        var type = ResourceTypes.Get(current.Type);
        var changed = ChangedProperties.Between(current.Properties, after);
        var details = changed.SelectMany(p => causes.Details(current, resource, p, after, isCertain: true))
            .Concat(resource.Properties.Select(p => p.Key).Except(changed).SelectMany(p => causes.Details(current, resource, p, after, isCertain: false)))
            .ToList();
        if (details.Count == 0)
        {
            return null;
        }

        var replacing = details.Where(d => d.Target.RequiresRecreation == RequiresRecreation.Always).ToList();
        var change = Of(ChangeAction.Modify, current.LogicalId, current.PhysicalId, type.Name).ResourceChange;
        change.Replacement = replacing.Count == 0 ? Replacement.False
            : replacing.Exists(d => d.Evaluation == EvaluationType.Static) ? Replacement.True : Replacement.Conditional;
        change.Scope = [.. details.Select(d => d.Target.Attribute.Value).Distinct()];
        change.Details = details;
        if (change.Replacement != Replacement.False)
        {
            change.PolicyAction = PolicyAction.FindValue("ReplaceAnd" + resource.UpdateReplacePolicy);
        }

        return new Change { Type = ChangeType.Resource, ResourceChange = change };
    }

    private static Change Removed(StackResourceState resource)
    {
        var change = Of(ChangeAction.Remove, resource.LogicalId, resource.PhysicalId, resource.Type);
        change.ResourceChange.PolicyAction = PolicyAction.FindValue((resource.DeletionPolicy == RemovalPolicy.RetainExceptOnCreate ? RemovalPolicy.Retain : resource.DeletionPolicy).ToString());
        return change;
    }

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
