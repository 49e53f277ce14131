using Cyclops.Model;

namespace Cyclops.Aws.Ecs;

/// <summary>How ECS rolls a service out. A null member was not in the answer.</summary>
/// <param name="MinimumHealthyPercent">Of the desired count, 0 to 100.</param>
/// <param name="MaximumPercent">Of the desired count, 100 to 200.</param>
/// <param name="CircuitBreaker">Whether ECS gives up a rollout whose tasks fail, and goes back.</param>
/// <param name="Alarms">Names of alarms that make it do so; empty: none.</param>
public sealed record EcsDeploymentConfiguration(
    int? MinimumHealthyPercent,
    int? MaximumPercent,
    bool? CircuitBreaker,
    EquatableList<string>? Alarms);
