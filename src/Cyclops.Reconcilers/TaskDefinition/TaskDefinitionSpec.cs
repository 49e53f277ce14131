using Cyclops.Model;

namespace Cyclops.Reconcilers.TaskDefinition;

/// <summary>What an app's tasks are made of.</summary>
/// <param name="FamilyPrefix">The family is this and a hash of everything else: equal content is the same family.</param>
/// <param name="NetworkMode"><c>bridge</c> or <c>awsvpc</c>.</param>
/// <param name="Cpu">Task-level CPU units on Fargate; null on EC2.</param>
/// <param name="Memory">Task-level MiB on Fargate; null on EC2.</param>
/// <param name="ExecutionRole">ARN of the role that ECS starts tasks with.</param>
/// <param name="TaskRole">ARN of the role that the containers have; null: none.</param>
/// <param name="Containers">All of them, without what others give them and with their images as the manifest writes them.</param>
/// <param name="Images">What each container runs, by its name: its image, with the digest where that is looked up.</param>
/// <param name="Secrets">References to secrets by container and variable: those that the manifest names, and those of the app's backends.</param>
/// <param name="Variables">Plain variables by container that the app's backends give.</param>
/// <param name="HasRelease">Whether a task of it runs before the service does: the wanted one counts as soon as it is registered.</param>
public sealed record TaskDefinitionSpec(
    string FamilyPrefix,
    string NetworkMode,
    int? Cpu,
    int? Memory,
    Input ExecutionRole,
    Input? TaskRole,
    Input LogGroup,
    EquatableList<Aws.Ecs.EcsContainer> Containers,
    EquatableMap<Input> Images,
    EquatableMap<EquatableMap<Input>> Secrets,
    EquatableMap<EquatableMap<Input>> Variables,
    bool HasRelease)
{
    public bool IsFargate => NetworkMode == "awsvpc";
}
