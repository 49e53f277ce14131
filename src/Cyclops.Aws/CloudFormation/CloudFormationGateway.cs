using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Cyclops.Aws.Calls;

namespace Cyclops.Aws.CloudFormation;

/// <summary>AWS CloudFormation in our records.</summary>
public sealed class CloudFormationGateway(AwsClients clients, AwsCalls calls)
{
    /// <summary>Making changes by change sets.</summary>
    public ChangeSetGateway ChangeSets { get; } = new(clients, calls);

    /// <summary>Finding what was changed by hand.</summary>
    public DriftGateway Drifts { get; } = new(clients, calls);

    /// <summary>All stacks of the region but those that were deleted.</summary>
    public async Task<IReadOnlyList<CloudStack>> ListAsync(CancellationToken cancellationToken) =>
        await Paging.CollectAsync("cloudformation:DescribeStacks", async token =>
        {
            var answer = await calls.SendAsync(
                CallFamily.CloudFormation,
                "cloudformation:DescribeStacks",
                "all stacks",
                ct => clients.CloudFormation.DescribeStacksAsync(new DescribeStacksRequest { NextToken = token }, ct),
                cancellationToken);
            return (answer.Stacks?.Select(From), answer.NextToken);
        });

    /// <summary>The resources of a stack, in order of their names.</summary>
    public async Task<IReadOnlyList<StackResource>> ListResourcesAsync(string name, CancellationToken cancellationToken)
    {
        var all = await Paging.CollectAsync("cloudformation:ListStackResources", async token =>
        {
            var answer = await calls.SendAsync(
                CallFamily.CloudFormation,
                "cloudformation:ListStackResources",
                name,
                ct => clients.CloudFormation.ListStackResourcesAsync(new ListStackResourcesRequest { StackName = name, NextToken = token }, ct),
                cancellationToken);
            var page = answer.StackResourceSummaries?.Select(r => new StackResource(r.LogicalResourceId, r.ResourceType, r.ResourceStatus?.Value ?? ""));
            return (page, answer.NextToken);
        });
        return [.. all.OrderBy(r => r.LogicalId, StringComparer.Ordinal)];
    }

    /// <summary>The template a stack was last given.</summary>
    public async Task<string> TemplateAsync(string name, CancellationToken cancellationToken)
    {
        var answer = await calls.SendAsync(
            CallFamily.CloudFormation,
            "cloudformation:GetTemplate",
            name,
            ct => clients.CloudFormation.GetTemplateAsync(new GetTemplateRequest { StackName = name, TemplateStage = TemplateStage.Original }, ct),
            cancellationToken);
        return Answers.Whole(answer.TemplateBody, "cloudformation:GetTemplate", name);
    }

    /// <summary>Starts making a stack. On failure CloudFormation rolls it back.</summary>
    public Task CreateAsync(StackRequest request, CancellationToken cancellationToken) =>
        calls.SendAsync(
            CallFamily.CloudFormation,
            "cloudformation:CreateStack",
            request.Name,
            ct => clients.CloudFormation.CreateStackAsync(
                new CreateStackRequest
                {
                    StackName = request.Name,
                    TemplateBody = request.TemplateUrl is null ? request.Template : null,
                    TemplateURL = request.TemplateUrl,
                    RoleARN = request.RoleArn,
                    Parameters = ToParameters(request.Parameters),
                    Capabilities = request.Capabilities,
                    ClientRequestToken = request.Token,
                    EnableTerminationProtection = true,
                    Tags = ToTags(request.Tags),
                },
                ct),
            cancellationToken);

    /// <summary>Starts going back to what was there before a change that failed half-way.</summary>
    public Task RollBackAsync(string name, CancellationToken cancellationToken) =>
        calls.SendAsync(
            CallFamily.CloudFormation,
            "cloudformation:RollbackStack",
            name,
            ct => clients.CloudFormation.RollbackStackAsync(new RollbackStackRequest { StackName = name }, ct),
            cancellationToken);

    /// <summary>Starts going back once more, after going back has failed.</summary>
    public Task ContinueRollbackAsync(string name, CancellationToken cancellationToken) =>
        calls.SendAsync(
            CallFamily.CloudFormation,
            "cloudformation:ContinueUpdateRollback",
            name,
            ct => clients.CloudFormation.ContinueUpdateRollbackAsync(new ContinueUpdateRollbackRequest { StackName = name }, ct),
            cancellationToken);

