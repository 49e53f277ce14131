namespace Cyclops.Aws.Ecs;

/// <summary>A container of a task.</summary>
/// <param name="ExitCode">Null while it runs, and when it never started.</param>
/// <param name="Reason">Why it ended or could not start, in ECS's own words.</param>
/// <param name="Health"><c>HEALTHY</c>, <c>UNHEALTHY</c> or <c>UNKNOWN</c>: what its own health check says.</param>
public sealed record EcsTaskContainer(string Name, string? Image, int? ExitCode, string? Reason, string? Health);
