using Amazon.CloudFormation;
using Cyclops.LocalCloud.CloudFormation.Templates;

namespace Cyclops.LocalCloud.CloudFormation.Stacks;

/// <summary>The last part of an update or of its rollback: what is no longer wanted goes.</summary>
internal sealed class UpdateCleanup(StackJournal journal, StackRunner runner)
{
    /// <summary>AWS's reason when leftovers stay behind.</summary>
    private const string Incomplete = "successful. One or more resources could not be deleted.";

    /// <summary>Deletes leftovers; one that cannot go does not fail the stack, only its event and the reason say so.</summary>
    public void Run(
        StackState stack, IReadOnlyList<StackResourceState> leftovers, Func<StackResourceState, RemovalPolicy> policy, DateTimeOffset now, StackStatus during, StackStatus end)
    {
        var generation = stack.Generation;
        journal.Stack(stack, during, now);
        runner.Run(stack, runner.Deletions(stack, leftovers, policy), stopAtFailure: false, generation, (at, failed) =>
        {
            foreach (var gone in leftovers.Where(l => stack.Resources.GetValueOrDefault(l.LogicalId) == l))
            {
                stack.Resources.Remove(gone.LogicalId);
            }

            stack.Update = null;
            journal.Stack(stack, end, at, failed.Count == 0 ? null : (end == StackStatus.UPDATE_COMPLETE ? "Update " : "Rollback ") + Incomplete);
        });
    }
}
