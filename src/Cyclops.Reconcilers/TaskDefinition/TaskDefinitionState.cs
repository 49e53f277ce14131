using Cyclops.Aws.Ecs;

namespace Cyclops.Reconcilers.TaskDefinition;

/// <summary>A task definition as found.</summary>
/// <param name="Family">Its family.</param>
/// <param name="Definition">Null when its family alone tells that it is as wanted, and it was not read.</param>
public sealed record TaskDefinitionState(string Family, EcsTaskDefinition? Definition);
