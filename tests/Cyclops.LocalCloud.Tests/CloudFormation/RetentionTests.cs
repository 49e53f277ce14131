using System.Text.Json.Nodes;
using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;

namespace Cyclops.LocalCloud.Tests.CloudFormation;

public sealed class RetentionTests
{
    private readonly StackScene _scene = new();

    [Fact]
    public async Task Deleting_a_stack_keeps_what_is_to_be_retained()
    {
        await _scene.Create(With(Templates.Groups(30, "A", "B"), "A", "DeletionPolicy", "Retain"));
        var id = (await _scene.Describe()).StackId;
        await _scene.Delete();
        Assert.Equal("DELETE_COMPLETE", await _scene.Status(id));
        Assert.Equal(["/logs/A 30"], await _scene.Groups());
        Assert.Equal("DELETE_SKIPPED", (await _scene.Statuses("A", id))[^1]);
    }

    [Fact]
    public async Task Removing_a_retained_resource_from_the_template_keeps_it()
    {
        await _scene.Create(With(Templates.Groups(30, "A", "B"), "A", "DeletionPolicy", "Retain"));
        await _scene.Update(Templates.Groups(30, "B"));
        Assert.Equal("UPDATE_COMPLETE", await _scene.Status());
        Assert.Equal(["/logs/A 30", "/logs/B 30"], await _scene.Groups());
        Assert.DoesNotContain(await Resources(), r => r == "A");
    }

    [Theory]
    [InlineData("Retain", false, 1)]
    [InlineData("Retain", true, 0)]
    [InlineData("RetainExceptOnCreate", false, 0)]
    [InlineData("Delete", false, 0)]
    public async Task Rolling_a_creation_back_keeps_only_what_is_retained_on_creation_too(string policy, bool exceptOnCreate, int kept)
    {
        _scene.Fail("Create", "B");
        await _scene.Create(With(Templates.Groups(30, "A", "B"), "A", "DeletionPolicy", policy), r => r.RetainExceptOnCreate = exceptOnCreate);
        Assert.Equal("ROLLBACK_COMPLETE", await _scene.Status());
        Assert.Equal(kept, (await _scene.Groups()).Count);
    }

    [Theory]
    [InlineData("UpdateReplacePolicy", 2)]
    [InlineData("DeletionPolicy", 1)]
    public async Task Replacing_keeps_the_old_one_by_its_own_policy_only(string policy, int expected)
    {
        await _scene.Create(With(Templates.Groups(30, "A"), "A", policy, "Retain"));
        await _scene.Update(With(Templates.Groups(30, "A"), "A", policy, "Retain").Replace("}/A", "}/Z", StringComparison.Ordinal));
        Assert.Equal("UPDATE_COMPLETE", await _scene.Status());
        Assert.Equal(expected, (await _scene.Groups()).Count);
    }

    [Fact]
    public async Task Resources_are_retained_at_will_only_once_a_deletion_has_failed()
    {
        await _scene.Create(Templates.Groups(30, "A", "B"));
        var id = (await _scene.Describe()).StackId;
        Assert.Contains("DELETE_FAILED", await StackScene.Refusal(() => _scene.Delete(r => r.RetainResources = ["A"])), StringComparison.Ordinal);
        _scene.Fail("Delete", "A", times: 2);
        await _scene.Delete();
        Assert.Equal("DELETE_FAILED", await _scene.Status());
        Assert.Contains("must be in a valid state", await StackScene.Refusal(() => _scene.Delete(r => r.RetainResources = ["B"])), StringComparison.Ordinal);

        await _scene.Delete(r => r.RetainResources = ["A"]);

        Assert.Equal("DELETE_COMPLETE", await _scene.Status(id));
        Assert.Equal(["/logs/A 30"], await _scene.Groups());
    }

    [Fact]
    public async Task A_forced_deletion_leaves_behind_what_cannot_go()
    {
        // B goes before A, so that A is not tried while B is stuck.
        await _scene.Create(With(Templates.Groups(30, "A", "B"), "B", "DependsOn", "A"));
        var id = (await _scene.Describe()).StackId;
        Assert.Contains("DELETE_FAILED", await StackScene.Refusal(() => _scene.Delete(r => r.DeletionMode = DeletionMode.FORCE_DELETE_STACK)), StringComparison.Ordinal);
        _scene.Fail("Delete", "B", times: 2);
        await _scene.Delete();
        Assert.Equal("DELETE_FAILED", await _scene.Status());

        await _scene.Delete(r => r.DeletionMode = DeletionMode.FORCE_DELETE_STACK);

        Assert.Equal("DELETE_COMPLETE", await _scene.Status(id));
        Assert.Equal(["/logs/B 30"], await _scene.Groups());
    }

    [Fact]
    public async Task A_role_is_kept_for_the_operations_that_name_none()
    {
        await _scene.Create(Templates.Groups(30, "A"), r => r.RoleARN = "arn:aws:iam::123456789012:role/one");
        await _scene.Update(Templates.Groups(60, "A"));
        Assert.Equal("arn:aws:iam::123456789012:role/one", (await _scene.Describe()).RoleARN);
        await _scene.Update(Templates.Groups(31, "A"), r => r.RoleARN = "arn:aws:iam::123456789012:role/two");
        var stack = await _scene.Describe();
        Assert.Equal(("UPDATE_ROLLBACK_COMPLETE", "arn:aws:iam::123456789012:role/two"), (stack.StackStatus.Value, stack.RoleARN));
    }

    private async Task<List<string>> Resources() =>
        [.. (await _scene.Client.ListStackResourcesAsync(new ListStackResourcesRequest { StackName = StackScene.Stack })).StackResourceSummaries.Select(r => r.LogicalResourceId)];

    private static string With(string template, string resource, string attribute, string value)
    {
        var root = JsonNode.Parse(template)!;
        root["Resources"]![resource]![attribute] = value;
        return root.ToJsonString();
    }
}
