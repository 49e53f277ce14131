namespace Cyclops.Model.Manifests;

/// <summary>How a change of an app is rolled out.</summary>
/// <param name="Strategy">In which way copies are replaced. Default rolling.</param>
/// <param name="MinHealthyPercent">Of the desired copies, 0 to 100. Default 100; 0 where they are all stopped first.</param>
/// <param name="MaxPercent">Of the desired copies, 100 to 200. Default 200; 100 where they are all stopped first.</param>
/// <param name="DeregistrationDelay">How long connections drain before a copy stops, 0 s to 3,600 s. Default 30 s.</param>
/// <param name="CircuitBreaker">Whether ECS gives up a failing rollout and goes back. Default true.</param>
/// <param name="Alarms">Names of CloudWatch alarms that make ECS give up a rollout and go back. Default none.</param>
/// <param name="Timeout">After which a rollout that has not settled is reported as degraded, beside the time that it waits by itself. Default 15 minutes.</param>
public sealed record RolloutSpec(
    RolloutStrategy Strategy,
    int MinHealthyPercent,
    int MaxPercent,
    TimeSpan DeregistrationDelay,
    bool CircuitBreaker,
    EquatableList<string> Alarms,
    TimeSpan Timeout)
{
    /// <summary>How traffic moves; null where copies are replaced in place.</summary>
    public RolloutShift? Shift { get; init; }
}
