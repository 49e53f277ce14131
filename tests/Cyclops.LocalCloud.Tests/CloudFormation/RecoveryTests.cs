using Amazon.CloudFormation.Model;
using Cyclops.LocalCloud.Options;
using Cyclops.LocalCloud.Tests.Support;

namespace Cyclops.LocalCloud.Tests.CloudFormation;

public sealed class RecoveryTests
{
    private readonly StackScene _scene = new();

    [Fact]
    public async Task A_cancelled_update_goes_back_to_what_was()
    {
        var scene = StackScene.Slow();
        await scene.Create(Templates.Groups(30, "A", "B"));
        scene.Settle();
        await scene.Update(Templates.Groups(60, "A", "C"));
        scene.Cloud.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("UPDATE_IN_PROGRESS", await scene.Status());

        await scene.Client.CancelUpdateStackAsync(new CancelUpdateStackRequest { StackName = StackScene.Stack });

        Assert.Equal("UPDATE_ROLLBACK_IN_PROGRESS", await scene.Status());
        scene.Settle();
        Assert.Equal("UPDATE_ROLLBACK_COMPLETE", await scene.Status());
        Assert.Equal(["/logs/A 30", "/logs/B 30"], await scene.Groups());
        Assert.Contains("UPDATE_FAILED", await scene.Statuses("A"));
    }

    [Fact]
    public async Task A_replacement_under_way_is_undone_when_its_update_is_cancelled()
    {
        var scene = StackScene.Slow();
        const string Body = """{"Parameters": {"R": {"Type": "String", "Default": "10.1.0.0/16"}}, "Resources": {"Vpc": {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": {"Ref": "R"}}}}, "Outputs": {"V": {"Value": {"Ref": "Vpc"}}}}""";
        await scene.Create(Body);
        scene.Settle();
        var before = (await scene.Describe()).Outputs.Single().OutputValue;
        await scene.Update(Body.Replace("10.1.", "10.2.", StringComparison.Ordinal));
        scene.Cloud.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("UPDATE_IN_PROGRESS", await scene.Status());

        await scene.Client.CancelUpdateStackAsync(new CancelUpdateStackRequest { StackName = StackScene.Stack });

        scene.Settle();
        var stack = await scene.Describe();
        Assert.Equal(("UPDATE_ROLLBACK_COMPLETE", before), (stack.StackStatus.Value, stack.Outputs.Single().OutputValue));
        Assert.Equal(before, (await scene.Cloud.Ec2.DescribeVpcsAsync(new Amazon.EC2.Model.DescribeVpcsRequest())).Vpcs.Single(v => v.IsDefault != true).VpcId);
    }

    [Fact]
    public async Task Nothing_but_a_running_update_can_be_cancelled()
    {
        await _scene.Create(Templates.Groups(30, "A"));
        Assert.Equal("CREATE_COMPLETE", await _scene.Status());
        Assert.Equal("CancelUpdateStack cannot be called from current stack status", await StackScene.Refusal(Cancel));

        Task Cancel() => _scene.Client.CancelUpdateStackAsync(new CancelUpdateStackRequest { StackName = StackScene.Stack });
    }

    [Fact]
    public async Task A_rollback_that_fails_goes_on_when_it_is_continued()
    {
        await FailARollback();
        Assert.Contains("is in UPDATE_ROLLBACK_FAILED state and can not be updated.", await StackScene.Refusal(() => _scene.Update(Templates.Groups(30, "A"))), StringComparison.Ordinal);

        await Continue();

        Assert.Equal("UPDATE_ROLLBACK_COMPLETE", await _scene.Status());
        Assert.Equal(["/logs/A 30", "/logs/B 30"], await _scene.Groups());
        Assert.Equal(
            ["UPDATE_IN_PROGRESS", "UPDATE_ROLLBACK_IN_PROGRESS", "UPDATE_ROLLBACK_FAILED", "UPDATE_ROLLBACK_IN_PROGRESS", "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS", "UPDATE_ROLLBACK_COMPLETE"],
            (await _scene.Statuses(StackScene.Stack)).Skip(2));
    }

