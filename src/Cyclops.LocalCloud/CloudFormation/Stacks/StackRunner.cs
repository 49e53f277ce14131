using Amazon.CloudFormation;
using Cyclops.LocalCloud.CloudFormation.Templates;

namespace Cyclops.LocalCloud.CloudFormation.Stacks;

/// <summary>Creates and deletes stacks, resource by resource, and rolls a failed creation back.</summary>
internal sealed class StackRunner(LocalCore core, StackJournal journal, ResourceWork work, StackExports exports)
{
    public void Create(StackState stack, StackInput input, DateTimeOffset now)
    {
        stack.Input = input;
        var generation = ++stack.Generation;
        journal.Stack(stack, StackStatus.CREATE_IN_PROGRESS, now, "User Initiated");
        var tasks = Wanted(stack, input).Select(r => CreateTask(stack, input, r)).ToList();
        Run(stack, tasks, stopAtFailure: true, generation, (at, failed) =>
        {
            var reason = failed.Count > 0 ? Refused("create", failed) : PublishOutputs(stack);
            if (reason is null)
            {
                journal.Stack(stack, StackStatus.CREATE_COMPLETE, at);
            }
            else
            {
                GiveUpCreation(stack, at, reason);
            }
        });
    }

    /// <summary>Deletes what there is, in reverse order. What cannot go leaves the stack in DELETE_FAILED.</summary>
    public void Delete(StackState stack, IReadOnlyCollection<string> retained, DateTimeOffset now)
    {
        var generation = ++stack.Generation;
        journal.Stack(stack, StackStatus.DELETE_IN_PROGRESS, now, "User Initiated");
        if (exports.UseOf(stack) is { } use)
        {
            journal.Stack(stack, StackStatus.DELETE_FAILED, now, use);
            return;
        }

        var tasks = Deletions(stack, stack.Resources.Values.Where(r => r.Status != ResourceStatus.DELETE_COMPLETE), r => r.Retain || retained.Contains(r.LogicalId));
        Run(stack, tasks, stopAtFailure: false, generation, (at, failed) =>
        {
            if (failed.Count > 0)
            {
                journal.Stack(stack, StackStatus.DELETE_FAILED, at, Refused("delete", failed));
                return;
            }

            journal.Stack(stack, StackStatus.DELETE_COMPLETE, at);
            stack.Deleted = at;
            stack.Outputs = [];
            stack.ChangeSets.Clear();
        });
    }

    /// <summary>The resources of a template whose conditions hold, in the template's order.</summary>
    public IReadOnlyList<TemplateResource> Wanted(StackState stack, StackInput input)
    {
        var resolver = new Resolver(Scope(stack, input));
        return [.. input.Template.Resources.Values.Where(r => resolver.Holds(r.Condition))];
    }

    public StackScope Scope(StackState stack, StackInput input) => new(stack, input, stack.Resources, name => exports.Value(stack, name), null);

    public GraphTask CreateTask(StackState stack, StackInput input, TemplateResource resource)
    {
        var after = TemplateGraph.Dependencies([.. input.Template.Resources.Values])[resource.LogicalId];
        var state = new StackResourceState(resource.LogicalId, resource.Type) { Retain = resource.Retain, Dependencies = after };
        return new GraphTask(resource.LogicalId, after, Begin, at => journal.Resource(stack, state, ResourceStatus.CREATE_COMPLETE, at), Fail)
        {
            Settled = at => work.Settled(stack, state, at),
        };

        bool Begin(DateTimeOffset at)
        {
            stack.Resources[resource.LogicalId] = state;
            journal.Resource(stack, state, ResourceStatus.CREATE_IN_PROGRESS, at);
            state.Properties = ResourceWork.Properties(stack, input, resource, Scope(stack, input));
            work.Create(stack, state, at);
            journal.Resource(stack, state, ResourceStatus.CREATE_IN_PROGRESS, at, "Resource creation Initiated");
            return true;
        }

        void Fail(DateTimeOffset at, string reason) => journal.Resource(stack, state, ResourceStatus.CREATE_FAILED, at, reason);
    }

    /// <summary>Tasks that delete, dependents first; what is retained or was never made is only written down.</summary>
    public List<GraphTask> Deletions(StackState stack, IEnumerable<StackResourceState> resources, Func<StackResourceState, bool> retain)
    {
        var gone = resources.ToList();
        return [.. gone.Select(r => new GraphTask(
            r.LogicalId,
            [.. gone.Where(other => other.Dependencies.Contains(r.LogicalId)).Select(other => other.LogicalId)],
            at => Begin(r, at),
            at => journal.Resource(stack, r, retain(r) ? ResourceStatus.DELETE_SKIPPED : ResourceStatus.DELETE_COMPLETE, at),
            (at, reason) => journal.Resource(stack, r, ResourceStatus.DELETE_FAILED, at, reason)))];

        bool Begin(StackResourceState resource, DateTimeOffset at)
        {
            if (resource.PhysicalId is null || retain(resource))
            {
                return false;
            }

            if (resource.Status != ResourceStatus.DELETE_IN_PROGRESS)
            {
                journal.Resource(stack, resource, ResourceStatus.DELETE_IN_PROGRESS, at);
            }

            work.Delete(stack, resource, at);
            return true;
        }
    }

    public void Run(StackState stack, IReadOnlyList<GraphTask> tasks, bool stopAtFailure, int generation, Action<DateTimeOffset, IReadOnlyList<string>> done)
    {
        var run = new GraphRun(core.Timeline, core.Options.Delays.StackResource, tasks, stopAtFailure, () => stack.Generation == generation, done);

        // Not at once: the caller sees the operation in progress first, as at AWS.
        core.Timeline.Schedule(stack.Events[^1].Timestamp is { } at ? new DateTimeOffset(at, TimeSpan.Zero) : default, due =>
        {
            if (stack.Generation == generation)
            {
                run.Start(due);
            }
        });
    }

    /// <summary>Computes the outputs; null when they could be, else what is wrong with them.</summary>
    public string? PublishOutputs(StackState stack)
    {
        try
        {
            stack.Outputs = StackOutputs.Compute(stack.Input!, new Resolver(Scope(stack, stack.Input!)));
            return exports.Clash(stack);
        }
        catch (Amazon.Runtime.AmazonServiceException e)
        {
            return e.Message;
        }
    }

    public static string Refused(string verb, IReadOnlyList<string> failed) =>
        $"The following resource(s) failed to {verb}: [{string.Join(", ", failed.Order(StringComparer.Ordinal))}].";

    private void GiveUpCreation(StackState stack, DateTimeOffset at, string reason)
    {
        if (stack.OnFailure == OnFailure.DO_NOTHING)
        {
            journal.Stack(stack, StackStatus.CREATE_FAILED, at, reason);
            return;
        }

        if (stack.OnFailure == OnFailure.DELETE)
        {
            Delete(stack, [], at);
            return;
        }

        var generation = ++stack.Generation;
        journal.Stack(stack, StackStatus.ROLLBACK_IN_PROGRESS, at, reason + " Rollback requested by user.");
        Run(stack, Deletions(stack, stack.Resources.Values, r => false), stopAtFailure: false, generation, (end, failed) =>
        {
            stack.Outputs = [];
            journal.Stack(stack, failed.Count == 0 ? StackStatus.ROLLBACK_COMPLETE : StackStatus.ROLLBACK_FAILED, end, failed.Count == 0 ? null : Refused("delete", failed));
        });
    }
}
