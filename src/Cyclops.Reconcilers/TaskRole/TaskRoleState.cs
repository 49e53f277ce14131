using Cyclops.Aws.Iam;

namespace Cyclops.Reconcilers.TaskRole;

/// <summary>A role of an app's tasks as found.</summary>
/// <param name="Role">The role, with its tags.</param>
/// <param name="Policy">What it may do; empty: nothing, null: that was not looked at.</param>
public sealed record TaskRoleState(IamRole Role, string? Policy)
{
    /// <summary>Hash of the policy that was set last; missing while that is not finished.</summary>
    public const string AppliedTag = "cyclops:applied";

    /// <summary>Hash of the policy that was set last; empty: none was.</summary>
    public string Applied => Role.Tags!.TryGetValue(AppliedTag, out var text) ? text : "";
}
