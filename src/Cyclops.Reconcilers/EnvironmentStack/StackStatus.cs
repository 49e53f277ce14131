using Cyclops.Model.Outcomes;

namespace Cyclops.Reconcilers.EnvironmentStack;

/// <summary>What a stack's status means. Source: AWS CloudFormation User Guide, "Stack status codes".</summary>
internal static class StackStatus
{
    /// <summary>It is to be made by a change set, and nothing is in it.</summary>
    public const string InReview = "REVIEW_IN_PROGRESS";

    /// <summary>A change failed and was undone.</summary>
    public const string RolledBack = "UPDATE_ROLLBACK_COMPLETE";

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    public static bool IsInProgress(string status) =>
        status.EndsWith("_IN_PROGRESS", StringComparison.Ordinal) && status != InReview;

    /// <summary>Whether it is on its way to being made for the first time: nothing within it can be there.</summary>
    public static bool IsBeingMade(string status) => status is "CREATE_IN_PROGRESS" or InReview or "ROLLBACK_IN_PROGRESS" || NeverWas(status);

    /// <summary>Whether it could not be made for the first time: nothing is in it that anybody uses.</summary>
    public static bool NeverWas(string status) => status is "CREATE_FAILED" or "ROLLBACK_COMPLETE" or "ROLLBACK_FAILED";

    public static bool IsFailed(string status) => NeverWas(status)
        || status is "UPDATE_FAILED" or RolledBack or "UPDATE_ROLLBACK_FAILED" or "DELETE_FAILED" or "IMPORT_ROLLBACK_FAILED";

    /// <summary>
    /// Whether its drift can be detected. Source: AWS CloudFormation User Guide, "Detect drift on an entire CloudFormation stack"; of the
    /// statuses there, one that is a failure has other troubles.
    /// </summary>
    public static bool IsComparable(string status) => status is "CREATE_COMPLETE" or "UPDATE_COMPLETE" or RolledBack;

    /// <summary>The way out of a status; null when a change can be made, or nobody but a person can tell what is to be done.</summary>
    /// <param name="status">CloudFormation's word.</param>
    /// <param name="isSameTemplate">Whether it failed with the template that is wanted now: trying that again is for a person to decide.</param>
    public static WayOut? WayOutOf(string status, bool isSameTemplate) => status switch
    {
        InReview => WayOut.MakeAgain,
        _ when NeverWas(status) => isSameTemplate ? null : WayOut.MakeAgain,
        "UPDATE_FAILED" => WayOut.RollBack,
        "UPDATE_ROLLBACK_FAILED" => WayOut.ContinueRollback,
        _ => null,
    };

    public static Outcome Outcome(EnvironmentStackState state)
    {
        var (stack, failure) = (state.Stack, state.Failure ?? state.Stack.StatusReason ?? "CloudFormation gives no reason");
        if (state.ChangeSet is { IsPending: true })
        {
            return new Outcome.Progressing("ChangeSetInProgress", $"stack {stack.Name}: CloudFormation works out what a change would do", Look, IsPrepared: true);
        }

        return stack.Status switch
        {
            "CREATE_COMPLETE" or "UPDATE_COMPLETE" or "IMPORT_COMPLETE" or "IMPORT_ROLLBACK_COMPLETE" => Model.Outcomes.Outcome.Converged.Instance,
            RolledBack => Stalled($"its last change was rolled back: {failure}; mend the environment's manifest and commit, or, when the cause lies elsewhere and is mended, write another `retry` there"),
            _ when NeverWas(stack.Status) => Stalled($"it could not be made: {failure}; mend the environment's manifest and commit, or, when the cause lies elsewhere and is mended, delete the stack: it is made again"),
            "UPDATE_ROLLBACK_FAILED" => Stalled($"its change failed, and so did going back: {failure}; mend that, and it is tried again"),
            "UPDATE_FAILED" => Stalled($"its change failed and was not undone: {failure}"),
            "DELETE_FAILED" => Stalled($"somebody deleted it, and not all of it went: {failure}; what is left is not touched. Remove what is in the way and delete the stack again: it is made anew, and what it held is not in it"),
            "IMPORT_ROLLBACK_FAILED" => Stalled($"somebody imported resources into it, which failed, and so did going back: {failure}; end that with CloudFormation's console"),
            _ when IsInProgress(stack.Status) => new Outcome.Progressing("StackInProgress", $"stack {stack.Name} is {stack.Status}{Text(state.Progress)}", Look),
            _ => new Outcome.Failed("StackStatusUnknown", $"stack {stack.Name} is {stack.Status}, which is not known here"),
        };

        Outcome.Stalled Stalled(string message) => new("StackFailed", $"stack {stack.Name} is {stack.Status}: {message}");
    }

    private static string Text(string? progress) => progress is null ? "" : $": {progress}";
}
