using Cyclops.Model;

namespace Cyclops.Aws.Ecs;

/// <summary>An ECS service as DescribeServices gives it. A null member was not in the answer.</summary>
/// <param name="Status"><c>ACTIVE</c>, <c>DRAINING</c> or <c>INACTIVE</c>.</param>
/// <param name="TaskDefinitionArn">Revision the service is told to run.</param>
/// <param name="LoadBalancers">Target groups, each with the container and port it reaches.</param>
/// <param name="Configuration">How it is rolled out.</param>
/// <param name="Subnets">For awsvpc tasks.</param>
/// <param name="SecurityGroups">For awsvpc tasks.</param>
/// <param name="Deployments">Newest first.</param>
/// <param name="Events">Its latest events, newest first.</param>
public sealed record EcsService(
    string Arn,
    string Name,
    string Status,
    string TaskDefinitionArn,
    int DesiredCount,
    int RunningCount,
    EquatableList<EcsLoadBalancer> LoadBalancers,
    EcsDeploymentConfiguration Configuration,
    int? HealthCheckGraceSeconds,
    EquatableList<string>? Subnets,
    EquatableList<string>? SecurityGroups,
    EquatableList<EcsDeployment> Deployments,
    EquatableList<EcsServiceEvent> Events,
    EquatableMap<string> Tags)
{
    /// <summary>Whether an autoscaler of ours sets its count, or nobody can tell: Application Auto Scaling does, and ECS does not.</summary>
    public bool IsScaled { get; init; }
}
