using System.Text.RegularExpressions;
using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Cyclops.LocalCloud.CloudFormation.Stacks;

namespace Cyclops.LocalCloud.CloudFormation.Operations;

/// <summary>Creating, updating and deleting stacks; the work itself goes on after the answer.</summary>
internal sealed partial class StackOperations(LocalCore core, RegionalState<StackRegion> regions, StackInputs inputs, StackExports exports, StackRunner runner, StackUpdater updater, StackJournal journal)
{
    [GeneratedRegex("^[a-zA-Z][-a-zA-Z0-9]{0,127}$", RegexOptions.None, 1000)]
    private static partial Regex StackName();

    public CreateStackResponse CreateStack(CreateStackRequest request, CallContext call)
    {
        CheckName(request.StackName);
        var region = regions[call];
        if (region.Find(request.StackName) is { } existing)
        {
            return request.ClientRequestToken is not null && existing.Token == request.ClientRequestToken
                ? new CreateStackResponse { StackId = existing.Id }
                : throw new AlreadyExistsException($"Stack [{request.StackName}] already exists");
        }

        if (request.DisableRollback is not null && request.OnFailure is not null)
        {
            throw AwsErrors.Validation("You can specify either DisableRollback or OnFailure, but not both.");
        }

        var input = inputs.Read(request.TemplateBody, request.TemplateURL, null, request.Parameters, request.Tags, request.Capabilities, request.NotificationARNs, request.RoleARN, null);
        var stack = NewStack(request.StackName, call, request.TimeoutInMinutes);
        stack.Token = request.ClientRequestToken;
        stack.OnFailure = request.DisableRollback == true ? OnFailure.DO_NOTHING : request.OnFailure ?? OnFailure.ROLLBACK;
        stack.TerminationProtection = request.EnableTerminationProtection == true;
        stack.Policy = request.StackPolicyBody;
        region.All.Add(stack);
        runner.Create(stack, input, call.Now);
        return new CreateStackResponse { StackId = stack.Id };
    }

    public UpdateStackResponse UpdateStack(UpdateStackRequest request, CallContext call)
    {
        var stack = Existing(request.StackName, call);
        if (request.ClientRequestToken is not null && stack.Token == request.ClientRequestToken)
        {
            return new UpdateStackResponse { StackId = stack.Id };
        }

        CheckUpdatable(stack);
        var input = inputs.Read(
            request.TemplateBody, request.TemplateURL, request.UsePreviousTemplate, request.Parameters, request.Tags, request.Capabilities, request.NotificationARNs, request.RoleARN, stack.Input);
        if (ChangePlan.Compute(stack, input, exports).Count == 0 && !ChangePlan.ChangesOutputs(stack, input) && SameTags(stack.Input!.Tags, input.Tags))
        {
            throw AwsErrors.Validation("No updates are to be performed.");
        }

        stack.Token = request.ClientRequestToken;
        updater.Update(stack, input, call.Now);
        return new UpdateStackResponse { StackId = stack.Id };
    }

    public DeleteStackResponse DeleteStack(DeleteStackRequest request, CallContext call)
    {
        if (regions[call].Find(request.StackName) is not { IsDeleted: false } stack || stack.Status == StackStatus.DELETE_IN_PROGRESS)
        {
            return new DeleteStackResponse();
        }

        if (stack.TerminationProtection)
        {
            throw AwsErrors.Validation($"Stack [{stack.Name}] cannot be deleted while TerminationProtection is enabled");
        }

        if (stack.IsBusy && stack.Status != StackStatus.CREATE_IN_PROGRESS)
        {
            throw AwsErrors.Validation($"Stack [{stack.Id}] cannot be deleted while in status {stack.Status}");
        }

        if (request.RetainResources is { Count: > 0 } && stack.Status != StackStatus.DELETE_FAILED)
        {
            throw AwsErrors.Validation($"Stack [{stack.Name}] is not in DELETE_FAILED state: only then resources can be retained");
        }

        stack.Token = request.ClientRequestToken ?? stack.Token;
        runner.Delete(stack, request.RetainResources ?? [], call.Now);
        return new DeleteStackResponse();
    }

    public UpdateTerminationProtectionResponse UpdateTerminationProtection(UpdateTerminationProtectionRequest request, CallContext call)
    {
        var stack = Existing(request.StackName, call);
        stack.TerminationProtection = request.EnableTerminationProtection == true;
        return new UpdateTerminationProtectionResponse { StackId = stack.Id };
    }

    public SetStackPolicyResponse SetStackPolicy(SetStackPolicyRequest request, CallContext call)
    {
        Existing(request.StackName, call).Policy = request.StackPolicyBody;
        return new SetStackPolicyResponse();
    }

    public GetStackPolicyResponse GetStackPolicy(GetStackPolicyRequest request, CallContext call) =>
        new() { StackPolicyBody = Existing(request.StackName, call).Policy };

    /// <summary>A living stack, or the error that AWS gives.</summary>
    public StackState Existing(string? nameOrId, CallContext call) =>
        regions[call].Find(nameOrId) is { IsDeleted: false } stack ? stack : throw AwsErrors.Validation($"Stack [{nameOrId}] does not exist");

    /// <summary>A stack that is no more than a change set to be reviewed.</summary>
    public StackState Review(string name, CallContext call)
    {
        var stack = NewStack(name, call);
        regions[call].All.Add(stack);
        journal.Stack(stack, StackStatus.REVIEW_IN_PROGRESS, call.Now, "User Initiated");
        return stack;
    }

    private StackState NewStack(string name, CallContext call, int? timeout = null) =>
        new(call.Arn("cloudformation", $"stack/{name}/{core.Ids.Uuid()}"), name, call.Account, call.Region, call.Now) { TimeoutInMinutes = timeout };

    public static void CheckName(string? name)
    {
        if (name is null || !StackName().IsMatch(name))
        {
            throw AwsErrors.Validation($"1 validation error detected: Value '{name}' at 'stackName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*");
        }
    }

    public static void CheckUpdatable(StackState stack)
    {
        if (stack.Status.Value is not ("CREATE_COMPLETE" or "UPDATE_COMPLETE" or "UPDATE_ROLLBACK_COMPLETE"))
        {
            throw AwsErrors.Validation($"Stack:{stack.Id} is in {stack.Status} state and can not be updated.");
        }
    }

    public static bool SameTags(List<Tag> a, List<Tag> b) =>
        a.Select(t => (t.Key, t.Value)).OrderBy(t => t.Key, StringComparer.Ordinal).SequenceEqual(b.Select(t => (t.Key, t.Value)).OrderBy(t => t.Key, StringComparer.Ordinal));
}
