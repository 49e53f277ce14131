using Cyclops.Model;

namespace Cyclops.Aws.Ecs;

/// <summary>How ECS rolls a service out. A null member was not in the answer, or is not said.</summary>
/// <param name="Strategy"><c>ROLLING</c>, <c>BLUE_GREEN</c>, <c>CANARY</c> or <c>LINEAR</c>.</param>
/// <param name="MinimumHealthyPercent">Of the desired count, 0 to 100.</param>
/// <param name="MaximumPercent">Of the desired count, 100 to 200.</param>
/// <param name="CircuitBreaker">Whether ECS gives up a rollout whose tasks fail, and goes back.</param>
/// <param name="Alarms">Names of alarms that make it do so; empty: none.</param>
/// <param name="BakeMinutes">How long old tasks stay after all traffic has moved.</param>
/// <param name="StepPercent">The traffic of a canary, or of each linear step.</param>
/// <param name="StepBakeMinutes">How long the canary, or each step, is watched.</param>
public sealed record EcsDeploymentConfiguration(
    string? Strategy,
    int? MinimumHealthyPercent,
    int? MaximumPercent,
    bool? CircuitBreaker,
    EquatableList<string>? Alarms,
    int? BakeMinutes = null,
    double? StepPercent = null,
    int? StepBakeMinutes = null)
{
    /// <summary>Tasks are replaced where they are.</summary>
    public const string Rolling = "ROLLING";

    public const string BlueGreen = "BLUE_GREEN";
    public const string Canary = "CANARY";
    public const string Linear = "LINEAR";

    /// <summary>Whether old and new tasks stand side by side, and traffic moves between them.</summary>
    public bool MovesTraffic => Strategy is BlueGreen or Canary or Linear;
}
