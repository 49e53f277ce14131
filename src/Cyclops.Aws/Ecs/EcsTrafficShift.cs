namespace Cyclops.Aws.Ecs;

/// <summary>What ECS needs to move traffic between two target groups: <c>advancedConfiguration</c> of a load balancer.</summary>
/// <param name="AlternateTargetGroupArn">The other group: with each rollout the two change parts.</param>
/// <param name="ListenerRuleArn">The rule that forwards to both, whose weights ECS sets.</param>
/// <param name="RoleArn">The role that ECS takes to do so.</param>
public sealed record EcsTrafficShift(string AlternateTargetGroupArn, string ListenerRuleArn, string RoleArn);
