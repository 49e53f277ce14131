namespace Cyclops.Aws.Ecs;

/// <summary>Which container and port a target group reaches.</summary>
public sealed record EcsLoadBalancer(string TargetGroupArn, string ContainerName, int ContainerPort);
