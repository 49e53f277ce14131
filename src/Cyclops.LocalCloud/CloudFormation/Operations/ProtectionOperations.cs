using Amazon.CloudFormation.Model;
using Cyclops.LocalCloud.CloudFormation.Stacks;

namespace Cyclops.LocalCloud.CloudFormation.Operations;

/// <summary>What keeps a stack from being deleted and its resources from being updated.</summary>
internal sealed class ProtectionOperations(StackOperations stacks)
{
    public UpdateTerminationProtectionResponse UpdateTerminationProtection(UpdateTerminationProtectionRequest request, CallContext call)
    {
        var stack = stacks.Existing(request.StackName, call);
        stack.TerminationProtection = request.EnableTerminationProtection == true;
        return new UpdateTerminationProtectionResponse { StackId = stack.Id };
    }

    public SetStackPolicyResponse SetStackPolicy(SetStackPolicyRequest request, CallContext call)
    {
        var stack = stacks.Existing(request.StackName, call);
        stack.Policy = StackPolicy.Read(request.StackPolicyBody, request.StackPolicyURL, stack.Template)
            ?? throw AwsErrors.Validation("Either StackPolicyBody or StackPolicyURL must be specified.");
        return new SetStackPolicyResponse();
    }

    public GetStackPolicyResponse GetStackPolicy(GetStackPolicyRequest request, CallContext call) =>
        new() { StackPolicyBody = stacks.Existing(request.StackName, call).Policy?.Text };
}
