using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Cyclops.LocalCloud.Tests.Support;

namespace Cyclops.LocalCloud.Tests.CloudFormation;

public sealed class ChangeSetTests
{
    private readonly CloudUnderTest _cloud = new();

    [Fact]
    public async Task A_new_stack_is_reviewed_first_and_made_by_executing_its_change_set()
    {
        await Propose("logs", Templates.Groups(30, "A"), ChangeSetType.CREATE);
        Assert.Equal(StackStatus.REVIEW_IN_PROGRESS, await Status("logs"));
        Assert.Empty((await _cloud.Logs.DescribeLogGroupsAsync()).LogGroups);
        await _cloud.CloudFormation.ExecuteChangeSetAsync(new ExecuteChangeSetRequest { StackName = "logs", ChangeSetName = "c" });
        Assert.Equal(StackStatus.CREATE_COMPLETE, await Status("logs"));
    }

    [Fact]
    public async Task A_change_set_tells_what_each_resource_would_go_through()
    {
        await Propose("logs", Templates.Groups(30, "A", "B"), ChangeSetType.CREATE);
        await _cloud.CloudFormation.ExecuteChangeSetAsync(new ExecuteChangeSetRequest { StackName = "logs", ChangeSetName = "c" });
        await Status("logs");
        await Propose("logs", Templates.Groups(60, "A", "C"), ChangeSetType.UPDATE);
        var set = await _cloud.CloudFormation.DescribeChangeSetAsync(new DescribeChangeSetRequest { StackName = "logs", ChangeSetName = "c" });
        Assert.Equal(ChangeSetStatus.CREATE_COMPLETE, set.Status);
        Assert.Equal(
            [("A", "Modify", "False"), ("B", "Remove", null), ("C", "Add", null)],
            set.Changes.Select(c => c.ResourceChange).OrderBy(c => c.LogicalResourceId, StringComparer.Ordinal).Select(c => (c.LogicalResourceId, c.Action.Value, c.Replacement?.Value)));
    }

    [Fact]
    public async Task A_change_set_without_changes_fails_and_cannot_be_executed()
    {
        await Propose("logs", Templates.Groups(30, "A"), ChangeSetType.CREATE);
        await _cloud.CloudFormation.ExecuteChangeSetAsync(new ExecuteChangeSetRequest { StackName = "logs", ChangeSetName = "c" });
        await Status("logs");
        await Propose("logs", Templates.Groups(30, "A"), ChangeSetType.UPDATE);
        var set = await _cloud.CloudFormation.DescribeChangeSetAsync(new DescribeChangeSetRequest { StackName = "logs", ChangeSetName = "c" });
        Assert.Equal(ChangeSetStatus.FAILED, set.Status);
        Assert.Contains("didn't contain changes", set.StatusReason, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidChangeSetStatusException>(() =>
            _cloud.CloudFormation.ExecuteChangeSetAsync(new ExecuteChangeSetRequest { StackName = "logs", ChangeSetName = "c" }));
    }

    private Task<CreateChangeSetResponse> Propose(string stack, string template, ChangeSetType type) =>
        _cloud.CloudFormation.CreateChangeSetAsync(new CreateChangeSetRequest { StackName = stack, ChangeSetName = "c", TemplateBody = template, ChangeSetType = type });

    private async Task<StackStatus> Status(string stack) =>
        (await _cloud.CloudFormation.DescribeStacksAsync(new DescribeStacksRequest { StackName = stack })).Stacks.Single().StackStatus;
}
