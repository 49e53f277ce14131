using Amazon.Runtime;
using Cyclops.LocalCloud.Options;

namespace Cyclops.LocalCloud.Tests.Authorization;

public sealed class PolicyTests
{
    [Theory]
    [InlineData("""{"StringEquals":{"aws:ResourceTag/team":"blue"}}""", true)]
    [InlineData("""{"StringEquals":{"aws:resourcetag/team":["red","blue"]}}""", true)]
    [InlineData("""{"StringEquals":{"aws:ResourceTag/team":"Blue"}}""", false)]
    [InlineData("""{"StringEqualsIgnoreCase":{"aws:ResourceTag/team":"Blue"}}""", true)]
    [InlineData("""{"StringNotEquals":{"aws:ResourceTag/team":"blue"}}""", false)]
    [InlineData("""{"StringNotEquals":{"aws:ResourceTag/none":"blue"}}""", true)]
    [InlineData("""{"StringEquals":{"aws:ResourceTag/none":"blue"}}""", false)]
    [InlineData("""{"StringEqualsIfExists":{"aws:ResourceTag/none":"blue"}}""", true)]
    [InlineData("""{"StringEqualsIfExists":{"aws:ResourceTag/team":"red"}}""", false)]
    [InlineData("""{"StringLike":{"aws:ResourceTag/team":"b*"}}""", true)]
    [InlineData("""{"StringNotLike":{"aws:ResourceTag/team":"b*"}}""", false)]
    [InlineData("""{"Null":{"aws:ResourceTag/none":"true"}}""", true)]
    [InlineData("""{"Null":{"aws:ResourceTag/team":true}}""", false)]
    [InlineData("""{"Null":{"aws:ResourceTag/team":"false"}}""", true)]
    [InlineData("""{"Bool":{"aws:ResourceTag/safe":"TRUE"}}""", true)]
    [InlineData("""{"StringEquals":{"aws:RequestedRegion":"eu-west-1"}}""", true)]
    [InlineData("""{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::*:user/AKIA*"}}""", true)]
    [InlineData("""{"ArnLike":{"aws:PrincipalArn":"arn:aws:*:user/AKIA*"}}""", false)]
    [InlineData("""{"ForAnyValue:StringEquals":{"aws:TagKeys":"a"}}""", true)]
    [InlineData("""{"ForAllValues:StringEquals":{"aws:TagKeys":["a","b","c"]}}""", true)]
    [InlineData("""{"ForAllValues:StringEquals":{"aws:TagKeys":["a"]}}""", false)]
    [InlineData("""{"ForAllValues:StringEquals":{"aws:ResourceTag/none":"a"}}""", true)]
    [InlineData("""{"ForAnyValue:StringEquals":{"aws:ResourceTag/none":"a"}}""", false)]
    [InlineData("""{"StringEquals":{"aws:ResourceTag/team":"blue","aws:ResourceTag/safe":"false"}}""", false)]
    public async Task A_condition_holds_as_AWS_says(string condition, bool holds)
    {
        var cloud = new JudgedCloud(JudgedCloud.Allow("logs:TagResource", condition: condition));
        await cloud.MasterLogs.CreateLogGroupAsync(new() { LogGroupName = "g", Tags = new() { ["team"] = "blue", ["safe"] = "true" } });
        var call = cloud.Inner.Logs.TagResourceAsync(new() { ResourceArn = "arn:aws:logs:eu-west-1:123456789012:log-group:g", Tags = new() { ["a"] = "1", ["b"] = "2" } });
        Assert.Equal(holds, await Succeeds(call));
    }

    [Theory]
    [InlineData("logs:tagresource", "*", true)]
    [InlineData("logs:Tag*", "arn:aws:logs:*:*:log-group:g", true)]
    [InlineData("logs:TagResourc?", "arn:aws:logs:*", true)]
    [InlineData("logs:UntagResource", "*", false)]
    [InlineData("logs:TagResource", "arn:aws:logs:us-east-1:*:log-group:g", false)]
    [InlineData("logs:TagResource", "arn:aws:logs:*:*:log-group:G", false)]
    [InlineData("logs:TagResource", "arn:aws:logs:*:log-group:g", false)]
    public async Task Actions_have_no_case_and_resources_match_part_by_part(string action, string resource, bool allowed)
    {
        var cloud = new JudgedCloud(JudgedCloud.Allow(action, resource));
        await cloud.MasterLogs.CreateLogGroupAsync(new() { LogGroupName = "g" });
        var call = cloud.Inner.Logs.TagResourceAsync(new() { ResourceArn = "arn:aws:logs:eu-west-1:123456789012:log-group:g", Tags = new() { ["a"] = "1" } });
        Assert.Equal(allowed, await Succeeds(call));
    }

    [Fact]
    public async Task What_is_not_named_is_meant_by_the_negated_elements()
    {
        var cloud = new JudgedCloud("""{"Effect":"Allow","NotAction":"logs:Delete*","NotResource":"arn:aws:logs:*:*:log-group:secret*"}""");
        await cloud.Inner.Logs.CreateLogGroupAsync(new() { LogGroupName = "open" });
        Assert.False(await Succeeds(cloud.Inner.Logs.CreateLogGroupAsync(new() { LogGroupName = "secret" })));
        Assert.False(await Succeeds(cloud.Inner.Logs.DeleteLogGroupAsync(new() { LogGroupName = "open" })));
    }

    [Theory]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*"}}""")]
    [InlineData("""{"Statement":{"Effect":"allow","Action":"*","Resource":"*"}}""")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*","NotAction":"*","Resource":"*"}}""")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"DateLessThan":{"aws:CurrentTime":"2030-01-01T00:00:00Z"}}}}""")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Conditions":{}}}""")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::${aws:username}"}}""")]
    [InlineData("{")]
    public void A_policy_that_cannot_be_read_in_full_is_refused_at_once(string policy) =>
        Assert.Throws<FormatException>(() => new LocalAws(new LocalCloudOptions { Authorization = new() { Others = [policy] } }));

    [Fact]
    public async Task A_policy_for_all_others_spares_those_who_are_named()
    {
        var cloud = new Support.CloudUnderTest(new LocalCloudOptions { Authorization = new() { Others = [] } });
        var spared = new Support.CloudUnderTest(new LocalCloudOptions { Authorization = new() { Others = [], Callers = new Dictionary<string, IReadOnlyList<string>?> { [JudgedCloud.Key] = null } } });
        Assert.False(await Succeeds(cloud.Ecs.ListClustersAsync(new())));
        Assert.True(await Succeeds(spared.Ecs.ListClustersAsync(new())));
    }

    private static async Task<bool> Succeeds(Task call)
    {
        try
        {
            await call;
            return true;
        }
        catch (AmazonServiceException denied) when (denied.ErrorCode.StartsWith("AccessDenied", StringComparison.Ordinal))
        {
            return false;
        }
    }
}
