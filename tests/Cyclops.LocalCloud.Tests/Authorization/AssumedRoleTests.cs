using Amazon.Runtime;

namespace Cyclops.LocalCloud.Tests.Authorization;

public sealed class AssumedRoleTests
{
    private const string Account = """{"AWS":"arn:aws:iam::123456789012:root"}""";
    private static readonly string MayAssume = JudgedCloud.Allow("sts:AssumeRole", "arn:aws:iam::123456789012:role/deploy");
    private readonly JudgedCloud _cloud = new(MayAssume);

    [Fact]
    public async Task Its_keys_are_judged_by_the_policies_of_the_role()
    {
        var role = await _cloud.Role("deploy", Account, JudgedCloud.Allow("logs:DescribeLogGroups"));
        var policy = (await _cloud.MasterIam.CreatePolicyAsync(new() { PolicyName = "create", PolicyDocument = $$"""{"Version":"2012-10-17","Statement":{{JudgedCloud.Allow("logs:CreateLogGroup")}}}""" })).Policy;
        var key = await _cloud.AssumeRoleAsync(role);
        Assert.Equal("arn:aws:sts::123456789012:assumed-role/deploy/test", await _cloud.CallerIdentityAsync(key));
        var logs = _cloud.LogsOf(key);
        await logs.DescribeLogGroupsAsync(new());
        var denied = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => logs.CreateLogGroupAsync(new() { LogGroupName = "a" }));
        Assert.StartsWith("User: arn:aws:sts::123456789012:assumed-role/deploy/test is not authorized", denied.Message, StringComparison.Ordinal);
        await _cloud.MasterIam.AttachRolePolicyAsync(new() { RoleName = "deploy", PolicyArn = policy.Arn });
        await logs.CreateLogGroupAsync(new() { LogGroupName = "a" });
    }

    [Fact]
    public async Task The_policy_of_AWS_that_allows_everything_does_and_others_of_AWS_allow_nothing()
    {
        var logs = _cloud.LogsOf(await _cloud.AssumeRoleAsync(await _cloud.Role("deploy", Account)));
        await _cloud.MasterIam.AttachRolePolicyAsync(new() { RoleName = "deploy", PolicyArn = "arn:aws:iam::aws:policy/CloudWatchLogsFullAccess" });
        await Assert.ThrowsAnyAsync<AmazonServiceException>(() => logs.DescribeLogGroupsAsync(new()));
        await _cloud.MasterIam.AttachRolePolicyAsync(new() { RoleName = "deploy", PolicyArn = "arn:aws:iam::aws:policy/AdministratorAccess" });
        await logs.DescribeLogGroupsAsync(new());
    }

    [Fact]
    public async Task A_role_is_assumed_only_by_whom_it_trusts_and_who_may()
    {
        var deploy = await _cloud.Role("deploy", """{"Service":"ecs-tasks.amazonaws.com"}""");
        var other = await _cloud.Role("other", Account);
        Assert.Equal("AccessDenied", await _cloud.AssumeRoleAsync(deploy));
        Assert.Equal("AccessDenied", await _cloud.AssumeRoleAsync(other));
        Assert.Equal("AccessDenied", await _cloud.AssumeRoleAsync("arn:aws:iam::123456789012:role/none", "AKIAI44QH8DHBEXAMPLE"));
        Assert.StartsWith("ASIA", await _cloud.AssumeRoleAsync(other, "AKIAI44QH8DHBEXAMPLE"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_ends()
    {
        var logs = _cloud.LogsOf(await _cloud.AssumeRoleAsync(await _cloud.Role("deploy", Account, JudgedCloud.Allow("*"))));
        await logs.DescribeLogGroupsAsync(new());
        _cloud.Inner.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal("ExpiredTokenException", (await Assert.ThrowsAnyAsync<AmazonServiceException>(() => logs.DescribeLogGroupsAsync(new()))).ErrorCode);
    }
}
