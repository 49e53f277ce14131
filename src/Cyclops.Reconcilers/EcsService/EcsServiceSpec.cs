using Cyclops.Aws.Ecs;
using Cyclops.Model;
using Cyclops.Model.Manifests;

namespace Cyclops.Reconcilers.EcsService;

/// <summary>The ECS service of an app.</summary>
/// <param name="DesiredCount">Copies of the task; null: not ours (an autoscaler sets it).</param>
/// <param name="TargetGroup">Null for an app without hosts.</param>
/// <param name="Rule">The listener rule that must be there first: a target group may be used only once it is attached. Null for an app without hosts.</param>
/// <param name="Alternate">The target group that ECS moves traffic to and from; null where it moves none.</param>
/// <param name="LoadBalancerRole">The role that ECS takes to do so; null where it moves none.</param>
/// <param name="Configuration">How it is rolled out.</param>
/// <param name="RolloutTimeout">How long a rollout may take before it counts as too slow; ECS knows no such limit.</param>
/// <param name="Subnets">For awsvpc tasks, comma separated; null in bridge networking.</param>
/// <param name="SecurityGroup">For awsvpc tasks; null in bridge networking.</param>
/// <param name="Tags">The platform's, on the service and on what follows it.</param>
public sealed record EcsServiceSpec(
    string Name,
    Input Cluster,
    Input TaskDefinition,
    int? DesiredCount,
    Input? TargetGroup,
    Input? Rule,
    Input? Alternate,
    Input? LoadBalancerRole,
    string ContainerName,
    int ContainerPort,
    EcsDeploymentConfiguration Configuration,
    int? HealthCheckGraceSeconds,
    TimeSpan RolloutTimeout,
    Input? Subnets,
    Input? SecurityGroup,
    EquatableMap<string> Tags)
{
    /// <summary>Between what an autoscaler sets the count; null: it is the manifest's.</summary>
    public ScalingSpec? Scaling { get; init; }
}
