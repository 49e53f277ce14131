using Amazon.CloudFormation;
using Cyclops.LocalCloud.CloudFormation.Templates;

namespace Cyclops.LocalCloud.CloudFormation.Stacks;

/// <summary>Deletes stacks, and rolls a creation back.</summary>
internal sealed class StackRemover(StackJournal journal, StackRunner runner, StackExports exports)
{
    /// <summary>Deletes what there is, in reverse order. What cannot go leaves the stack in DELETE_FAILED, or is left behind when forced.</summary>
    public void Delete(StackState stack, IReadOnlyCollection<string> retained, DateTimeOffset now)
    {
        var generation = ++stack.Generation;
        stack.EndExecution(succeeded: false);
        journal.Cancel(stack, now);
        journal.Stack(stack, StackStatus.DELETE_IN_PROGRESS, now, "User Initiated");
        if (exports.UseOf(stack) is { } use)
        {
            journal.Stack(stack, StackStatus.DELETE_FAILED, now, use);
            return;
        }

        Remove(stack, retained, generation);
    }

    /// <summary>Deletes what a creation has made, but for what its template retains; the stack stays as a shell.</summary>
    public void RollBackCreation(StackState stack, DateTimeOffset now, string reason)
    {
        var generation = ++stack.Generation;
        journal.Cancel(stack, now);
        journal.Stack(stack, StackStatus.ROLLBACK_IN_PROGRESS, now, reason);
        var tasks = runner.Deletions(stack, All(stack), r => r.OnRollback(stack.RetainExceptOnCreate));
        runner.Run(stack, tasks, stopAtFailure: false, generation, (end, failed) =>
        {
            stack.Outputs = [];
            stack.Update = null;
            journal.Stack(stack, failed.Count == 0 ? StackStatus.ROLLBACK_COMPLETE : StackStatus.ROLLBACK_FAILED, end, failed.Count == 0 ? null : StackRunner.Refused("delete", failed));
        });
    }

    private void Remove(StackState stack, IReadOnlyCollection<string> retained, int generation)
    {
        var tasks = runner.Deletions(stack, All(stack), r => retained.Contains(r.LogicalId) ? RemovalPolicy.Retain : r.DeletionPolicy);
        runner.Run(stack, tasks, stopAtFailure: false, generation, (at, failed) =>
        {
            if (failed.Count > 0 && stack.DeletionMode == DeletionMode.FORCE_DELETE_STACK)
            {
                // What hangs on the ones that cannot go was not tried yet.
                Remove(stack, [.. retained, .. failed], generation);
                return;
            }

            if (failed.Count > 0)
            {
                journal.Stack(stack, StackStatus.DELETE_FAILED, at, StackRunner.Refused("delete", failed));
                return;
            }

            journal.Stack(stack, StackStatus.DELETE_COMPLETE, at);
            stack.Deleted = at;
            stack.Outputs = [];
            stack.Update = null;
            stack.ChangeSets.Clear();
        });
    }

    /// <summary>What there is or may be, the resources included that an unfinished update has left beside the stack's own.</summary>
    private static IEnumerable<StackResourceState> All(StackState stack) =>
        stack.Resources.Values
            .Concat(stack.Update is { } update ? update.Replaced.Concat(update.Leftovers) : [])
            .Where(r => r.Status != ResourceStatus.DELETE_COMPLETE)
            .Distinct();
}
