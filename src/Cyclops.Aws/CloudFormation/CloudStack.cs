using Cyclops.Model;

namespace Cyclops.Aws.CloudFormation;

/// <summary>A CloudFormation stack as DescribeStacks gives it.</summary>
/// <param name="Status">CloudFormation's own word: <c>CREATE_COMPLETE</c>.</param>
/// <param name="StatusReason">CloudFormation's own sentence; null without one.</param>
/// <param name="ChangedAt">When its latest change began, or it was made.</param>
public sealed record CloudStack(
    string Id,
    string Name,
    string Status,
    string? StatusReason,
    DateTimeOffset ChangedAt,
    EquatableMap<string> Parameters,
    EquatableMap<string> Outputs,
    EquatableMap<string> Tags);
