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

    public OnFailure OnFailure { get; set; } = OnFailure.ROLLBACK;

    public int? TimeoutInMinutes { get; init; }

    public string? Policy { get; set; }

    /// <summary>The token of the last operation, so that a repeated call is known as such.</summary>
    public string? Token { get; set; }

    public SortedDictionary<string, StackResourceState> Resources { get; } = new(StringComparer.Ordinal);

    public List<Output> Outputs { get; set; } = [];

    /// <summary>The exports of other stacks that this one imports.</summary>
    public SortedSet<string> Imports { get; } = new(StringComparer.Ordinal);

    /// <summary>Oldest first.</summary>
    public List<StackEvent> Events { get; } = [];

    public SortedDictionary<string, ChangeSetState> ChangeSets { get; } = new(StringComparer.Ordinal);

    /// <summary>Counts operations; a run that finds another number has been overtaken (a delete during a create).</summary>
    public int Generation { get; set; }

    public bool IsDeleted => Status == StackStatus.DELETE_COMPLETE;

    public bool IsBusy => Status.Value.EndsWith("_IN_PROGRESS", StringComparison.Ordinal) && Status != StackStatus.REVIEW_IN_PROGRESS;

    /// <summary>The template, once there is one.</summary>
    public Template? Template => Input?.Template;
}
