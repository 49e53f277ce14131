using Cyclops.Model;

namespace Cyclops.Aws.CloudFormation;

/// <summary>A change of a stack that was worked out and not made yet.</summary>
/// <param name="Status">CloudFormation's own word: <c>CREATE_COMPLETE</c>.</param>
/// <param name="StatusReason">CloudFormation's own sentence; null without one.</param>
/// <param name="ExecutionStatus">Whether it can be made: <c>AVAILABLE</c>, <c>OBSOLETE</c>.</param>
/// <param name="Resources">What it would do.</param>
public sealed record StackChangeSet(
    string Name,
    string Status,
    string? StatusReason,
    string? ExecutionStatus,
    EquatableList<StackResourceChange> Resources)
{
    /// <summary>Whether it was worked out and can be made.</summary>
    public bool IsReady => Status == "CREATE_COMPLETE" && ExecutionStatus is "AVAILABLE" or null;

    /// <summary>Whether CloudFormation is still working it out.</summary>
    public bool IsPending => Status is "CREATE_PENDING" or "CREATE_IN_PROGRESS" || ExecutionStatus == "EXECUTE_IN_PROGRESS";

    /// <summary>
    /// Whether there is nothing to change. CloudFormation has no code for it: the sentences are those it is documented to give.
    /// Source: AWS CloudFormation User Guide, "Troubleshooting", no updates to perform.
    /// </summary>
    public bool IsEmpty => Status == "FAILED"
        && (StatusReason?.Contains("didn't contain changes", StringComparison.Ordinal) == true
            || StatusReason?.Contains("No updates are to be performed", StringComparison.Ordinal) == true);
}
