using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Cyclops.LocalCloud.CloudFormation.Stacks;

namespace Cyclops.LocalCloud.CloudFormation.Operations;

/// <summary>The ways out of an update that goes wrong: cancelling it, rolling it back, and going on with a rollback that failed.</summary>
internal sealed class RecoveryOperations(StackOperations stacks, StackUpdater updater, UpdateRollback rollback)
{
    public CancelUpdateStackResponse CancelUpdateStack(CancelUpdateStackRequest request, CallContext call)
    {
        var stack = stacks.Existing(request.StackName, call);
        if (stack.Status != StackStatus.UPDATE_IN_PROGRESS)
        {
            throw AwsErrors.Validation("CancelUpdateStack cannot be called from current stack status");
        }

        stack.Token = request.ClientRequestToken ?? stack.Token;
        updater.GoBack(stack, call.Now, "User Initiated");
        return new CancelUpdateStackResponse();
    }

    public RollbackStackResponse RollbackStack(RollbackStackRequest request, CallContext call)
    {
        var stack = stacks.Existing(request.StackName, call);
        if (IsRepeated(stack, request.ClientRequestToken))
        {
            return new RollbackStackResponse { StackId = stack.Id };
        }

        if (stack.Status.Value is not ("CREATE_FAILED" or "UPDATE_FAILED"))
        {
            throw AwsErrors.Validation("RollbackStack cannot be called from current stack status");
        }

        Take(stack, request.ClientRequestToken, request.RoleARN);
        stack.RetainExceptOnCreate = request.RetainExceptOnCreate == true;
        updater.GoBack(stack, call.Now, "User Initiated");
        return new RollbackStackResponse { StackId = stack.Id };
    }

    public ContinueUpdateRollbackResponse ContinueUpdateRollback(ContinueUpdateRollbackRequest request, CallContext call)
    {
        var stack = stacks.Existing(request.StackName, call);
        if (IsRepeated(stack, request.ClientRequestToken))
        {
            return new ContinueUpdateRollbackResponse();
        }

        if (stack.Status != StackStatus.UPDATE_ROLLBACK_FAILED)
        {
            throw AwsErrors.Validation("ContinueUpdateRollback cannot be called from current stack status");
        }

        // AWS: only what failed in the rollback itself can be skipped.
        var skipped = (request.ResourcesToSkip ?? []).Distinct(StringComparer.Ordinal).ToList();
        var unfit = skipped.Where(id => !stack.Update!.Pending.ContainsKey(id) || stack.Resources[id].Status != ResourceStatus.UPDATE_FAILED).ToList();
        if (unfit.Count > 0)
        {
            throw AwsErrors.Validation($"The following resources to skip are not in the UPDATE_FAILED state of this rollback: [{string.Join(", ", unfit)}]");
        }

        Take(stack, request.ClientRequestToken, request.RoleARN);
        rollback.Continue(stack, skipped, call.Now);
        return new ContinueUpdateRollbackResponse();
    }

    private static bool IsRepeated(StackState stack, string? token) => token is not null && stack.Token == token;

    private static void Take(StackState stack, string? token, string? role)
    {
        stack.Token = token ?? stack.Token;
        stack.Input = role is null ? stack.Input : stack.Input! with { RoleArn = role };
    }
}
