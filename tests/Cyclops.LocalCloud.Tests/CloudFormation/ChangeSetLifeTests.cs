using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;

namespace Cyclops.LocalCloud.Tests.CloudFormation;

public sealed class ChangeSetLifeTests
{
    private readonly StackScene _scene = new();

    [Fact]
    public async Task A_change_set_is_made_and_executed_on_the_clock()
    {
        var scene = StackScene.Slow();
        await scene.Propose(Templates.Groups(30, "A"), ChangeSetType.CREATE);
        Assert.Equal(("CREATE_PENDING", "UNAVAILABLE"), await States(scene));
        await Assert.ThrowsAsync<InvalidChangeSetStatusException>(() => scene.Execute());
        scene.Cloud.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(("CREATE_IN_PROGRESS", "UNAVAILABLE"), await States(scene));
        scene.Cloud.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(("CREATE_COMPLETE", "AVAILABLE"), await States(scene));
        await scene.Execute();
        Assert.Equal(("CREATE_COMPLETE", "EXECUTE_IN_PROGRESS"), await States(scene));
        await Assert.ThrowsAsync<InvalidChangeSetStatusException>(() => scene.Execute());
        scene.Settle();
        Assert.Equal("CREATE_COMPLETE", await scene.Status());
        await Assert.ThrowsAsync<ChangeSetNotFoundException>(() => scene.ChangeSet());
        var id = (await scene.Describe()).ChangeSetId;
        Assert.Equal("EXECUTE_COMPLETE", (await scene.ChangeSet(id)).ExecutionStatus.Value);
    }

    [Fact]
    public async Task An_execution_deletes_the_others_and_an_update_makes_them_obsolete()
    {
        await _scene.Create(Templates.Groups(30, "A"));
        await _scene.Propose(Templates.Groups(60, "A"), ChangeSetType.UPDATE, "one");
        await _scene.Propose(Templates.Groups(90, "A"), ChangeSetType.UPDATE, "two");
        await _scene.Execute("one");
        await Assert.ThrowsAsync<ChangeSetNotFoundException>(() => _scene.ChangeSet("two"));
        await _scene.Propose(Templates.Groups(90, "A"), ChangeSetType.UPDATE, "three");
        await _scene.Update(Templates.Groups(7, "A"));
        Assert.Equal("OBSOLETE", (await _scene.ChangeSet("three")).ExecutionStatus.Value);
        await Assert.ThrowsAsync<InvalidChangeSetStatusException>(() => _scene.Execute("three"));
    }

    [Fact]
    public async Task A_failed_execution_is_told_and_the_stack_goes_back()
    {
        await _scene.Create(Templates.Groups(30, "A"));
        await _scene.Propose(Templates.Groups(60, "A"), ChangeSetType.UPDATE);
        _scene.Fail("Update", "A");
        await _scene.Execute();
        Assert.Equal("UPDATE_ROLLBACK_COMPLETE", await _scene.Status());
        Assert.Equal("EXECUTE_FAILED", (await _scene.ChangeSet()).ExecutionStatus.Value);
    }

    [Fact]
    public async Task A_change_set_that_is_scripted_to_fail_says_why_and_cannot_be_executed()
    {
        await _scene.Create(Templates.Groups(30, "A"));
        _scene.Cloud.Cloud.Faults.Add(new Faults.Fault { Operation = "cloudformation:ChangeSet", Message = "not now", Containing = (await _scene.Describe()).StackName });
        await _scene.Propose(Templates.Groups(60, "A"), ChangeSetType.UPDATE, "one");

        var set = await _scene.ChangeSet("one");

        Assert.Equal(("FAILED", "not now", "UNAVAILABLE"), (set.Status.Value, set.StatusReason, set.ExecutionStatus.Value));
        await Assert.ThrowsAsync<InvalidChangeSetStatusException>(() => _scene.Execute("one"));
        await _scene.Propose(Templates.Groups(60, "A"), ChangeSetType.UPDATE, "two");
        Assert.Equal("CREATE_COMPLETE", (await _scene.ChangeSet("two")).Status.Value);
    }

    [Fact]
    public async Task A_kept_failure_is_mended_by_a_change_set_with_rollback_disabled_only()
    {
        await _scene.Create(Templates.Groups(30, "A", "B"));
        _scene.Fail("Update", "B");
        await _scene.Update(Templates.Groups(60, "A", "B"), r => r.DisableRollback = true);
        Assert.Equal("UPDATE_FAILED", await _scene.Status());
        await _scene.Propose(Templates.Groups(60, "A", "B"), ChangeSetType.UPDATE);
        Assert.Equal(["B"], (await _scene.ChangeSet()).Changes.Select(c => c.ResourceChange.LogicalResourceId));
        Assert.Contains("is in UPDATE_FAILED state and can not be updated.", await StackScene.Refusal(() => _scene.Execute()), StringComparison.Ordinal);

        await _scene.Execute(with: r => r.DisableRollback = true);

        Assert.Equal("UPDATE_COMPLETE", await _scene.Status());
        Assert.Equal(["/logs/A 60", "/logs/B 60"], await _scene.Groups());
    }

