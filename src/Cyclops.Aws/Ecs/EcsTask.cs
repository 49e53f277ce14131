using Cyclops.Model;

namespace Cyclops.Aws.Ecs;

/// <summary>A task as DescribeTasks gives it. ECS forgets a task within an hour after it stopped.</summary>
/// <param name="StartedBy">The id of the deployment that started it (<c>ecs-svc/1234</c>), or what RunTask was given.</param>
/// <param name="LastStatus"><c>PROVISIONING</c> to <c>STOPPED</c>.</param>
/// <param name="StopCode"><c>TaskFailedToStart</c>, <c>EssentialContainerExited</c>, <c>ServiceSchedulerInitiated</c>, and others; null while it runs.</param>
/// <param name="StoppedReason">ECS's own words.</param>
/// <param name="Command">What its first container was told to run in place of its own command; null: that.</param>
/// <param name="CreatedAt">When it was asked for.</param>
public sealed record EcsTask(
    string Arn,
    string TaskDefinitionArn,
    string? StartedBy,
    string? LastStatus,
    string? StopCode,
    string? StoppedReason,
    EquatableList<string>? Command,
    DateTimeOffset? CreatedAt,
    EquatableList<EcsTaskContainer> Containers)
{
    /// <summary>When it stopped; null while it runs.</summary>
    public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>The last part of its ARN, by which its log streams are called.</summary>
    public string Id => Arn[(Arn.LastIndexOf('/') + 1)..];
}
