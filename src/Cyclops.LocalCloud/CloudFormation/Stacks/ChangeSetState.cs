using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;

namespace Cyclops.LocalCloud.CloudFormation.Stacks;

/// <summary>A change set; it is made ready by the clock.</summary>
internal sealed record ChangeSetState(
    string Id, string Name, string? Description, ChangeSetType Type, StackInput Input, List<Change> Changes, DateTimeOffset Created, DateTimeOffset ReadyAt, bool IsEmpty)
{
    /// <summary>The part of the time that a change set waits before somebody works on it.</summary>
    private const int PendingPart = 4;

    /// <summary>The token of the call that made it, so that a repeated call is known as such.</summary>
    public string? Token { get; init; }

    public OnStackFailure? OnStackFailure { get; init; }

    /// <summary>Why it cannot be worked out; null when it can.</summary>
    public string? Failure { get; init; }

    /// <summary>How an execution ended, or <c>OBSOLETE</c>; null as long as it can be executed.</summary>
    public ExecutionStatus? Outcome { get; set; }

    public ChangeSetStatus Status(DateTimeOffset now) =>
        now < Created + ((ReadyAt - Created) / PendingPart) ? ChangeSetStatus.CREATE_PENDING
        : now < ReadyAt ? ChangeSetStatus.CREATE_IN_PROGRESS
        : IsEmpty || Failure is not null ? ChangeSetStatus.FAILED : ChangeSetStatus.CREATE_COMPLETE;

    public ExecutionStatus Execution(DateTimeOffset now) =>
        Status(now) != ChangeSetStatus.CREATE_COMPLETE ? ExecutionStatus.UNAVAILABLE : Outcome ?? ExecutionStatus.AVAILABLE;

    public string? Reason(DateTimeOffset now) => Status(now) == ChangeSetStatus.FAILED
        ? Failure ?? "The submitted information didn't contain changes. Submit different information to create a change set."
        : null;
}
