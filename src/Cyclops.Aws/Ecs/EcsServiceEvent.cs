namespace Cyclops.Aws.Ecs;

/// <summary>What ECS says of a service.</summary>
/// <param name="At">When; null when the answer lacks it.</param>
/// <param name="Message">ECS's own words.</param>
public sealed record EcsServiceEvent(DateTimeOffset? At, string Message);
