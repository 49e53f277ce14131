namespace Cyclops.Aws.Ecs;

/// <summary>A deployment of a service.</summary>
/// <param name="Status"><c>PRIMARY</c> (the newest), <c>ACTIVE</c> (being replaced) or <c>INACTIVE</c>.</param>
/// <param name="RolloutState"><c>IN_PROGRESS</c>, <c>COMPLETED</c> or <c>FAILED</c>; null when the answer lacks it.</param>
/// <param name="RolloutStateReason">ECS's own sentence.</param>
/// <param name="CreatedAt">When it began; null when the answer lacks it.</param>
public sealed record EcsDeployment(
    string Id,
    string Status,
    string TaskDefinitionArn,
    int DesiredCount,
    int RunningCount,
    int PendingCount,
    int FailedTasks,
    string? RolloutState,
    string? RolloutStateReason,
    DateTimeOffset? CreatedAt);
