using Amazon.CloudFormation;
using Cyclops.LocalCloud.CloudFormation.Templates;

namespace Cyclops.LocalCloud.CloudFormation.Stacks;

/// <summary>Updates stacks: changes in place or by replacement, cleans up what is no longer wanted, and goes back when a change fails.</summary>
internal sealed class StackUpdater(StackJournal journal, ResourceWork work, StackRunner runner)
{
    public void Update(StackState stack, StackInput input, DateTimeOffset now)
    {
        var update = new RunningUpdate(stack.Input!, stack.Resources.ToDictionary(r => r.Key, r => r.Value.Clone(), StringComparer.Ordinal));
        stack.Input = input;
        stack.Updated = now;
        var generation = ++stack.Generation;
        journal.Stack(stack, StackStatus.UPDATE_IN_PROGRESS, now, "User Initiated");
        var tasks = runner.Wanted(stack, input).Select(r => Task(stack, input, r, update)).ToList();
        runner.Run(stack, tasks, stopAtFailure: true, generation, (at, failed) =>
        {
            var reason = failed.Count > 0 ? StackRunner.Refused("update", failed) : runner.PublishOutputs(stack);
            if (reason is not null)
            {
                RollBack(stack, update, at, reason);
                return;
            }

            var wanted = tasks.Select(t => t.Id).ToHashSet(StringComparer.Ordinal);
            var removed = stack.Resources.Values.Where(r => !wanted.Contains(r.LogicalId));
            CleanUp(stack, [.. removed, .. update.Replaced], at, StackStatus.UPDATE_COMPLETE_CLEANUP_IN_PROGRESS, StackStatus.UPDATE_COMPLETE);
        });
    }

    private GraphTask Task(StackState stack, StackInput input, TemplateResource resource, RunningUpdate update)
    {
        if (!stack.Resources.TryGetValue(resource.LogicalId, out var state) || state.Type != resource.Type || state.PhysicalId is null)
        {
            var create = runner.CreateTask(stack, input, resource);
            return create with
            {
                Begin = at =>
                {
                    update.Touched.Add(resource.LogicalId);
                    if (state?.PhysicalId is not null)
                    {
                        update.Replaced.Add(state);
                    }

                    return create.Begin(at);
                },
            };
        }

        return new ResourceUpdate(stack, input, resource, update, journal, work, runner).Task();
    }

    /// <summary>Deletes leftovers; one that cannot go does not fail the stack, only its event says so.</summary>
    private void CleanUp(StackState stack, IReadOnlyList<StackResourceState> leftovers, DateTimeOffset now, StackStatus during, StackStatus end)
    {
        var generation = stack.Generation;
        journal.Stack(stack, during, now);
        runner.Run(stack, runner.Deletions(stack, leftovers, r => r.Retain), stopAtFailure: false, generation, (at, failed) =>
        {
            foreach (var gone in leftovers.Where(l => stack.Resources.GetValueOrDefault(l.LogicalId) == l))
            {
                stack.Resources.Remove(gone.LogicalId);
            }

            journal.Stack(stack, end, at);
        });
    }

    private void RollBack(StackState stack, RunningUpdate update, DateTimeOffset now, string reason)
    {
        var generation = ++stack.Generation;
        journal.Stack(stack, StackStatus.UPDATE_ROLLBACK_IN_PROGRESS, now, reason);
        stack.Input = update.Input;
        var leftovers = new List<StackResourceState>();
        var tasks = new List<GraphTask>();
        foreach (var id in update.Touched)
        {
            var current = stack.Resources[id];
            if (!update.Before.TryGetValue(id, out var before))
            {
                leftovers.Add(current);
            }
            else if (current.PhysicalId != before.PhysicalId)
            {
                leftovers.Add(current);
                stack.Resources[id] = before;
                tasks.Add(Back(stack, before, before));
            }
            else
            {
                tasks.Add(Back(stack, current, before));
            }
        }

        runner.Run(stack, tasks, stopAtFailure: false, generation, (at, failed) =>
        {
            runner.PublishOutputs(stack);
            if (failed.Count > 0)
            {
                journal.Stack(stack, StackStatus.UPDATE_ROLLBACK_FAILED, at, StackRunner.Refused("update", failed));
                return;
            }

            CleanUp(stack, leftovers, at, StackStatus.UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS, StackStatus.UPDATE_ROLLBACK_COMPLETE);
        });
    }

    private GraphTask Back(StackState stack, StackResourceState resource, StackResourceState before)
    {
        return new GraphTask(resource.LogicalId, [], Begin, at => journal.Resource(stack, resource, ResourceStatus.UPDATE_COMPLETE, at), (at, reason) => journal.Resource(stack, resource, ResourceStatus.UPDATE_FAILED, at, reason));

        bool Begin(DateTimeOffset at)
        {
            if (ChangedProperties.Between(resource.Properties, before.Properties).Count == 0)
            {
                return false;
            }

            journal.Resource(stack, resource, ResourceStatus.UPDATE_IN_PROGRESS, at);
            work.Update(stack, resource, before.Properties, at);
            return true;
        }
    }
}
