using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;

namespace Cyclops.LocalCloud.CloudFormation.Stacks;

/// <summary>A change set; it is made ready by the clock.</summary>
internal sealed record ChangeSetState(
    string Id, string Name, string? Description, ChangeSetType Type, StackInput Input, List<Change> Changes, DateTimeOffset Created, DateTimeOffset ReadyAt, bool IsEmpty)
{
    public ChangeSetStatus Status(DateTimeOffset now) =>
        now < ReadyAt ? ChangeSetStatus.CREATE_IN_PROGRESS : IsEmpty ? ChangeSetStatus.FAILED : ChangeSetStatus.CREATE_COMPLETE;

    public ExecutionStatus Execution(DateTimeOffset now) =>
        Status(now) == ChangeSetStatus.CREATE_COMPLETE ? ExecutionStatus.AVAILABLE : ExecutionStatus.UNAVAILABLE;

    public string? Reason(DateTimeOffset now) => Status(now) == ChangeSetStatus.FAILED
        ? "The submitted information didn't contain changes. Submit different information to create a change set."
        : null;
}
