using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Cyclops.LocalCloud.CloudFormation.Templates;

namespace Cyclops.LocalCloud.CloudFormation.Stacks;

/// <summary>One stack: what was asked for, what there is, and what has happened.</summary>
internal sealed class StackState(string id, string name, string account, string region, DateTimeOffset created)
{
    public string Id { get; } = id;

    public string Name { get; } = name;

    public string Account { get; } = account;

    public string Region { get; } = region;

    public DateTimeOffset Created { get; } = created;

    public DateTimeOffset? Updated { get; set; }

    public DateTimeOffset? Deleted { get; set; }

    public StackStatus Status { get; set; } = StackStatus.REVIEW_IN_PROGRESS;

    public string? StatusReason { get; set; }

    /// <summary>What the stack has now; during an update already the new one. Null while it is only a change set.</summary>
    public StackInput? Input { get; set; }

    public bool TerminationProtection { get; set; }

    /// <summary>What becomes of a creation that fails.</summary>
    public OnFailure OnFailure { get; set; } = OnFailure.ROLLBACK;

    /// <summary>Whether the last operation was to keep what it had done when it failed.</summary>
    public bool DisableRollback { get; set; }

    /// <summary>Whether the operation that is under way stays as it is when it fails.</summary>
    public bool KeepsFailure => DisableRollback || (!WasComplete && OnFailure == OnFailure.DO_NOTHING);

    /// <summary>Whether a creation that is rolled back deletes even what is to be retained.</summary>
    public bool RetainExceptOnCreate { get; set; }

    /// <summary>How the last deletion was asked for; null for the standard one.</summary>
    public DeletionMode? DeletionMode { get; set; }

    public int? TimeoutInMinutes { get; init; }

    /// <summary>Null when every update is allowed.</summary>
    public StackPolicy? Policy { get; set; }

    /// <summary>Takes the place of <see cref="Policy"/> during one update.</summary>
    public StackPolicy? PolicyDuringUpdate { get; set; }

    /// <summary>The update that is under way, has failed or is being rolled back; null when there is nothing to go back to.</summary>
    public RunningUpdate? Update { get; set; }

    /// <summary>Whether it was ever complete; a stack that was not has no state to go back to.</summary>
    public bool WasComplete { get; set; }

    public StackDriftInformation Drift { get; set; } = new() { StackDriftStatus = StackDriftStatus.NOT_CHECKED };

    /// <summary>The token of the last operation, so that a repeated call is known as such.</summary>
    public string? Token { get; set; }

    public SortedDictionary<string, StackResourceState> Resources { get; } = new(StringComparer.Ordinal);

    public List<Output> Outputs { get; set; } = [];

    /// <summary>The exports of other stacks that this one imports.</summary>
    public SortedSet<string> Imports { get; } = new(StringComparer.Ordinal);

    /// <summary>Oldest first.</summary>
    public List<StackEvent> Events { get; } = [];

    /// <summary>Those that can be described by name; one that was executed to the end is not among them.</summary>
    public SortedDictionary<string, ChangeSetState> ChangeSets { get; } = new(StringComparer.Ordinal);

    /// <summary>The change set that was executed last.</summary>
    public ChangeSetState? Executed { get; set; }

    /// <summary>Counts operations; a run that finds another number has been overtaken (a delete during a create).</summary>
    public int Generation { get; set; }

    public bool IsDeleted => Status == StackStatus.DELETE_COMPLETE;

    public bool IsBusy => Status.Value.EndsWith("_IN_PROGRESS", StringComparison.Ordinal) && Status != StackStatus.REVIEW_IN_PROGRESS;

    /// <summary>The template, once there is one.</summary>
    public Template? Template => Input?.Template;

    /// <exception cref="Amazon.Runtime.AmazonServiceException">The stack policy does not allow it.</exception>
    public void CheckPolicy(string action, string logicalId, string type) =>
        (PolicyDuringUpdate ?? Policy)?.Check(action, logicalId, type);

    /// <summary>Ends the execution of a change set, if this operation was one.</summary>
    public void EndExecution(bool succeeded)
    {
        if (Executed?.Outcome == ExecutionStatus.EXECUTE_IN_PROGRESS)
        {
            Executed.Outcome = succeeded ? ExecutionStatus.EXECUTE_COMPLETE : ExecutionStatus.EXECUTE_FAILED;
            if (succeeded)
            {
                ChangeSets.Remove(Executed.Name);
            }
        }
    }
}
