using Amazon.CloudFormation.Model;
using Cyclops.LocalCloud.Faults;

namespace Cyclops.LocalCloud.CloudFormation.Stacks;

/// <summary>Works out what a change set would do, or fails at it as a script says: a fault of <c>cloudformation:ChangeSet</c>, which sees the stack's name.</summary>
internal sealed class ChangeSetWork(StackExports exports, FaultPlan faults)
{
    public List<Change> Changes(StackState stack, StackInput input) => ChangePlan.Compute(stack, input, exports);

    /// <summary>Why working it out fails; null when it does not.</summary>
    public string? Failure(StackState stack) =>
        faults.Take("cloudformation:ChangeSet", stack.Name) is { } fault ? fault.Message ?? $"scripted fault {fault.Code}" : null;
}