    [Fact]
    public async Task A_resource_that_is_skipped_keeps_what_the_update_made_of_it()
    {
        await FailARollback();
        Assert.Contains("[B]", await StackScene.Refusal(() => Continue("B")), StringComparison.Ordinal);

        await Continue("A");

        Assert.Equal("UPDATE_ROLLBACK_COMPLETE", await _scene.Status());
        Assert.Equal(["/logs/A 60", "/logs/B 30"], await _scene.Groups());
        Assert.Contains("cannot be called from current stack status", await StackScene.Refusal(() => Continue()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stack_whose_rollback_failed_is_deleted_with_all_that_the_update_made()
    {
        await FailARollback("C");
        await _scene.Delete();
        var gone = await Assert.ThrowsAnyAsync<Amazon.CloudFormation.AmazonCloudFormationException>(() => _scene.Status());
        Assert.Contains("does not exist", gone.Message, StringComparison.Ordinal);
        Assert.Empty(await _scene.Groups());
    }

    [Fact]
    public async Task An_update_without_rollback_stays_as_it_failed_and_can_be_tried_again()
    {
        await _scene.Create(Templates.Groups(30, "A", "B"));
        _scene.Fail("Update", "B");
        await _scene.Update(Templates.Groups(60, "A", "B"), r => r.DisableRollback = true);
        Assert.Equal("UPDATE_FAILED", await _scene.Status());
        Assert.Equal(["/logs/A 60", "/logs/B 30"], await _scene.Groups());
        Assert.True((await _scene.Describe()).DisableRollback);
        Assert.Contains("is in UPDATE_FAILED state and can not be updated.", await StackScene.Refusal(() => _scene.Update(Templates.Groups(90, "A", "B"))), StringComparison.Ordinal);

        await _scene.Update(Templates.Groups(60, "A", "B"), r => r.DisableRollback = true);

        Assert.Equal("UPDATE_COMPLETE", await _scene.Status());
        Assert.Equal(["/logs/A 60", "/logs/B 60"], await _scene.Groups());
    }

    [Fact]
    public async Task Rolling_back_a_failed_update_returns_to_the_last_complete_state()
    {
        await _scene.Create(Templates.Groups(30, "A", "B"));
        _scene.Fail("Update", "B", times: 2);
        await _scene.Update(Templates.Groups(60, "A", "B", "C"), r => r.DisableRollback = true);
        await _scene.Update(Templates.Groups(90, "A", "B", "C"), r => r.DisableRollback = true);
        Assert.Equal("UPDATE_FAILED", await _scene.Status());

        await RollBack();

        Assert.Equal("UPDATE_ROLLBACK_COMPLETE", await _scene.Status());
        Assert.Equal(["/logs/A 30", "/logs/B 30"], await _scene.Groups());
        Assert.Contains("cannot be called from current stack status", await StackScene.Refusal(RollBack), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_rollback_nothing_is_replaced()
    {
        await _scene.Create(Templates.Groups(30, "A"));
        await _scene.Update(Templates.Groups(30, "A").Replace("}/A", "}/B", StringComparison.Ordinal), r => r.DisableRollback = true);
        Assert.Equal("UPDATE_FAILED", await _scene.Status());
        Assert.Contains("Replacement type updates not supported on stack with disable-rollback.", await _scene.Reason("A"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_creation_without_rollback_keeps_what_it_made_and_is_completed_by_an_update()
    {
        _scene.Fail("Create", "B");
        await _scene.Create(Templates.Groups(30, "A", "B"), r => r.DisableRollback = true);
        Assert.Equal("CREATE_FAILED", await _scene.Status());
        Assert.Equal(["/logs/A 30"], await _scene.Groups());

        await _scene.Update(Templates.Groups(30, "A", "B"), r => r.DisableRollback = true);

        Assert.Equal("UPDATE_COMPLETE", await _scene.Status());
        Assert.Equal(["/logs/A 30", "/logs/B 30"], await _scene.Groups());
    }

    [Fact]
    public async Task Rolling_back_a_failed_creation_leaves_nothing_but_the_stack()
    {
        _scene.Fail("Create", "B");
        await _scene.Create(Templates.Groups(30, "A", "B"), r => r.OnFailure = Amazon.CloudFormation.OnFailure.DO_NOTHING);
        Assert.Contains("[on-failure: DO_NOTHING]", await StackScene.Refusal(() => _scene.Update(Templates.Groups(30, "A"), r => r.DisableRollback = true)), StringComparison.Ordinal);

        await RollBack();

        Assert.Equal("ROLLBACK_COMPLETE", await _scene.Status());
        Assert.Empty(await _scene.Groups());
        await Assert.ThrowsAsync<AlreadyExistsException>(() => _scene.Create(Templates.Groups(30, "A")));
    }

    [Fact]
    public async Task A_creation_whose_rollback_fails_can_only_be_deleted()
    {
        _scene.Fail("Create", "B");
        _scene.Fail("Delete", "A");
        await _scene.Create(Templates.Groups(30, "A", "B"));
        Assert.Equal("ROLLBACK_FAILED", await _scene.Status());
        Assert.Contains("is in ROLLBACK_FAILED state and can not be updated.", await StackScene.Refusal(() => _scene.Update(Templates.Groups(60, "A"))), StringComparison.Ordinal);
        await _scene.Delete();
        await StackScene.Refusal(() => _scene.Status());
        Assert.Empty(await _scene.Groups());
    }

    [Fact]
    public async Task A_creation_that_takes_longer_than_its_timeout_is_rolled_back()
    {
        var scene = new StackScene { Cloud = new CloudUnderTest(LifeCycleDelays.Instant with { StackResource = TimeSpan.FromMinutes(2) }) };
        await scene.Create(Templates.Groups(30, "A"), r => r.TimeoutInMinutes = 1);
        scene.Settle();
        Assert.Equal("ROLLBACK_COMPLETE", await scene.Status());
        Assert.Empty(await scene.Groups());
        Assert.Equal(["CREATE_IN_PROGRESS", "ROLLBACK_IN_PROGRESS", "ROLLBACK_COMPLETE"], await scene.Statuses(StackScene.Stack));
    }

    private async Task FailARollback(params string[] added)
    {
        await _scene.Create(Templates.Groups(30, "A", "B"));
        _scene.Fail("Update", "B");
        _scene.Fail("Rollback", "A");
        await _scene.Update(Templates.Groups(60, ["A", "B", .. added]));
        Assert.Equal("UPDATE_ROLLBACK_FAILED", await _scene.Status());
        Assert.Equal("The following resource(s) failed to update: [A].", (await _scene.Describe()).StackStatusReason);
    }

    private Task<ContinueUpdateRollbackResponse> Continue(params string[] skipped) =>
        _scene.Client.ContinueUpdateRollbackAsync(new ContinueUpdateRollbackRequest { StackName = StackScene.Stack, ResourcesToSkip = [.. skipped] });

    private Task<RollbackStackResponse> RollBack() =>
        _scene.Client.RollbackStackAsync(new RollbackStackRequest { StackName = StackScene.Stack });
}
