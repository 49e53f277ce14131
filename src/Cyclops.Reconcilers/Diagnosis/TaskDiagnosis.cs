using Cyclops.Aws.Ecs;

namespace Cyclops.Reconcilers.Diagnosis;

/// <summary>A task and why it is no more.</summary>
/// <param name="Task">It, as ECS gives it.</param>
/// <param name="Why">Why it stopped, fit to be shown; null while it runs.</param>
public sealed record TaskDiagnosis(EcsTask Task, string? Why);
