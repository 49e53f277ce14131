using Cyclops.Aws.CloudFormation;
using Cyclops.Model;

namespace Cyclops.Reconcilers.PlatformStack;

/// <summary>What is to be done with the platform's stack, and why.</summary>
/// <param name="Template">What is wanted.</param>
/// <param name="Tags">Tags of the stack and of all that is in it.</param>
/// <param name="Found">What is there; null: nothing.</param>
/// <param name="Changes">Resource by resource.</param>
/// <param name="Reason">Why it is stuck, or waited for; null: nothing to say.</param>
/// <param name="WayOut">What a person has to do first; null: nothing.</param>
public sealed record PlatformStackPlan(
    PlatformStackTemplate Template,
    EquatableMap<string> Tags,
    CloudStack? Found,
    PlatformStackStep Step,
    EquatableList<PlatformResourceChange> Changes,
    string? Reason = null,
    string? WayOut = null)
{
    /// <summary>Whether it would call AWS to change something.</summary>
    public bool Mutates => Step is PlatformStackStep.Create or PlatformStackStep.Update;
}