    /// <summary>Lets a stack be deleted.</summary>
    public Task UnprotectAsync(string name, CancellationToken cancellationToken) =>
        calls.SendAsync(
            CallFamily.CloudFormation,
            "cloudformation:UpdateTerminationProtection",
            name,
            ct => clients.CloudFormation.UpdateTerminationProtectionAsync(
                new UpdateTerminationProtectionRequest { StackName = name, EnableTerminationProtection = false }, ct),
            cancellationToken);

    /// <summary>Starts deleting a stack.</summary>
    /// <param name="id">Its id, not its name: another one of the name may have been made since.</param>
    /// <param name="roleArn">The role that CloudFormation deletes it with; null: the one it was made with, else the caller's rights.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public Task DeleteAsync(string id, string? roleArn, CancellationToken cancellationToken) =>
        calls.SendAsync(
            CallFamily.CloudFormation,
            "cloudformation:DeleteStack",
            id,
            ct => clients.CloudFormation.DeleteStackAsync(new DeleteStackRequest { StackName = id, RoleARN = roleArn }, ct),
            cancellationToken);

    /// <summary>What a stack's latest operation was, and the first thing that failed in it.</summary>
    public async Task<StackOperation> LatestOperationAsync(string name, CancellationToken cancellationToken)
    {
        var events = await Paging.CollectAsync(
            "cloudformation:DescribeStackEvents",
            async token =>
            {
                var answer = await calls.SendAsync(
                    CallFamily.CloudFormation,
                    "cloudformation:DescribeStackEvents",
                    name,
                    ct => clients.CloudFormation.DescribeStackEventsAsync(new DescribeStackEventsRequest { StackName = name, NextToken = token }, ct),
                    cancellationToken);
                return ((IEnumerable<StackEvent>?)answer.StackEvents, answer.NextToken);
            },
            Begins);

        // The newest comes first. Source: AWS CloudFormation API Reference, DescribeStackEvents.
        var begin = events.FindIndex(Begins);
        var latest = begin < 0 ? events : events[..(begin + 1)];
        var failed = latest.LastOrDefault(e => e.ResourceStatus?.Value?.EndsWith("_FAILED", StringComparison.Ordinal) == true
            && e.ResourceStatusReason?.Contains("cancelled", StringComparison.OrdinalIgnoreCase) != true);
        return new(
            begin < 0 ? null : events[begin].ClientRequestToken,
            failed is null ? null : $"{failed.ResourceType} {failed.LogicalResourceId}: {failed.ResourceStatusReason}");
    }

    /// <summary>Whether an event is the begin of an operation on the stack itself; going back is part of one.</summary>
    private static bool Begins(StackEvent e) =>
        e.PhysicalResourceId == e.StackId
        && e.ResourceStatus?.Value is "CREATE_IN_PROGRESS" or "UPDATE_IN_PROGRESS" or "DELETE_IN_PROGRESS" or "IMPORT_IN_PROGRESS";

    private static CloudStack From(Stack s) => new(
        s.StackId,
        s.StackName,
        s.Description,
        s.StackStatus?.Value ?? "",
        s.StackStatusReason,
        At(s.LastUpdatedTime ?? s.CreationTime ?? DateTime.UnixEpoch),
        s.EnableTerminationProtection,
        new((s.Parameters ?? []).Where(p => p.ParameterKey is not null).Select(p => KeyValuePair.Create(p.ParameterKey, p.ParameterValue ?? ""))),
        new((s.Outputs ?? []).Select(o => KeyValuePair.Create(o.OutputKey, o.OutputValue))),
        new((s.Tags ?? []).Select(t => KeyValuePair.Create(t.Key, t.Value))))
    {
        MadeAt = At(s.CreationTime ?? DateTime.UnixEpoch),
        Drift = s.DriftInformation is { StackDriftStatus.Value: { } status } drift ? new(status, drift.LastCheckTimestamp is { } at ? At(at) : null) : StackDrift.NotChecked,
    };

    private static DateTimeOffset At(DateTime time) => new(DateTime.SpecifyKind(time.ToUniversalTime(), DateTimeKind.Utc));

    internal static List<Parameter> ToParameters(IEnumerable<KeyValuePair<string, string>> parameters) =>
        [.. parameters.Select(p => new Parameter { ParameterKey = p.Key, ParameterValue = p.Value })];

    internal static List<Tag> ToTags(IEnumerable<KeyValuePair<string, string>> tags) =>
        [.. tags.Select(t => new Tag { Key = t.Key, Value = t.Value })];
}
