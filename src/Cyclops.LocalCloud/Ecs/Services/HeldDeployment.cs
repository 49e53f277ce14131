using Amazon.ECS;
using Amazon.ECS.Model;
using Cyclops.LocalCloud.Ecs.TaskDefinitions;
using Cyclops.LocalCloud.Ecs.Tasks;

namespace Cyclops.LocalCloud.Ecs.Services;

/// <summary>One rollout of a service, and its tasks.</summary>
internal sealed class HeldDeployment(string number, HeldTaskDefinition definition, DateTimeOffset created)
{
    public string Number { get; } = number;

    public string Id => "ecs-svc/" + Number;

    public HeldTaskDefinition Definition => definition;

    public DateTimeOffset Created { get; } = created;

    public DateTimeOffset Updated { get; set; } = created;

    public DateTimeOffset? Finished { get; set; }

    /// <summary>Tasks that have not stopped.</summary>
    public List<HeldTask> Tasks { get; } = [];

    public int FailedTasks { get; set; }

    /// <summary>No task is started before; ECS slows down when tasks keep failing.</summary>
    public DateTimeOffset NotBefore { get; set; } = created;

    public DeploymentRolloutState State { get; private set; } = DeploymentRolloutState.IN_PROGRESS;

    public string Reason { get; private set; } = $"ECS deployment ecs-svc/{number} in progress.";

    /// <summary>Whether its tasks are registered in the second of the service's two target groups.</summary>
    public bool UsesAlternate { get; set; }

    /// <summary>How much of the traffic it is yet to get, and for how long that is watched; null where its share is settled.</summary>
    public Queue<(double Percent, TimeSpan Bake)>? Stages { get; set; }

    /// <summary>Its share does not grow before.</summary>
    public DateTimeOffset NextStage { get; set; } = created;

    /// <summary>The deployment that a failure fell back to.</summary>
    public HeldDeployment? RolledBackTo { get; set; }

    public LaunchType? LaunchType { get; init; }

    public List<CapacityProviderStrategyItem>? Strategy { get; init; }

    public NetworkConfiguration? Network { get; init; }

    public string? PlatformVersion { get; init; }

    public IEnumerable<HeldTask> Staying => Tasks.Where(t => !t.Leaving);

    public void Enter(DeploymentRolloutState state, string reason, DateTimeOffset now)
    {
        State = state;
        Reason = reason;
        Updated = now;
        Finished = state == DeploymentRolloutState.IN_PROGRESS ? null : now;
    }
}
