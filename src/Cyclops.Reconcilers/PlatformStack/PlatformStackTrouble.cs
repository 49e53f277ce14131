using Cyclops.Aws.CloudFormation;

namespace Cyclops.Reconcilers.PlatformStack;

/// <summary>What a person has to do about a platform's stack that cannot be changed.</summary>
internal static class PlatformStackTrouble
{
    /// <param name="stack">The stack.</param>
    /// <param name="reason">What failed first; null: CloudFormation does not say.</param>
    /// <returns>Null when it can be changed as it is.</returns>
    /// <remarks>Source: AWS CloudFormation User Guide, "Stack status codes".</remarks>
    public static string? WayOut(CloudStack stack, string? reason) => stack.Status switch
    {
        "CREATE_FAILED" or "ROLLBACK_COMPLETE" or "ROLLBACK_FAILED" or "REVIEW_IN_PROGRESS" => $"{Cause(reason)}Then remove what was made of it, and run this again: {Command(stack, "update-termination-protection", "--no-enable-termination-protection")} && {Command(stack, "delete-stack")}",
        "UPDATE_FAILED" => $"{Cause(reason)}Then undo the change, and run this again: {Command(stack, "rollback-stack")}",
        "UPDATE_ROLLBACK_FAILED" => $"{Cause(reason)}Then let it go on, and run this again: {Command(stack, "continue-update-rollback")}",
        "DELETE_FAILED" => $"Somebody deleted it and not all of it went. {Cause(reason)}Then delete it again, and run this again: {Command(stack, "delete-stack")}",
        _ => null,
    };

    private static string Cause(string? reason) => reason?.Contains("already exist", StringComparison.OrdinalIgnoreCase) == true
        ? "Something of its name is there already, perhaps the bucket of an earlier stack, which is kept: remove it, or choose another name for the platform. "
        : "Mend what failed. ";

    private static string Command(CloudStack stack, string command, string? option = null) =>
        $"aws cloudformation {command} --stack-name {stack.Name}{(option is null ? "" : $" {option}")}";
}
