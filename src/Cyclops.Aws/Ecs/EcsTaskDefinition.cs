using Cyclops.Model;

namespace Cyclops.Aws.Ecs;

/// <summary>A revision of a task definition. It never changes, so it is read once.</summary>
/// <param name="Arn">Ends in <c>family:revision</c>.</param>
/// <param name="NetworkMode"><c>bridge</c> or <c>awsvpc</c>.</param>
/// <param name="Cpu">Task-level CPU units; null: none (EC2).</param>
/// <param name="Memory">Task-level memory, MiB; null: none (EC2).</param>
public sealed record EcsTaskDefinition(
    string Arn,
    string Family,
    int Revision,
    string NetworkMode,
    int? Cpu,
    int? Memory,
    string? ExecutionRoleArn,
    string? TaskRoleArn,
    bool IsFargate,
    EquatableList<EcsContainer> Containers,
    EquatableMap<string> Tags);
