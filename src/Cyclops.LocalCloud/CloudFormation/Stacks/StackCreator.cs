using Amazon.CloudFormation;

namespace Cyclops.LocalCloud.CloudFormation.Stacks;

/// <summary>Creates stacks, and decides what becomes of a creation that fails.</summary>
internal sealed class StackCreator(LocalCore core, StackJournal journal, StackRunner runner, StackRemover remover)
{
    public void Create(StackState stack, StackInput input, DateTimeOffset now)
    {
        stack.Input = input;
        var generation = ++stack.Generation;
        journal.Stack(stack, StackStatus.CREATE_IN_PROGRESS, now, "User Initiated");
        var tasks = runner.Wanted(stack, input).Select(r => runner.CreateTask(stack, input, r)).ToList();
        runner.Run(stack, tasks, stopAtFailure: true, generation, (at, failed) =>
        {
            var reason = failed.Count > 0 ? StackRunner.Refused("create", failed) : runner.PublishOutputs(stack);
            if (reason is not null)
            {
                GiveUp(stack, at, reason);
                return;
            }

            stack.WasComplete = true;
            stack.EndExecution(succeeded: true);
            journal.Stack(stack, StackStatus.CREATE_COMPLETE, at);
        });
        if (stack.TimeoutInMinutes is { } minutes)
        {
            core.Timeline.Schedule(now + TimeSpan.FromMinutes(minutes), due => TimeOut(stack, generation, due));
        }
    }

    /// <summary>Begins a stack that is no more than a change set to be reviewed.</summary>
    public void Review(StackState stack, DateTimeOffset now) =>
        journal.Stack(stack, StackStatus.REVIEW_IN_PROGRESS, now, "User Initiated");

    private void TimeOut(StackState stack, int generation, DateTimeOffset now)
    {
        if (stack.Generation == generation && stack.Status == StackStatus.CREATE_IN_PROGRESS)
        {
            journal.Cancel(stack, now);
            GiveUp(stack, now, "Stack creation time exceeded the specified timeout.");
        }
    }

    private void GiveUp(StackState stack, DateTimeOffset at, string reason)
    {
        stack.EndExecution(succeeded: false);
        if (stack.KeepsFailure)
        {
            // What runs is overtaken: after a timeout nothing more may be begun.
            stack.Generation++;
            journal.Stack(stack, StackStatus.CREATE_FAILED, at, reason);
        }
        else if (stack.OnFailure == OnFailure.DELETE)
        {
            remover.Delete(stack, [], at);
        }
        else
        {
            remover.RollBackCreation(stack, at, reason + " Rollback requested by user.");
        }
    }
}
