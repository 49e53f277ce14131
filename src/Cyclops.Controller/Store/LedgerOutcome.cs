namespace Cyclops.Controller.Store;

/// <summary>What became of a step.</summary>
/// <param name="Intent">Number of the intent.</param>
/// <param name="Outcome">Name of the outcome: <c>Converged</c>; <c>Interrupted</c> when nobody was there to see it.</param>
public sealed record LedgerOutcome(long Intent, DateTimeOffset At, string Outcome, string Reason, string Message)
{
    /// <summary>The step may have been made or not; the next visit looks and finishes it.</summary>
    public static LedgerOutcome Interrupted(long intent, DateTimeOffset at) =>
        new(intent, at, "Interrupted", "Interrupted", "the controller stopped before an answer came; the next visit looks what AWS has and goes on from there");
}
