using Amazon.CloudFormation.Model;

namespace Cyclops.LocalCloud.Tests.CloudFormation;

public sealed class StackPolicyTests
{
    private readonly StackScene _scene = new();

    [Theory]
    [InlineData("""{"Effect": "Deny", "Action": "Update:Modify", "Principal": "*", "Resource": "LogicalResourceId/A"}""", false)]
    [InlineData("""{"Effect": "Deny", "Action": "Update:*", "Principal": "*", "Resource": "*", "Condition": {"StringEquals": {"ResourceType": ["AWS::Logs::LogGroup"]}}}""", false)]
    [InlineData("""{"Effect": "Deny", "Action": "Update:*", "Principal": "*", "Resource": "*", "Condition": {"StringLike": {"ResourceType": ["AWS::EC2::*"]}}}""", true)]
    [InlineData("""{"Effect": "Deny", "Action": ["Update:Replace", "Update:Delete"], "Principal": "*", "Resource": "*"}""", true)]
    [InlineData("""{"Effect": "Deny", "NotAction": "Update:Replace", "Principal": "*", "Resource": "LogicalResourceId/A*"}""", false)]
    public async Task A_policy_decides_whether_a_resource_is_modified(string statement, bool passes)
    {
        await _scene.Create(Templates.Groups(30, "A"), r => r.StackPolicyBody = Policy(statement));
        await _scene.Update(Templates.Groups(60, "A"));
        Assert.Equal(passes ? "UPDATE_COMPLETE" : "UPDATE_ROLLBACK_COMPLETE", await _scene.Status());
        Assert.Equal([passes ? "/logs/A 60" : "/logs/A 30"], await _scene.Groups());
    }

    [Fact]
    public async Task A_resource_that_may_not_be_deleted_stops_the_update_before_anything_changes()
    {
        await _scene.Create(Templates.Groups(30, "A", "B"), r => r.StackPolicyBody = Policy("""{"Effect": "Deny", "Action": "Update:Delete", "Principal": "*", "Resource": "LogicalResourceId/B"}"""));
        await _scene.Update(Templates.Groups(60, "A"));
        Assert.Equal("UPDATE_ROLLBACK_COMPLETE", await _scene.Status());
        Assert.Equal(["/logs/A 30", "/logs/B 30"], await _scene.Groups());
        Assert.Contains("Action denied by stack policy: Statement [#2] does not allow [Update:Delete] for resource [LogicalResourceId/B]", await _scene.Reason("B"), StringComparison.Ordinal);
        await _scene.Delete();
        await StackScene.Refusal(() => _scene.Status());
    }

    [Fact]
    public async Task What_no_statement_allows_is_protected_unless_the_update_brings_its_own_policy()
    {
        await _scene.Create(Templates.Groups(30, "A"));
        const string Other = """{"Statement": [{"Effect": "Allow", "Action": "Update:*", "Principal": "*", "Resource": "LogicalResourceId/Other*"}]}""";
        await _scene.Client.SetStackPolicyAsync(new SetStackPolicyRequest { StackName = StackScene.Stack, StackPolicyBody = Other });
        Assert.Equal(Other, (await _scene.Client.GetStackPolicyAsync(new GetStackPolicyRequest { StackName = StackScene.Stack })).StackPolicyBody);
        await _scene.Update(Templates.Groups(60, "A"));
        Assert.Equal("UPDATE_ROLLBACK_COMPLETE", await _scene.Status());

        await _scene.Update(Templates.Groups(60, "A"), r => r.StackPolicyDuringUpdateBody = """{"Statement": {"Effect": "Allow", "Action": "Update:*", "Principal": "*", "Resource": "*"}}""");

        Assert.Equal("UPDATE_COMPLETE", await _scene.Status());
        await _scene.Update(Templates.Groups(90, "A"));
        Assert.Equal("UPDATE_ROLLBACK_COMPLETE", await _scene.Status());
    }

    [Theory]
    [InlineData("no")]
    [InlineData("{}")]
    [InlineData("""{"Statement": []}""")]
    [InlineData("""{"Statement": [{"Effect": "Deny", "Action": "Update:All", "Principal": "*", "Resource": "*"}]}""")]
    [InlineData("""{"Statement": [{"Effect": "Deny", "Action": "Update:*", "Principal": "*", "Resource": "LogicalResourceId/Ghost"}]}""")]
    [InlineData("""{"Statement": [{"Effect": "Deny", "Action": "Update:*", "Principal": "me", "Resource": "*"}]}""")]
    public async Task What_is_no_policy_is_refused(string body) =>
        Assert.Contains("stack policy", await StackScene.Refusal(() => _scene.Create(Templates.Groups(30, "A"), r => r.StackPolicyBody = body)), StringComparison.Ordinal);

    private static string Policy(string statement) =>
        $$"""{"Statement": [{"Effect": "Allow", "Action": "Update:*", "Principal": "*", "Resource": "*"}, {{statement}}]}""";
}
