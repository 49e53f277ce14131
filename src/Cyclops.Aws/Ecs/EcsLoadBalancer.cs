namespace Cyclops.Aws.Ecs;

/// <summary>Which container and port a target group reaches.</summary>
/// <param name="Shift">How ECS may move its traffic; null: it may not.</param>
public sealed record EcsLoadBalancer(string TargetGroupArn, string ContainerName, int ContainerPort, EcsTrafficShift? Shift = null);
