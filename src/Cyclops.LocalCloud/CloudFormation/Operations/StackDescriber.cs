using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Cyclops.LocalCloud.CloudFormation.Stacks;

namespace Cyclops.LocalCloud.CloudFormation.Operations;

/// <summary>Stacks and resources as the Describe and List operations show them.</summary>
internal static class StackDescriber
{
    public static Stack Stack(StackState stack) => new()
    {
        StackId = stack.Id,
        StackName = stack.Name,
        ChangeSetId = stack.Executed?.Id,
        Description = stack.Template?.Description,
        Parameters = [.. (stack.Input?.Parameters ?? []).Select(p => Parameter(stack, p.Key, p.Value))],
        CreationTime = stack.Created.UtcDateTime,
        LastUpdatedTime = stack.Updated?.UtcDateTime,
        DeletionTime = stack.Deleted?.UtcDateTime,
        RollbackConfiguration = new RollbackConfiguration(),
        StackStatus = stack.Status,
        StackStatusReason = stack.StatusReason,
        DisableRollback = stack.DisableRollback || stack.OnFailure == OnFailure.DO_NOTHING,
        RetainExceptOnCreate = stack.RetainExceptOnCreate,
        DeletionMode = stack.DeletionMode,
        NotificationARNs = stack.Input?.NotificationArns ?? [],
        TimeoutInMinutes = stack.TimeoutInMinutes,
        Capabilities = stack.Input?.Capabilities ?? [],
        Outputs = stack.Outputs,
        RoleARN = stack.Input?.RoleArn,
        Tags = stack.Input?.Tags ?? [],
        EnableTerminationProtection = stack.TerminationProtection,
        DriftInformation = stack.Drift,
    };

    public static StackSummary Summary(StackState stack) => new()
    {
        StackId = stack.Id,
        StackName = stack.Name,
        TemplateDescription = stack.Template?.Description,
        CreationTime = stack.Created.UtcDateTime,
        LastUpdatedTime = stack.Updated?.UtcDateTime,
        DeletionTime = stack.Deleted?.UtcDateTime,
        StackStatus = stack.Status,
        StackStatusReason = stack.StatusReason,
        DriftInformation = new StackDriftInformationSummary { StackDriftStatus = stack.Drift.StackDriftStatus, LastCheckTimestamp = stack.Drift.LastCheckTimestamp },
    };

    public static StackResource Resource(StackState stack, StackResourceState resource) => new()
    {
        StackId = stack.Id,
        StackName = stack.Name,
        LogicalResourceId = resource.LogicalId,
        PhysicalResourceId = resource.PhysicalId,
        ResourceType = resource.Type,
        ResourceStatus = resource.Status,
        ResourceStatusReason = resource.Reason,
        Timestamp = resource.Changed.UtcDateTime,
        DriftInformation = Drift(resource),
    };

    public static StackResourceDetail Detail(StackState stack, StackResourceState resource) => new()
    {
        StackId = stack.Id,
        StackName = stack.Name,
        LogicalResourceId = resource.LogicalId,
        PhysicalResourceId = resource.PhysicalId,
        ResourceType = resource.Type,
        ResourceStatus = resource.Status,
        ResourceStatusReason = resource.Reason,
        LastUpdatedTimestamp = resource.Changed.UtcDateTime,
        DriftInformation = Drift(resource),
    };

    public static StackResourceSummary Summary(StackResourceState resource) => new()
    {
        LogicalResourceId = resource.LogicalId,
        PhysicalResourceId = resource.PhysicalId,
        ResourceType = resource.Type,
        ResourceStatus = resource.Status,
        ResourceStatusReason = resource.Reason,
        LastUpdatedTimestamp = resource.Changed.UtcDateTime,
        DriftInformation = new StackResourceDriftInformationSummary { StackResourceDriftStatus = Drift(resource).StackResourceDriftStatus, LastCheckTimestamp = resource.Drift?.Timestamp },
    };

    private static StackResourceDriftInformation Drift(StackResourceState resource) => new()
    {
        StackResourceDriftStatus = resource.Drift?.StackResourceDriftStatus ?? StackResourceDriftStatus.NOT_CHECKED,
        LastCheckTimestamp = resource.Drift?.Timestamp,
    };

    private static Parameter Parameter(StackState stack, string key, string value)
    {
        var declared = stack.Template!.Parameters[key];
        return new Parameter
        {
            ParameterKey = key,
            ParameterValue = declared.NoEcho ? "****" : value,
            ResolvedValue = declared.IsSsm ? Ec2.Images.Parameter(value) : null,
        };
    }
}
