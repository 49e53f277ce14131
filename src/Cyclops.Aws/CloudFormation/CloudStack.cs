using Cyclops.Model;

namespace Cyclops.Aws.CloudFormation;

/// <summary>A CloudFormation stack as DescribeStacks gives it.</summary>
/// <param name="Description">The template's; null without one.</param>
/// <param name="Status">CloudFormation's own word: <c>CREATE_COMPLETE</c>.</param>
/// <param name="StatusReason">CloudFormation's own sentence; null without one.</param>
/// <param name="ChangedAt">When its latest change began, or it was made.</param>
/// <param name="IsProtected">Whether CloudFormation refuses to delete it; null: not known.</param>
public sealed record CloudStack(
    string Id,
    string Name,
    string? Description,
    string Status,
    string? StatusReason,
    DateTimeOffset ChangedAt,
    bool? IsProtected,
    EquatableMap<string> Parameters,
    EquatableMap<string> Outputs,
    EquatableMap<string> Tags)
{
    /// <summary>When it was made. Default: not known, long ago.</summary>
    public DateTimeOffset MadeAt { get; init; }

    /// <summary>What its last drift detection found.</summary>
    public StackDrift Drift { get; init; } = StackDrift.NotChecked;
}
