using System.Text.RegularExpressions;
using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Cyclops.LocalCloud.CloudFormation.Stacks;

namespace Cyclops.LocalCloud.CloudFormation.Operations;

/// <summary>Creating, updating and deleting stacks; the work itself goes on after the answer.</summary>
internal sealed partial class StackOperations(LocalCore core, RegionalState<StackRegion> regions, StackInputs inputs, StackExports exports, StackCreator creator, StackRemover remover, StackUpdater updater)
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
        var policy = StackPolicy.Read(request.StackPolicyBody, request.StackPolicyURL, input.Template);
        var stack = NewStack(request.StackName, call, request.TimeoutInMinutes);
        stack.Token = request.ClientRequestToken;
        stack.OnFailure = request.OnFailure ?? OnFailure.ROLLBACK;
        stack.DisableRollback = request.DisableRollback == true;
        stack.RetainExceptOnCreate = request.RetainExceptOnCreate == true;
        stack.TerminationProtection = request.EnableTerminationProtection == true;
        stack.Policy = policy;
        region.All.Add(stack);
        creator.Create(stack, input, call.Now);
        return new CreateStackResponse { StackId = stack.Id };
    }

    public UpdateStackResponse UpdateStack(UpdateStackRequest request, CallContext call)
    {
        var stack = Existing(request.StackName, call);
        if (request.ClientRequestToken is not null && stack.Token == request.ClientRequestToken)
        {
            return new UpdateStackResponse { StackId = stack.Id };
        }

        CheckUpdatable(stack, request.DisableRollback == true);
        var input = inputs.Read(
            request.TemplateBody, request.TemplateURL, request.UsePreviousTemplate, request.Parameters, request.Tags, request.Capabilities, request.NotificationARNs, request.RoleARN, stack.Input);
        var policy = StackPolicy.Read(request.StackPolicyBody, request.StackPolicyURL, input.Template);
        var during = StackPolicy.Read(request.StackPolicyDuringUpdateBody, request.StackPolicyDuringUpdateURL, input.Template);
        if (ChangePlan.Compute(stack, input, exports).Count == 0 && !ChangePlan.ChangesOutputs(stack, input) && SameTags(stack.Input!.Tags, input.Tags))
        {
            throw AwsErrors.Validation("No updates are to be performed.");
        }

        stack.Token = request.ClientRequestToken;
        stack.DisableRollback = request.DisableRollback == true;
        stack.RetainExceptOnCreate = request.RetainExceptOnCreate == true;
        stack.Policy = policy ?? stack.Policy;
        stack.PolicyDuringUpdate = during;
        foreach (var set in stack.ChangeSets.Values)
        {
            // Computed against what the stack no longer is.
            set.Outcome ??= ExecutionStatus.OBSOLETE;
        }

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

        CheckRetained(stack, request);
        stack.Token = request.ClientRequestToken ?? stack.Token;
        stack.DeletionMode = request.DeletionMode;
        stack.Input = request.RoleARN is { } role && stack.Input is { } input ? input with { RoleArn = role } : stack.Input;
        remover.Delete(stack, request.RetainResources ?? [], call.Now);
        return new DeleteStackResponse();
    }

    /// <summary>A living stack, or the error that AWS gives.</summary>
    public StackState Existing(string? nameOrId, CallContext call) =>
        regions[call].Find(nameOrId) is { IsDeleted: false } stack ? stack : throw AwsErrors.Validation($"Stack [{nameOrId}] does not exist");

    /// <summary>A stack that is no more than a change set to be reviewed.</summary>
    public StackState Review(string name, CallContext call)
    {
        var stack = NewStack(name, call);
        regions[call].All.Add(stack);
        creator.Review(stack, call.Now);
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

    /// <summary>AWS updates a stack that is complete, or, with rollback disabled, one whose last operation failed and was kept.</summary>
    public static void CheckUpdatable(StackState stack, bool disableRollback)
    {
        if (stack.Status == StackStatus.CREATE_FAILED && stack.OnFailure == OnFailure.DO_NOTHING)
        {
            throw AwsErrors.Validation("This stack cannot be updated from [CREATE_FAILED] state because it contains [on-failure: DO_NOTHING]. Please use disable-rollback option instead during stack creation.");
        }

        var fit = stack.Status.Value is "CREATE_COMPLETE" or "UPDATE_COMPLETE" or "UPDATE_ROLLBACK_COMPLETE"
            || (disableRollback && stack.Status.Value is ("CREATE_FAILED" or "UPDATE_FAILED"));
        if (!fit)
        {
            throw AwsErrors.Validation($"Stack:{stack.Id} is in {stack.Status} state and can not be updated.");
        }
    }

    private static void CheckRetained(StackState stack, DeleteStackRequest request)
    {
        var retained = request.RetainResources ?? [];
        if ((retained.Count > 0 || request.DeletionMode == DeletionMode.FORCE_DELETE_STACK) && stack.Status != StackStatus.DELETE_FAILED)
        {
            throw AwsErrors.Validation(
                $"Invalid operation on stack [{stack.Id}]. {(retained.Count > 0 ? "RetainResources" : "DeletionMode FORCE_DELETE_STACK")} can be specified only when the stack is in the DELETE_FAILED state.");
        }

        if (retained.Exists(id => !stack.Resources.TryGetValue(id, out var resource) || resource.Status == ResourceStatus.DELETE_COMPLETE))
        {
            throw AwsErrors.Validation("The specified resources to retain must be in a valid state. Do not specify resources that are in the DELETE_COMPLETE state.");
        }
    }

    public static bool SameTags(List<Tag> a, List<Tag> b) =>
        a.Select(t => (t.Key, t.Value)).OrderBy(t => t.Key, StringComparer.Ordinal).SequenceEqual(b.Select(t => (t.Key, t.Value)).OrderBy(t => t.Key, StringComparer.Ordinal));
}
