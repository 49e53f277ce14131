using Cyclops.Model;

namespace Cyclops.Aws.Ecs;

/// <summary>A task to be run once.</summary>
/// <param name="Container">The container whose command is another one.</param>
/// <param name="StartedBy">By what its kind is found again. At most 128 letters, digits, hyphens, underscores and slashes.</param>
/// <param name="Token">Requests of one token make one task, however often they are sent. At most 64 characters.</param>
/// <param name="Subnets">For awsvpc tasks; else empty.</param>
/// <param name="SecurityGroups">For awsvpc tasks; else empty.</param>
public sealed record EcsTaskRequest(
    string Cluster,
    string TaskDefinitionArn,
    string Container,
    EquatableList<string> Command,
    string StartedBy,
    string Token,
    EquatableList<string> Subnets,
    EquatableList<string> SecurityGroups);
