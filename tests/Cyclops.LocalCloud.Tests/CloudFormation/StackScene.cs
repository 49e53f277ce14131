using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Cyclops.LocalCloud.Faults;
using Cyclops.LocalCloud.Options;
using Cyclops.LocalCloud.Tests.Support;

namespace Cyclops.LocalCloud.Tests.CloudFormation;

/// <summary>A stack <c>logs</c> of log groups on a clock that the test drives.</summary>
internal sealed class StackScene
{
    public const string Stack = "logs";

    private const string Group = "AWS::Logs::LogGroup";

    public CloudUnderTest Cloud { get; init; } = new();

    public AmazonCloudFormationClient Client => Cloud.CloudFormation;

    /// <summary>Each resource takes ten seconds, a change set eight, so that a test can look in between.</summary>
    public static StackScene Slow() => new()
    {
        Cloud = new CloudUnderTest(LifeCycleDelays.Instant with { StackResource = TimeSpan.FromSeconds(10), ChangeSet = TimeSpan.FromSeconds(8), DriftDetection = TimeSpan.FromSeconds(20) }),
    };

    /// <summary>Lets everything under way end.</summary>
    public void Settle() => Cloud.Clock.Advance(TimeSpan.FromMinutes(10));

    /// <param name="verb"><c>Create</c>, <c>Update</c>, <c>Rollback</c> or <c>Delete</c>.</param>
    public void Fail(string verb, string resource, int times = 1) =>
        Cloud.Cloud.Faults.Add(new Fault { Operation = $"cloudformation:{verb}/{Group}", Code = "ServiceUnavailable", Message = "not now", Status = 503, Containing = $"{Stack}/{resource}", Times = times });

    public Task<CreateStackResponse> Create(string template, Action<CreateStackRequest>? with = null)
    {
        var request = new CreateStackRequest { StackName = Stack, TemplateBody = template };
        with?.Invoke(request);
        return Client.CreateStackAsync(request);
    }

    public Task<UpdateStackResponse> Update(string template, Action<UpdateStackRequest>? with = null)
    {
        var request = new UpdateStackRequest { StackName = Stack, TemplateBody = template };
        with?.Invoke(request);
        return Client.UpdateStackAsync(request);
    }

    public Task<DeleteStackResponse> Delete(Action<DeleteStackRequest>? with = null)
    {
        var request = new DeleteStackRequest { StackName = Stack };
        with?.Invoke(request);
        return Client.DeleteStackAsync(request);
    }

    public Task<CreateChangeSetResponse> Propose(string template, ChangeSetType type, string name = "c", Action<CreateChangeSetRequest>? with = null)
    {
        var request = new CreateChangeSetRequest { StackName = Stack, ChangeSetName = name, TemplateBody = template, ChangeSetType = type };
        with?.Invoke(request);
        return Client.CreateChangeSetAsync(request);
    }

    public Task<DescribeChangeSetResponse> ChangeSet(string name = "c", bool values = false) =>
        Client.DescribeChangeSetAsync(new DescribeChangeSetRequest { StackName = Stack, ChangeSetName = name, IncludePropertyValues = values });

    public Task<ExecuteChangeSetResponse> Execute(string name = "c", Action<ExecuteChangeSetRequest>? with = null)
    {
        var request = new ExecuteChangeSetRequest { StackName = Stack, ChangeSetName = name };
        with?.Invoke(request);
        return Client.ExecuteChangeSetAsync(request);
    }

    public async Task<Stack> Describe(string name = Stack) =>
        (await Client.DescribeStacksAsync(new DescribeStacksRequest { StackName = name })).Stacks.Single();

    public async Task<string> Status(string name = Stack) => (await Describe(name)).StackStatus.Value;

    /// <summary>Oldest first: the statuses of one resource, or of the stack itself.</summary>
    public async Task<List<string>> Statuses(string resource, string stack = Stack)
    {
        var events = (await Client.DescribeStackEventsAsync(new DescribeStackEventsRequest { StackName = stack })).StackEvents;
        return [.. events.AsEnumerable().Reverse().Where(e => e.LogicalResourceId == resource).Select(e => e.ResourceStatus.Value)];
    }

    /// <summary>The last reason that is told of a resource.</summary>
    public async Task<string?> Reason(string resource)
    {
        var events = (await Client.DescribeStackEventsAsync(new DescribeStackEventsRequest { StackName = Stack })).StackEvents;
        return events.First(e => e.LogicalResourceId == resource && e.ResourceStatusReason is not null).ResourceStatusReason;
    }

    /// <summary>Names and retention of the log groups there are.</summary>
    public async Task<List<string>> Groups() =>
        [.. (await Cloud.Logs.DescribeLogGroupsAsync()).LogGroups.Select(g => $"{g.LogGroupName} {g.RetentionInDays}")];

    /// <summary>The message of the refusal, which is a ValidationError.</summary>
    public static async Task<string> Refusal(Func<Task> call)
    {
        var refused = await Assert.ThrowsAnyAsync<AmazonCloudFormationException>(call);
        Assert.Equal("ValidationError", refused.ErrorCode);
        return refused.Message;
    }
}
