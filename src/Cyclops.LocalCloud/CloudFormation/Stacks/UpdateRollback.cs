using Amazon.CloudFormation;
using Cyclops.LocalCloud.CloudFormation.Templates;

namespace Cyclops.LocalCloud.CloudFormation.Stacks;

/// <summary>Brings a stack back to what it was before an update, and goes on with that after it failed.</summary>
internal sealed class UpdateRollback(StackJournal journal, ResourceWork work, StackRunner runner, UpdateCleanup cleanup)
{
    public void Start(StackState stack, DateTimeOffset now, string? reason)
    {
        var update = stack.Update!;
        stack.EndExecution(succeeded: false);
        stack.Generation++;
        journal.Cancel(stack, now);
        journal.Stack(stack, StackStatus.UPDATE_ROLLBACK_IN_PROGRESS, now, reason);

        // A role stays the stack's, whatever became of the update that brought it.
        stack.Input = update.Input with { RoleArn = stack.Input?.RoleArn };
        foreach (var id in update.Touched.Where(stack.Resources.ContainsKey))
        {
            var current = stack.Resources[id];
            if (!update.Before.TryGetValue(id, out var before))
            {
                update.Leftovers.Add(current);
                continue;
            }

            if (current.PhysicalId != before.PhysicalId)
            {
                update.Leftovers.Add(current);
                stack.Resources[id] = before;
            }

            update.Pending[id] = before;
        }

        foreach (var (id, before) in update.Before.Where(b => stack.Resources.ContainsKey(b.Key)))
        {
            stack.Resources[id].Follow(before);
        }

        // The old ones are in use again.
        update.Replaced.Clear();
        Go(stack, update);
    }

    /// <param name="skipped">The logical ids that count as rolled back.</param>
    public void Continue(StackState stack, IReadOnlyCollection<string> skipped, DateTimeOffset now)
    {
        var update = stack.Update!;
        stack.Generation++;
        journal.Stack(stack, StackStatus.UPDATE_ROLLBACK_IN_PROGRESS, now, "User Initiated");
        foreach (var id in skipped)
        {
            var resource = stack.Resources[id];
            resource.Properties = (System.Text.Json.Nodes.JsonObject)update.Pending[id].Properties.DeepClone();
            update.Pending.Remove(id);
            journal.Resource(stack, resource, ResourceStatus.UPDATE_COMPLETE, now, "Resource rollback skipped");
        }

        Go(stack, update);
    }

    private void Go(StackState stack, RunningUpdate update)
    {
        var tasks = update.Pending.Select(p => Back(stack, update, stack.Resources[p.Key], p.Value)).ToList();
        runner.Run(stack, tasks, stopAtFailure: false, stack.Generation, (at, failed) =>
        {
            runner.PublishOutputs(stack);
            if (failed.Count > 0)
            {
                journal.Stack(stack, StackStatus.UPDATE_ROLLBACK_FAILED, at, StackRunner.Refused("update", failed));
                return;
            }

            cleanup.Run(
                stack, update.Leftovers, r => update.Before.ContainsKey(r.LogicalId) ? RemovalPolicy.Delete : r.OnRollback(stack.RetainExceptOnCreate),
                at, StackStatus.UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS, StackStatus.UPDATE_ROLLBACK_COMPLETE);
        });
    }

    private GraphTask Back(StackState stack, RunningUpdate update, StackResourceState resource, StackResourceState before)
    {
        return new GraphTask(resource.LogicalId, [], Begin, Finish, (at, reason) => journal.Resource(stack, resource, ResourceStatus.UPDATE_FAILED, at, reason))
        {
            Ready = at => !IsChanged() || !work.Busy(stack, resource, at),
            Settled = at => work.Settled(stack, resource, at),
        };

        bool IsChanged() => ChangedProperties.Between(resource.Properties, before.Properties).Count > 0;

        bool Begin(DateTimeOffset at)
        {
            if (!IsChanged())
            {
                return false;
            }

            journal.Resource(stack, resource, ResourceStatus.UPDATE_IN_PROGRESS, at);
            work.RollBack(stack, resource, before.Properties, at);
            return true;
        }

        void Finish(DateTimeOffset at)
        {
            update.Pending.Remove(resource.LogicalId);
            journal.Resource(stack, resource, ResourceStatus.UPDATE_COMPLETE, at);
        }
    }
}
