using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Cyclops.LocalCloud.CloudFormation.Stacks;

namespace Cyclops.LocalCloud.CloudFormation.Operations;

/// <summary>Change sets: what an update (or a creation) would do, and doing just that.</summary>
internal sealed class ChangeSetOperations(
    LocalCore core, RegionalState<StackRegion> regions, StackInputs inputs, StackExports exports, StackOperations stacks, StackRunner runner, StackUpdater updater)
{
    public CreateChangeSetResponse CreateChangeSet(CreateChangeSetRequest request, CallContext call)
    {
        var type = request.ChangeSetType ?? ChangeSetType.UPDATE;
        var stack = regions[call].Find(request.StackName) is { IsDeleted: false } found ? found : null;
        CheckStack(request, type, stack);
        if (stack?.ChangeSets.ContainsKey(request.ChangeSetName) == true)
        {
            throw new AlreadyExistsException($"ChangeSet {request.ChangeSetName} cannot be created due to a mismatch with existing attribute");
        }

        var input = inputs.Read(
            request.TemplateBody, request.TemplateURL, request.UsePreviousTemplate, request.Parameters, request.Tags, request.Capabilities, request.NotificationARNs, request.RoleARN, stack?.Input);
        stack ??= stacks.Review(request.StackName, call);

        var changes = ChangePlan.Compute(stack, input, exports);
        var empty = type == ChangeSetType.UPDATE && changes.Count == 0 && !ChangePlan.ChangesOutputs(stack, input) && StackOperations.SameTags(stack.Input!.Tags, input.Tags);
        var set = new ChangeSetState(
            call.Arn("cloudformation", $"changeSet/{request.ChangeSetName}/{core.Ids.Uuid()}"), request.ChangeSetName, request.Description, type, input, changes,
            call.Now, call.Now + core.Options.Delays.StackResource, empty);
        stack.ChangeSets.Add(set.Name, set);
        return new CreateChangeSetResponse { Id = set.Id, StackId = stack.Id };
    }

    public DescribeChangeSetResponse DescribeChangeSet(DescribeChangeSetRequest request, CallContext call)
    {
        var (stack, set) = Locate(request.StackName, request.ChangeSetName, call);
        var page = Paging.Cut(set.Changes.Select((c, i) => (Change: c, Key: Paging.Key(i))), c => c.Key, request.NextToken, 100, () => AwsErrors.Validation("The specified NextToken is invalid."));
        return new DescribeChangeSetResponse
        {
            ChangeSetId = set.Id,
            ChangeSetName = set.Name,
            StackId = stack.Id,
            StackName = stack.Name,
            Description = set.Description,
            Parameters = [.. set.Input.Parameters.Select(p => new Parameter { ParameterKey = p.Key, ParameterValue = set.Input.Template.Parameters[p.Key].NoEcho ? "****" : p.Value })],
            CreationTime = set.Created.UtcDateTime,
            Status = set.Status(call.Now),
            StatusReason = set.Reason(call.Now),
            ExecutionStatus = set.Execution(call.Now),
            NotificationARNs = set.Input.NotificationArns,
            RollbackConfiguration = new RollbackConfiguration(),
            Capabilities = set.Input.Capabilities,
            Tags = set.Input.Tags,
            Changes = [.. page.Items.Select(c => c.Change)],
            NextToken = page.Next,
            IncludeNestedStacks = false,
        };
    }

    public ExecuteChangeSetResponse ExecuteChangeSet(ExecuteChangeSetRequest request, CallContext call)
    {
        var (stack, set) = Locate(request.StackName, request.ChangeSetName, call);
        if (set.Execution(call.Now) != ExecutionStatus.AVAILABLE)
        {
            throw new InvalidChangeSetStatusException($"ChangeSet [{set.Id}] cannot be executed in its current status of [{set.Status(call.Now)}]");
        }

        stack.Token = request.ClientRequestToken;
        if (request.DisableRollback == true)
        {
            stack.OnFailure = OnFailure.DO_NOTHING;
        }

        if (set.Type == ChangeSetType.CREATE)
        {
            runner.Create(stack, set.Input, call.Now);
        }
        else
        {
            StackOperations.CheckUpdatable(stack);
            updater.Update(stack, set.Input, call.Now);
        }

        // The others were computed against what the stack no longer is.
        stack.ChangeSets.Clear();
        return new ExecuteChangeSetResponse();
    }

    public DeleteChangeSetResponse DeleteChangeSet(DeleteChangeSetRequest request, CallContext call)
    {
        var (stack, set) = Locate(request.StackName, request.ChangeSetName, call);
        stack.ChangeSets.Remove(set.Name);
        return new DeleteChangeSetResponse();
    }

    public ListChangeSetsResponse ListChangeSets(ListChangeSetsRequest request, CallContext call)
    {
        var stack = stacks.Existing(request.StackName, call);
        return new ListChangeSetsResponse
        {
            Summaries = [.. stack.ChangeSets.Values.Select(set => new ChangeSetSummary
            {
                StackId = stack.Id,
                StackName = stack.Name,
                ChangeSetId = set.Id,
                ChangeSetName = set.Name,
                Description = set.Description,
                CreationTime = set.Created.UtcDateTime,
                Status = set.Status(call.Now),
                StatusReason = set.Reason(call.Now),
                ExecutionStatus = set.Execution(call.Now),
            })],
        };
    }

    /// <summary>A change set of a stack, by name or id.</summary>
    public static ChangeSetState Find(StackState stack, string nameOrId) =>
        stack.ChangeSets.Values.FirstOrDefault(c => c.Name == nameOrId || c.Id == nameOrId)
        ?? throw new ChangeSetNotFoundException($"ChangeSet [{nameOrId}] does not exist");

    private static void CheckStack(CreateChangeSetRequest request, ChangeSetType type, StackState? stack)
    {
        if (type == ChangeSetType.CREATE)
        {
            StackOperations.CheckName(request.StackName);
            if (stack is not null && stack.Status != StackStatus.REVIEW_IN_PROGRESS)
            {
                throw AwsErrors.Validation($"Stack [{stack.Name}] already exists and cannot be created again with the changeSet [{request.ChangeSetName}].");
            }

            return;
        }

        if (type != ChangeSetType.UPDATE)
        {
            throw AwsErrors.Validation($"The local cloud serves change sets of type CREATE and UPDATE, not {type}");
        }

        if (stack is null)
        {
            throw AwsErrors.Validation($"Stack [{request.StackName}] does not exist");
        }

        StackOperations.CheckUpdatable(stack);
    }

    private (StackState Stack, ChangeSetState Set) Locate(string? stackName, string changeSet, CallContext call)
    {
        if (stackName is not null)
        {
            var named = stacks.Existing(stackName, call);
            return (named, Find(named, changeSet));
        }

        return regions[call].Living.SelectMany(s => s.ChangeSets.Values.Select(c => (Stack: s, Set: c))).FirstOrDefault(x => x.Set.Id == changeSet) is { Stack: not null } found
            ? found
            : throw new ChangeSetNotFoundException($"ChangeSet [{changeSet}] does not exist");
    }
}