    [Fact]
    public async Task A_stack_under_review_outlives_its_change_sets_and_takes_no_update()
    {
        await _scene.Propose(Templates.Groups(30, "A"), ChangeSetType.CREATE);
        await _scene.Client.DeleteChangeSetAsync(new DeleteChangeSetRequest { StackName = StackScene.Stack, ChangeSetName = "c" });
        await _scene.Client.DeleteChangeSetAsync(new DeleteChangeSetRequest { StackName = StackScene.Stack, ChangeSetName = "c" });
        Assert.Equal("REVIEW_IN_PROGRESS", await _scene.Status());
        Assert.Contains("is in REVIEW_IN_PROGRESS state and can not be updated.", await StackScene.Refusal(() => _scene.Update(Templates.Groups(30, "A"))), StringComparison.Ordinal);
        await Assert.ThrowsAsync<AlreadyExistsException>(() => _scene.Create(Templates.Groups(30, "A")));
        await _scene.Delete();
        await StackScene.Refusal(() => _scene.Status());
    }

    [Fact]
    public async Task A_repeated_creation_with_the_same_token_is_one_change_set()
    {
        var first = await _scene.Propose(Templates.Groups(30, "A"), ChangeSetType.CREATE, with: r => r.ClientToken = "t");
        Assert.Equal(first.Id, (await _scene.Propose(Templates.Groups(30, "A"), ChangeSetType.CREATE, with: r => r.ClientToken = "t")).Id);
        await Assert.ThrowsAsync<AlreadyExistsException>(() => _scene.Propose(Templates.Groups(30, "A"), ChangeSetType.CREATE));
    }

    [Theory]
    [InlineData("DO_NOTHING", "CREATE_FAILED")]
    [InlineData("ROLLBACK", "ROLLBACK_COMPLETE")]
    [InlineData("DELETE", "DELETE_COMPLETE")]
    public async Task A_change_set_says_what_becomes_of_a_stack_that_fails(string action, string expected)
    {
        var stack = (await _scene.Propose(Templates.Groups(30, "A"), ChangeSetType.CREATE, with: r => r.OnStackFailure = action)).StackId;
        Assert.Equal(action, (await _scene.ChangeSet()).OnStackFailure.Value);
        Assert.Contains("OnStackFailure", await StackScene.Refusal(() => _scene.Execute(with: r => r.DisableRollback = true)), StringComparison.Ordinal);
        _scene.Fail("Create", "A");
        await _scene.Execute();
        Assert.Equal(expected, await _scene.Status(stack));
    }

    [Fact]
    public async Task Changes_name_their_causes()
    {
        const string Body = """
            {
              "Parameters": {"Range": {"Type": "String"}, "Days": {"Type": "Number", "Default": 30}},
              "Resources": {
                "Vpc": {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": {"Ref": "Range"}}},
                "Table": {"Type": "AWS::EC2::RouteTable", "Properties": {"VpcId": {"Ref": "Vpc"}}},
                "Group": {"Type": "AWS::EC2::SecurityGroup", "Properties": {"GroupDescription": {"Fn::GetAtt": ["Logs", "Arn"]}}},
                "Logs": {"Type": "AWS::Logs::LogGroup", "UpdateReplacePolicy": "Retain", "Properties": {"RetentionInDays": {"Ref": "Days"}}},
                "Old": {"Type": "AWS::Logs::LogGroup", "DeletionPolicy": "Retain"}
              }
            }
            """;
        await _scene.Create(Body, r => r.Parameters = [Value("Range", "10.0.0.0/16")]);
        await _scene.Propose(
            Body.Replace("\"Old\"", "\"New\"", StringComparison.Ordinal), ChangeSetType.UPDATE, with: r => r.Parameters = [Value("Range", "10.1.0.0/16"), Value("Days", "60")]);

        var set = await _scene.ChangeSet(values: true);

        var changes = set.Changes.Select(c => c.ResourceChange).ToDictionary(c => c.LogicalResourceId, StringComparer.Ordinal);
        Assert.Equal(("Modify", "True", "ReplaceAndDelete"), (changes["Vpc"].Action.Value, changes["Vpc"].Replacement.Value, changes["Vpc"].PolicyAction.Value));
        Assert.Equal(["ParameterReference Static Range", "DirectModification Dynamic "], Causes(changes["Vpc"]));
        Assert.Equal(("10.0.0.0/16", "10.1.0.0/16", "Always"), (changes["Vpc"].Details[0].Target.BeforeValue, changes["Vpc"].Details[0].Target.AfterValue, changes["Vpc"].Details[0].Target.RequiresRecreation.Value));
        Assert.Equal("True", changes["Table"].Replacement.Value);
        Assert.Equal(["ResourceReference Static Vpc"], Causes(changes["Table"]));
        Assert.Equal(("False", null), (changes["Logs"].Replacement.Value, changes["Logs"].PolicyAction?.Value));
        Assert.Equal("Conditional", changes["Group"].Replacement.Value);
        Assert.Equal(["ResourceAttribute Dynamic Logs.Arn"], Causes(changes["Group"]));
        Assert.Equal(("Remove", "Retain"), (changes["Old"].Action.Value, changes["Old"].PolicyAction.Value));
        Assert.Equal("Add", changes["New"].Action.Value);
        Assert.Null((await _scene.ChangeSet()).Changes.First(c => c.ResourceChange.Details.Count > 0).ResourceChange.Details[0].Target.BeforeValue);
    }

