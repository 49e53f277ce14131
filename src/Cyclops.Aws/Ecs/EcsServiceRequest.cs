using Cyclops.Model;

namespace Cyclops.Aws.Ecs;

/// <summary>A service to be made, or what an existing one should be. Null members are left as they are.</summary>
public sealed record EcsServiceRequest(
    string Cluster,
    string Name,
    string TaskDefinitionArn,
    int? DesiredCount,
    EquatableList<EcsLoadBalancer>? LoadBalancers,
    EcsDeploymentConfiguration Configuration,
    int? HealthCheckGraceSeconds,
    EquatableList<string> Subnets,
    EquatableList<string> SecurityGroups)
{
    /// <summary>Whether an existing service starts its tasks anew though nothing of them changes.</summary>
    public bool ForceNewDeployment { get; init; }
}
