using Cyclops.Aws.CloudFormation;
using Cyclops.Engine.Naming;
using Cyclops.Model;
using Cyclops.Model.Manifests;
using Cyclops.Model.Outcomes;
using Cyclops.Reconcilers.EnvironmentStack;
using Cyclops.Reconcilers.Ownership;

namespace Cyclops.Reconcilers.PlatformStack;

/// <summary>Looks at the platform's stack and says what is to be done with it.</summary>
public sealed class PlatformStackPlanner(CloudFormationGateway cloudFormation)
{
    /// <param name="platform">The manifest.</param>
    /// <param name="template">Its stack as wanted.</param>
    /// <param name="stacks">All stacks of the region.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="CloudFault">AWS cannot be asked, or a stack of that name is somebody else's (<c>NotOurs</c>).</exception>
    public async Task<PlatformStackPlan> PlanAsync(PlatformManifest platform, PlatformStackTemplate template, IReadOnlyList<CloudStack> stacks, CancellationToken cancellationToken)
    {
        var tags = TagsOf(platform);
        if (stacks.FirstOrDefault(s => s.Name == template.StackName) is not { } stack)
        {
            return new(template, tags, Found: null, PlatformStackStep.Create, template.Resources.Select(r => new PlatformResourceChange('+', r.LogicalId, r.Type)).ToEquatableList());
        }

        if (stack.Tags.GetValueOrDefault(OwnershipTags.Platform) != platform.Name || stack.Tags.GetValueOrDefault(OwnershipTags.Resource) != PlatformStackNames.Resource)
        {
            throw new CloudFault("NotOurs", $"stack {stack.Name} is there already ({stack.Id}) and has no tags of ours, so it is left alone; remove it, or choose another name for the platform", isTransient: false);
        }

        if (StackStatus.IsInProgress(stack.Status))
        {
            return new(template, tags, stack, PlatformStackStep.Wait, [], $"stack {stack.Name} is {stack.Status}");
        }

        var reason = StackStatus.IsFailed(stack.Status) ? (await cloudFormation.LatestOperationAsync(stack.Name, cancellationToken)).Failure ?? stack.StatusReason : null;
        if (PlatformStackTrouble.WayOut(stack, reason) is { } wayOut)
        {
            return new(template, tags, stack, PlatformStackStep.Stuck, [], $"stack {stack.Name} is {stack.Status}: {reason ?? "CloudFormation gives no reason"}", wayOut);
        }

        var note = reason is null ? null : $"its last change was rolled back: {reason}";
        if (template.IsIn(stack.Outputs))
        {
            return new(template, tags, stack, PlatformStackStep.None, [], note);
        }

        // Not every stand-in for AWS brings outputs up to date; the template that it keeps has the hash, too.
        var live = await cloudFormation.TemplateAsync(stack.Name, cancellationToken);
        var changes = Changes(template, live);
        var isSame = changes.Count == 0 && reason is null && live.Contains(template.Hash, StringComparison.Ordinal);
        return new(template, tags, stack, isSame ? PlatformStackStep.None : PlatformStackStep.Update, changes, note);
    }

    private static EquatableMap<string> TagsOf(PlatformManifest platform) => new(platform.Tags
        .Append(KeyValuePair.Create(OwnershipTags.Platform, platform.Name))
        .Append(KeyValuePair.Create(OwnershipTags.Resource, PlatformStackNames.Resource)));

    private static EquatableList<PlatformResourceChange> Changes(PlatformStackTemplate template, string text)
    {
        var live = ByResource(PlatformStackTemplate.FieldsOf(text));
        var wanted = ByResource(template.Fields);
        var changes = new List<PlatformResourceChange>();
        foreach (var (logicalId, type) in template.Resources)
        {
            var isThere = live.TryGetValue(logicalId, out var was);
            if (!isThere || was.Fields != wanted[logicalId].Fields)
            {
                changes.Add(new(isThere ? '~' : '+', logicalId, type));
            }
        }

        changes.AddRange(live.Where(r => !wanted.ContainsKey(r.Key)).Select(r => new PlatformResourceChange('-', r.Key, r.Value.Type)));
        return changes.ToEquatableList();
    }

    /// <summary>Type and fields of each resource of a template, in order of their names.</summary>
    private static SortedDictionary<string, (string Type, string Fields)> ByResource(EquatableMap<string> fields)
    {
        const string Prefix = "Resources.";
        var resources = new SortedDictionary<string, (string Type, string Fields)>(StringComparer.Ordinal);
        foreach (var group in fields.Where(f => f.Key.StartsWith(Prefix, StringComparison.Ordinal)).GroupBy(f => f.Key.Split('.')[1], StringComparer.Ordinal))
        {
            var type = fields.GetValueOrDefault($"{Prefix}{group.Key}.Type") ?? "";
            resources[group.Key] = (type, ResourceNames.Hash(StackText.HashLength, [.. group.SelectMany(f => new[] { f.Key, f.Value })]));
        }

        return resources;
    }
}
