using Amazon.ECS;
using Amazon.ECS.Model;
using Cyclops.LocalCloud.Ecs.Clusters;
using Cyclops.LocalCloud.Ecs.Services;
using Cyclops.LocalCloud.Ecs.TaskDefinitions;

namespace Cyclops.LocalCloud.Ecs.Tasks;

/// <summary>A task to be started.</summary>
internal sealed record TaskOrder(HeldCluster Cluster, HeldTaskDefinition Definition)
{
    public HeldService? Service { get; init; }

    public HeldDeployment? Deployment { get; init; }

    /// <summary>Null when a capacity provider decides.</summary>
    public LaunchType? LaunchType { get; init; }

    public string? Provider { get; init; }

    public NetworkConfiguration? Network { get; init; }

    public required string Group { get; init; }

    public string? StartedBy { get; init; }

    public TaskOverride? Overrides { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    public bool OnFargate => LaunchType == Amazon.ECS.LaunchType.FARGATE || (Provider is not null && Providers.IsFargate(Provider));
}