    [Fact]
    public async Task What_only_may_change_is_left_alone_when_it_turns_out_the_same()
    {
        const string Body = """{"Parameters": {"Days": {"Type": "Number"}}, "Resources": {"Logs": {"Type": "AWS::Logs::LogGroup", "Properties": {"RetentionInDays": {"Ref": "Days"}}}, "Group": {"Type": "AWS::EC2::SecurityGroup", "Properties": {"GroupDescription": {"Fn::Sub": "of ${Logs.Arn}"}}}}}""";
        await _scene.Create(Body.Replace(":*", "", StringComparison.Ordinal), r => r.Parameters = [Value("Days", "30")]);
        await _scene.Status();
        await _scene.Propose(Body, ChangeSetType.UPDATE, with: r => r.Parameters = [new Parameter { ParameterKey = "Days", UsePreviousValue = true }]);
        Assert.Equal("FAILED", (await _scene.ChangeSet()).Status.Value);
    }

    [Fact]
    public async Task Changes_and_change_sets_are_paged()
    {
        await _scene.Propose(Templates.Groups(30, [.. Enumerable.Range(0, 150).Select(i => $"G{i}")]), ChangeSetType.CREATE);
        var first = await _scene.ChangeSet();
        Assert.Equal(100, first.Changes.Count);
        var second = await _scene.Client.DescribeChangeSetAsync(new DescribeChangeSetRequest { StackName = StackScene.Stack, ChangeSetName = "c", NextToken = first.NextToken });
        Assert.Equal((50, null), (second.Changes.Count, second.NextToken));
        await _scene.Execute();
        Assert.Equal("CREATE_COMPLETE", await _scene.Status());
        var resources = await _scene.Client.ListStackResourcesAsync(new ListStackResourcesRequest { StackName = StackScene.Stack });
        Assert.Equal(100, resources.StackResourceSummaries.Count);
        var events = await _scene.Client.DescribeStackEventsAsync(new DescribeStackEventsRequest { StackName = StackScene.Stack });
        var older = await _scene.Client.DescribeStackEventsAsync(new DescribeStackEventsRequest { StackName = StackScene.Stack, NextToken = events.NextToken });
        Assert.Equal((100, 100), (events.StackEvents.Count, older.StackEvents.Count));
        Assert.Empty(events.StackEvents.Select(e => e.EventId).Intersect(older.StackEvents.Select(e => e.EventId)));
    }

    [Fact]
    public async Task Stacks_are_listed_newest_first_and_deleted_ones_by_their_status_only()
    {
        for (var i = 0; i < 103; i++)
        {
            await _scene.Client.CreateStackAsync(new CreateStackRequest { StackName = $"s{i}", TemplateBody = Templates.Groups(30, "A") });
        }

        await _scene.Client.DeleteStackAsync(new DeleteStackRequest { StackName = "s102" });
        await StackScene.Refusal(() => _scene.Status("s102"));
        var first = await _scene.Client.DescribeStacksAsync(new DescribeStacksRequest());
        await _scene.Client.CreateStackAsync(new CreateStackRequest { StackName = "late", TemplateBody = Templates.Groups(30, "A") });
        var second = await _scene.Client.DescribeStacksAsync(new DescribeStacksRequest { NextToken = first.NextToken });
        Assert.Equal((100, "s101"), (first.Stacks.Count, first.Stacks[0].StackName));
        Assert.Equal(["s1", "s0"], second.Stacks.Select(s => s.StackName));
        var deleted = await _scene.Client.ListStacksAsync(new ListStacksRequest { StackStatusFilter = ["DELETE_COMPLETE"] });
        Assert.Equal("s102", deleted.StackSummaries.Single().StackName);
    }

    private static Parameter Value(string key, string value) => new() { ParameterKey = key, ParameterValue = value };

    private static List<string> Causes(ResourceChange change) =>
        [.. change.Details.Select(d => $"{d.ChangeSource} {d.Evaluation} {d.CausingEntity}")];

    private static async Task<(string Status, string Execution)> States(StackScene scene)
    {
        var set = await scene.ChangeSet();
        return (set.Status.Value, set.ExecutionStatus.Value);
    }
}
