using Amazon.CloudFormation;
using Cyclops.LocalCloud.CloudFormation.Templates;

namespace Cyclops.LocalCloud.CloudFormation.Stacks;

/// <summary>Updates stacks: changes in place or by replacement, cleans up what is no longer wanted, and goes back when a change fails.</summary>
internal sealed class StackUpdater(StackJournal journal, ResourceWork work, StackRunner runner, StackRemover remover, UpdateRollback rollback, UpdateCleanup cleanup)
{
    public void Update(StackState stack, StackInput input, DateTimeOffset now)
    {
        // After an update that failed and was kept, the state to go back to is still the one before it.
        var update = stack.Update ??= new RunningUpdate(stack.Input!, stack.Resources.ToDictionary(r => r.Key, r => r.Value.Clone(), StringComparer.Ordinal));
        stack.Input = input;
        stack.Updated = now;
        var generation = ++stack.Generation;
        journal.Stack(stack, StackStatus.UPDATE_IN_PROGRESS, now, "User Initiated");
        var wanted = runner.Wanted(stack, input);
        var removed = stack.Resources.Values.Where(r => wanted.All(w => w.LogicalId != r.LogicalId)).ToList();
        runner.Run(stack, [.. removed.Select(r => Allowance(stack, r)), .. wanted.Select(r => Task(stack, input, r, update))], stopAtFailure: true, generation, (at, failed) =>
        {
            var reason = failed.Count > 0 ? StackRunner.Refused("update", failed) : runner.PublishOutputs(stack);
            if (reason is not null)
            {
                GiveUp(stack, at, reason);
                return;
            }

            stack.WasComplete = true;
            stack.EndExecution(succeeded: true);
            var replaced = update.Replaced;
            cleanup.Run(
                stack, [.. removed, .. replaced], r => replaced.Contains(r) ? r.UpdateReplacePolicy : r.DeletionPolicy,
                at, StackStatus.UPDATE_COMPLETE_CLEANUP_IN_PROGRESS, StackStatus.UPDATE_COMPLETE);
        });
    }

    /// <summary>Goes back to the last state in which the stack was complete; without one, everything it has made goes.</summary>
    public void GoBack(StackState stack, DateTimeOffset now, string reason)
    {
        if (stack.WasComplete && stack.Update is not null)
        {
            rollback.Start(stack, now, reason);
        }
        else
        {
            stack.EndExecution(succeeded: false);
            remover.RollBackCreation(stack, now, reason);
        }
    }

    private void GiveUp(StackState stack, DateTimeOffset at, string reason)
    {
        if (stack.DisableRollback)
        {
            stack.EndExecution(succeeded: false);
            journal.Stack(stack, StackStatus.UPDATE_FAILED, at, reason);
        }
        else
        {
            GoBack(stack, at, reason);
        }
    }

    /// <summary>Asks the stack policy whether a resource may go, before anything is changed.</summary>
    private GraphTask Allowance(StackState stack, StackResourceState resource) => new(
        resource.LogicalId, [],
        _ =>
        {
            stack.CheckPolicy("Update:Delete", resource.LogicalId, resource.Type);
            return false;
        },
        _ => { },
        (at, reason) => journal.Resource(stack, resource, ResourceStatus.UPDATE_FAILED, at, reason));

    private GraphTask Task(StackState stack, StackInput input, TemplateResource resource, RunningUpdate update)
    {
        if (!stack.Resources.TryGetValue(resource.LogicalId, out var state) || state.Type != resource.Type || state.PhysicalId is null || state.Status == ResourceStatus.CREATE_FAILED)
        {
            var create = runner.CreateTask(stack, input, resource);
            return create with
            {
                Ready = at => state?.PhysicalId is null || state.Status != ResourceStatus.CREATE_FAILED || !work.Busy(stack, state, at),
                Begin = at =>
                {
                    update.Touch(resource.LogicalId);
                    if (state is { PhysicalId: not null } && state.Status == ResourceStatus.CREATE_FAILED)
                    {
                        // It holds the name that the next one needs.
                        work.Delete(stack, state, snapshot: false, at);
                    }
                    else if (state?.PhysicalId is not null)
                    {
                        update.Replaced.Add(state);
                    }

                    return create.Begin(at);
                },
            };
        }

        return new ResourceUpdate(stack, input, resource, update, journal, work, runner).Task();
    }
}
