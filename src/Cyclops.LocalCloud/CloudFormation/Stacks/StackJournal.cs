using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Cyclops.LocalCloud.CloudFormation.Resources;

namespace Cyclops.LocalCloud.CloudFormation.Stacks;

/// <summary>Changes a status and writes the event of it: there is no status without its event.</summary>
internal sealed class StackJournal(LocalCore core)
{
    /// <summary>The reason of a change that did not come to its end because another failed, or because somebody cancelled.</summary>
    public const string UpdateCancelled = "Resource update cancelled";

    public void Stack(StackState stack, StackStatus status, DateTimeOffset at, string? reason = null)
    {
        stack.Status = status;
        stack.StatusReason = reason;
        Add(stack, stack.Name, stack.Id, "AWS::CloudFormation::Stack", ResourceStatus.FindValue(status.Value), at, reason, null);
    }

    public void Resource(StackState stack, StackResourceState resource, ResourceStatus status, DateTimeOffset at, string? reason = null)
    {
        resource.Status = status;
        resource.Reason = reason;
        resource.Changed = at;
        Add(stack, resource.LogicalId, resource.PhysicalId, resource.Type, status, at, reason, ResourceTypes.Get(resource.Type).Shown(resource.Properties).ToJsonString());
    }

    /// <summary>Ends what is under way, for its operation ends here.</summary>
    public void Cancel(StackState stack, DateTimeOffset at)
    {
        foreach (var resource in stack.Resources.Values)
        {
            if (resource.Status == ResourceStatus.CREATE_IN_PROGRESS)
            {
                Resource(stack, resource, ResourceStatus.CREATE_FAILED, at, "Resource creation cancelled");
            }
            else if (resource.Status == ResourceStatus.UPDATE_IN_PROGRESS)
            {
                Resource(stack, resource, ResourceStatus.UPDATE_FAILED, at, UpdateCancelled);
            }
        }
    }

    private void Add(StackState stack, string logicalId, string? physicalId, string type, ResourceStatus status, DateTimeOffset at, string? reason, string? properties) =>
        stack.Events.Add(new StackEvent
        {
            StackId = stack.Id,
            StackName = stack.Name,
            EventId = logicalId == stack.Name ? core.Ids.Uuid() : $"{logicalId}-{status}-{at.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture)}-{core.Ids.Hex(4)}",
            LogicalResourceId = logicalId,
            PhysicalResourceId = physicalId ?? "",
            ResourceType = type,
            ResourceStatus = status,
            ResourceStatusReason = reason,
            ResourceProperties = properties,
            Timestamp = at.UtcDateTime,
            ClientRequestToken = stack.Token,
        });
}
