using Amazon.CloudFormation;
using Cyclops.LocalCloud.CloudFormation.Templates;

namespace Cyclops.LocalCloud.CloudFormation.Stacks;

/// <summary>What creations, updates and deletions of stacks are put together from: tasks per resource, and running them on the clock.</summary>
internal sealed class StackRunner(LocalCore core, StackJournal journal, ResourceWork work, StackExports exports)
{
    /// <summary>Tells two resources of one logical id apart, the one in use and the one it took the place of.</summary>
    private const char Former = '#';

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
        var state = new StackResourceState(resource.LogicalId, resource.Type);
        state.Follow(resource, after);
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
    public List<GraphTask> Deletions(StackState stack, IEnumerable<StackResourceState> resources, Func<StackResourceState, RemovalPolicy> policy)
    {
        var gone = resources.ToList();
        return [.. gone.Select((r, i) => new GraphTask(
            Id(i),
            [.. gone.Index().Where(other => other.Item.Dependencies.Contains(r.LogicalId)).Select(other => Id(other.Index))],
            at => Begin(r, at),
            at => journal.Resource(stack, r, Retained(r) ? ResourceStatus.DELETE_SKIPPED : ResourceStatus.DELETE_COMPLETE, at),
            (at, reason) => journal.Resource(stack, r, ResourceStatus.DELETE_FAILED, at, reason))
        {
            Ready = at => r.PhysicalId is null || Retained(r) || !work.Busy(stack, r, at),
            Settled = at => work.Gone(stack, r, at),
        })];

        string Id(int index) =>
            gone.FindIndex(r => r.LogicalId == gone[index].LogicalId) == index ? gone[index].LogicalId : $"{gone[index].LogicalId}{Former}{index}";

        bool Retained(StackResourceState resource) => policy(resource) is RemovalPolicy.Retain or RemovalPolicy.RetainExceptOnCreate;

        bool Begin(StackResourceState resource, DateTimeOffset at)
        {
            if (resource.PhysicalId is null || Retained(resource))
            {
                return false;
            }

            if (resource.Status != ResourceStatus.DELETE_IN_PROGRESS)
            {
                journal.Resource(stack, resource, ResourceStatus.DELETE_IN_PROGRESS, at);
            }

            work.Delete(stack, resource, policy(resource) == RemovalPolicy.Snapshot, at);
            return true;
        }
    }

    /// <param name="done">Called once, with the logical ids that failed.</param>
    public void Run(StackState stack, IReadOnlyList<GraphTask> tasks, bool stopAtFailure, int generation, Action<DateTimeOffset, IReadOnlyList<string>> done)
    {
        var run = new GraphRun(
            core.Timeline, core.Options.Delays.StackResource, tasks, stopAtFailure, stack.KeepsFailure, () => stack.Generation == generation,
            (at, failed) => done(at, [.. failed.Select(id => id.Split(Former)[0]).Distinct()]));

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
}
