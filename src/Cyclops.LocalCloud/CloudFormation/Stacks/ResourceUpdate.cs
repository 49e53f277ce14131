using System.Text.Json.Nodes;
using Amazon.CloudFormation;
using Cyclops.LocalCloud.CloudFormation.Resources;
using Cyclops.LocalCloud.CloudFormation.Templates;

namespace Cyclops.LocalCloud.CloudFormation.Stacks;

/// <summary>What an update does to one resource that is there already: nothing, a change in place, or a replacement.</summary>
internal sealed class ResourceUpdate(StackState stack, StackInput input, TemplateResource resource, RunningUpdate update, StackJournal journal, ResourceWork work, StackRunner runner)
{
    private readonly StackResourceState _before = stack.Resources[resource.LogicalId];
    private readonly IReadOnlyList<string> _after = TemplateGraph.Dependencies([.. input.Template.Resources.Values])[resource.LogicalId];
    private bool _begun;

    private StackResourceState Current => stack.Resources[resource.LogicalId];

    public GraphTask Task() => new(
        resource.LogicalId, _after, Begin, Finish,
        (at, reason) => journal.Resource(stack, Current, ResourceStatus.UPDATE_FAILED, at, reason))
    {
        Ready = Ready,
        Settled = at => work.Settled(stack, Current, at),
        Cancelled = StackJournal.UpdateCancelled,
    };

    /// <summary>Only a change in place has to wait for what else is going on with the resource.</summary>
    private bool Ready(DateTimeOffset at)
    {
        var changed = ChangedProperties.Between(_before.Properties, Wanted());
        return changed.Count == 0 || changed.Any(ResourceTypes.Get(resource.Type).IsReplacedBy) || !work.Busy(stack, _before, at);
    }

    private JsonObject Wanted() => ResourceWork.Properties(stack, input, resource, runner.Scope(stack, input));

    private bool Begin(DateTimeOffset at)
    {
        var wanted = Wanted();
        var changed = ChangedProperties.Between(_before.Properties, wanted);
        _before.Follow(resource, _after);
        if (changed.Count == 0)
        {
            return false;
        }

        _begun = true;
        update.Touch(resource.LogicalId);
        var replaces = changed.Any(ResourceTypes.Get(resource.Type).IsReplacedBy);
        stack.CheckPolicy(replaces ? "Update:Replace" : "Update:Modify", resource.LogicalId, resource.Type);
        if (replaces)
        {
            Replace(wanted, at);
        }
        else
        {
            journal.Resource(stack, _before, ResourceStatus.UPDATE_IN_PROGRESS, at);
            work.Update(stack, _before, wanted, at);
        }

        return true;
    }

    private void Replace(JsonObject wanted, DateTimeOffset at)
    {
        if (stack.DisableRollback)
        {
            throw AwsErrors.Validation("Replacement type updates not supported on stack with disable-rollback.");
        }

        journal.Resource(stack, _before, ResourceStatus.UPDATE_IN_PROGRESS, at, "Requested update requires the creation of a new physical resource; hence creating one.");
        var fresh = new StackResourceState(resource.LogicalId, resource.Type) { Properties = wanted };
        fresh.Follow(resource, _after);
        work.Create(stack, fresh, at);
        stack.Resources[resource.LogicalId] = fresh;
        update.Replaced.Add(_before);
        journal.Resource(stack, fresh, ResourceStatus.UPDATE_IN_PROGRESS, at, "Resource creation Initiated");
    }

    private void Finish(DateTimeOffset at)
    {
        if (_begun)
        {
            journal.Resource(stack, Current, ResourceStatus.UPDATE_COMPLETE, at);
        }
    }
}
