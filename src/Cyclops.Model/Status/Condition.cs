namespace Cyclops.Model.Status;

/// <summary>One condition, in the manner of the Kubernetes API conventions.</summary>
/// <param name="Reason">Short CamelCase word for programs.</param>
/// <param name="Message">A sentence for people; free of secrets.</param>
/// <param name="ObservedCommit">The commit it was judged by; null before the first.</param>
/// <param name="Since">When the status last changed.</param>
public sealed record Condition(
    ConditionType Type,
    ConditionStatus Status,
    string Reason,
    string Message,
    CommitId? ObservedCommit,
    DateTimeOffset Since);
