using Cyclops.Model.Outcomes;

namespace Cyclops.Reconcilers.EnvironmentStack;

/// <summary>What a stack's status means. Source: AWS CloudFormation User Guide, "Stack status codes".</summary>
internal static class StackStatus
{
    /// <summary>A change failed and was undone.</summary>
    public const string RolledBack = "UPDATE_ROLLBACK_COMPLETE";

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    public static bool IsInProgress(string status) =>
        status.EndsWith("_IN_PROGRESS", StringComparison.Ordinal) && status != "REVIEW_IN_PROGRESS";

    /// <summary>Whether it is on its way to being made for the first time: nothing within it can be there.</summary>
    public static bool IsBeingMade(string status) => status is "CREATE_IN_PROGRESS" or "REVIEW_IN_PROGRESS";

    public static bool IsFailed(string status) => status is "CREATE_FAILED" or "ROLLBACK_COMPLETE" or "ROLLBACK_FAILED"
        or "UPDATE_FAILED" or RolledBack or "UPDATE_ROLLBACK_FAILED" or "DELETE_FAILED";

    public static Outcome Outcome(EnvironmentStackState state)
    {
        var (stack, failure) = (state.Stack, state.Failure ?? state.Stack.StatusReason ?? "CloudFormation gives no reason");
        return stack.Status switch
        {
            "CREATE_COMPLETE" or "UPDATE_COMPLETE" or "IMPORT_COMPLETE" => Model.Outcomes.Outcome.Converged.Instance,
            RolledBack => Stalled($"its last change was rolled back: {failure}; mend the environment's manifest and commit"),
            "ROLLBACK_COMPLETE" or "CREATE_FAILED" or "ROLLBACK_FAILED" => Stalled($"it could not be made: {failure}; delete the stack and it is made again"),
            "UPDATE_ROLLBACK_FAILED" => Stalled($"its change failed, and so did going back: {failure}; use ContinueUpdateRollback"),
            "DELETE_FAILED" => Stalled($"it was being deleted and could not be: {failure}; delete what is in the way"),
            "REVIEW_IN_PROGRESS" => Stalled("it is an empty shell that waits for a change set; delete it and it is made"),
            _ when IsInProgress(stack.Status) => new Outcome.Progressing("StackInProgress", $"stack {stack.Name} is {stack.Status}", Look),
            _ => new Outcome.Failed("StackStatusUnknown", $"stack {stack.Name} is {stack.Status}, which is not known here"),
        };

        Outcome.Stalled Stalled(string message) => new("StackFailed", $"stack {stack.Name} is {stack.Status}: {message}");
    }
}
