using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Cyclops.LocalCloud.CloudFormation.Stacks;

namespace Cyclops.LocalCloud.CloudFormation.Operations;

/// <summary>Change sets: what an update (or a creation) would do, and doing just that.</summary>
internal sealed class ChangeSetOperations(
    LocalCore core, RegionalState<StackRegion> regions, StackInputs inputs, ChangeSetWork work, StackOperations stacks, StackCreator creator, StackUpdater updater)
{
    private const int PageSize = 100;

    public CreateChangeSetResponse CreateChangeSet(CreateChangeSetRequest request, CallContext call)
    {
        var type = request.ChangeSetType ?? ChangeSetType.UPDATE;
        var stack = regions[call].Find(request.StackName) is { IsDeleted: false } found ? found : null;
        CheckStack(request, type, stack);
        if (stack?.ChangeSets.TryGetValue(request.ChangeSetName, out var existing) == true)
        {
            if (request.ClientToken is not null && existing.Token == request.ClientToken)
            {
                return new CreateChangeSetResponse { Id = existing.Id, StackId = stack.Id };
            }

            throw new AlreadyExistsException($"ChangeSet {request.ChangeSetName} cannot be created due to a mismatch with existing attribute");
        }

        var input = inputs.Read(
            request.TemplateBody, request.TemplateURL, request.UsePreviousTemplate, request.Parameters, request.Tags, request.Capabilities, request.NotificationARNs, request.RoleARN, stack?.Input);
        CheckFailure(request.OnStackFailure, type);
        stack ??= stacks.Review(request.StackName, call);

        var changes = work.Changes(stack, input);
        var empty = type == ChangeSetType.UPDATE && changes.Count == 0 && !ChangePlan.ChangesOutputs(stack, input) && StackOperations.SameTags(stack.Input!.Tags, input.Tags);
        var set = new ChangeSetState(
            call.Arn("cloudformation", $"changeSet/{request.ChangeSetName}/{core.Ids.Uuid()}"), request.ChangeSetName, request.Description, type, input, changes,
            call.Now, call.Now + core.Options.Delays.ChangeSet, empty)
        {
            Token = request.ClientToken,
            OnStackFailure = request.OnStackFailure,
            Failure = work.Failure(stack),
        };
        stack.ChangeSets.Add(set.Name, set);
        return new CreateChangeSetResponse { Id = set.Id, StackId = stack.Id };
    }

    public DescribeChangeSetResponse DescribeChangeSet(DescribeChangeSetRequest request, CallContext call)
    {
        var (stack, set) = Locate(request.StackName, request.ChangeSetName, call);
        var page = Paging.Cut(set.Changes.Select((c, i) => (Change: c, Key: Paging.Key(i))), c => c.Key, request.NextToken, PageSize, BadToken);
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
            Changes = set.Status(call.Now) == ChangeSetStatus.CREATE_COMPLETE ? [.. page.Items.Select(c => ChangePlan.Shown(c.Change, request.IncludePropertyValues == true))] : [],
            OnStackFailure = set.OnStackFailure,
            NextToken = page.Next,
            IncludeNestedStacks = false,
        };
    }

    public ExecuteChangeSetResponse ExecuteChangeSet(ExecuteChangeSetRequest request, CallContext call)
    {
        var (stack, set) = Locate(request.StackName, request.ChangeSetName, call);
        if (request.ClientRequestToken is not null && stack.Token == request.ClientRequestToken && stack.Executed == set)
        {
            return new ExecuteChangeSetResponse();
        }

        if (set.Execution(call.Now) != ExecutionStatus.AVAILABLE)
        {
            throw new InvalidChangeSetStatusException(
                $"ChangeSet [{set.Id}] cannot be executed in its current {(set.Outcome is null ? $"status of [{set.Status(call.Now)}]" : $"execution status of [{set.Execution(call.Now)}]")}");
        }

        if (request.DisableRollback is not null && set.OnStackFailure is not null)
        {
            throw AwsErrors.Validation("DisableRollback must not be specified for a change set that was created with OnStackFailure.");
        }

        Execute(stack, set, request, call);
        return new ExecuteChangeSetResponse();
    }

    public DeleteChangeSetResponse DeleteChangeSet(DeleteChangeSetRequest request, CallContext call)
    {
        if (TryLocate(request.StackName, request.ChangeSetName, call) is not { } found)
        {
            // AWS has no error for what is not there.
            return new DeleteChangeSetResponse();
        }

        if (found.Set.Outcome == ExecutionStatus.EXECUTE_IN_PROGRESS)
        {
            throw new InvalidChangeSetStatusException($"ChangeSet [{found.Set.Id}] cannot be deleted in its current execution status of [{found.Set.Outcome}]");
        }

        found.Stack.ChangeSets.Remove(found.Set.Name);
        return new DeleteChangeSetResponse();
    }

    public ListChangeSetsResponse ListChangeSets(ListChangeSetsRequest request, CallContext call)
    {
        var stack = stacks.Existing(request.StackName, call);
        var page = Paging.Cut(stack.ChangeSets.Values, set => set.Name, request.NextToken, PageSize, BadToken);
        return new ListChangeSetsResponse
        {
            NextToken = page.Next,
            Summaries = [.. page.Items.Select(set => new ChangeSetSummary
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
        Known(stack).FirstOrDefault(c => c.Id == nameOrId || (c.Name == nameOrId && c.Outcome != ExecutionStatus.EXECUTE_COMPLETE))
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

        // A failed stack takes an update with rollback disabled only, which is said at the execution.
        StackOperations.CheckUpdatable(stack, disableRollback: true);
    }

    private static void CheckFailure(OnStackFailure? wanted, ChangeSetType type)
    {
        if (wanted == OnStackFailure.DELETE && type != ChangeSetType.CREATE)
        {
            throw AwsErrors.Validation("OnStackFailure DELETE is valid only for change sets of type CREATE.");
        }
    }

    private void Execute(StackState stack, ChangeSetState set, ExecuteChangeSetRequest request, CallContext call)
    {
        var disableRollback = request.DisableRollback == true || set.OnStackFailure == OnStackFailure.DO_NOTHING;
        if (set.Type != ChangeSetType.CREATE)
        {
            StackOperations.CheckUpdatable(stack, disableRollback);
        }

        stack.Token = request.ClientRequestToken;
        stack.DisableRollback = disableRollback;
        stack.RetainExceptOnCreate = request.RetainExceptOnCreate == true;
        stack.PolicyDuringUpdate = null;

        // The others were computed against what the stack no longer is; AWS deletes them.
        stack.ChangeSets.Clear();
        stack.ChangeSets.Add(set.Name, set);
        stack.Executed = set;
        set.Outcome = ExecutionStatus.EXECUTE_IN_PROGRESS;
        if (set.Type == ChangeSetType.CREATE)
        {
            stack.OnFailure = set.OnStackFailure == OnStackFailure.DELETE ? OnFailure.DELETE : OnFailure.ROLLBACK;
            creator.Create(stack, set.Input, call.Now);
        }
        else
        {
            updater.Update(stack, set.Input, call.Now);
        }
    }

    private (StackState Stack, ChangeSetState Set) Locate(string? stackName, string changeSet, CallContext call) =>
        TryLocate(stackName, changeSet, call) ?? throw new ChangeSetNotFoundException($"ChangeSet [{changeSet}] does not exist");

    private (StackState Stack, ChangeSetState Set)? TryLocate(string? stackName, string changeSet, CallContext call)
    {
        IEnumerable<StackState> among = stackName is not null ? [stacks.Existing(stackName, call)] : regions[call].Living;
        return among
            .SelectMany(s => Known(s).Select(c => (Stack: s, Set: c)))
            .Where(x => x.Set.Id == changeSet || (stackName is not null && x.Set.Name == changeSet && x.Set.Outcome != ExecutionStatus.EXECUTE_COMPLETE))
            .Select(x => ((StackState Stack, ChangeSetState Set)?)x)
            .FirstOrDefault();
    }

    /// <summary>Those with a name, and the one that was executed last, which is known by its id.</summary>
    private static IEnumerable<ChangeSetState> Known(StackState stack) =>
        stack.ChangeSets.Values.Concat(stack.Executed is { } executed && !stack.ChangeSets.ContainsValue(executed) ? [executed] : []);

    private static Amazon.Runtime.AmazonServiceException BadToken() => AwsErrors.Validation("The specified NextToken is invalid.");
}
