using Amazon.CloudWatchLogs.Model;
using Cyclops.LocalCloud.Tests.Support;

namespace Cyclops.LocalCloud.Tests.Logs;

public sealed class LogTests
{
    private readonly CloudUnderTest _cloud = new();

    [Fact]
    public async Task Groups_are_listed_by_prefix_fifty_at_a_time()
    {
        for (var i = 0; i < 53; i++)
        {
            await Create($"/app/{i:00}");
        }

        await Create("/other");
        var first = await _cloud.Logs.DescribeLogGroupsAsync(new DescribeLogGroupsRequest { LogGroupNamePrefix = "/app/" });
        var second = await _cloud.Logs.DescribeLogGroupsAsync(new DescribeLogGroupsRequest { LogGroupNamePrefix = "/app/", NextToken = first.NextToken });
        Assert.Equal(50, first.LogGroups.Count);
        Assert.Equal(["/app/50", "/app/51", "/app/52"], second.LogGroups.Select(g => g.LogGroupName));
        Assert.Null(second.NextToken);
    }

    [Theory]
    [InlineData("has space")]
    [InlineData("aws/reserved")]
    public async Task A_bad_group_name_is_refused(string name) =>
        await Assert.ThrowsAsync<InvalidParameterException>(() => Create(name));

    [Fact]
    public async Task Only_the_published_retentions_are_taken()
    {
        await Create("/app");
        await _cloud.Logs.PutRetentionPolicyAsync(new PutRetentionPolicyRequest { LogGroupName = "/app", RetentionInDays = 30 });
        await Assert.ThrowsAsync<InvalidParameterException>(() =>
            _cloud.Logs.PutRetentionPolicyAsync(new PutRetentionPolicyRequest { LogGroupName = "/app", RetentionInDays = 31 }));
        var group = (await _cloud.Logs.DescribeLogGroupsAsync(new DescribeLogGroupsRequest())).LogGroups.Single();
        Assert.Equal(30, group.RetentionInDays);
        Assert.Equal("arn:aws:logs:eu-west-1:123456789012:log-group:/app:*", group.Arn);
    }

    [Fact]
    public async Task Tags_are_reached_by_the_arn_without_its_star()
    {
        await Create("/app");
        const string Arn = "arn:aws:logs:eu-west-1:123456789012:log-group:/app";
        await _cloud.Logs.TagResourceAsync(new TagResourceRequest { ResourceArn = Arn, Tags = new() { ["k"] = "v" } });
        Assert.Equal("v", (await _cloud.Logs.ListTagsForResourceAsync(new ListTagsForResourceRequest { ResourceArn = Arn })).Tags["k"]);
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => _cloud.Logs.ListTagsForResourceAsync(new ListTagsForResourceRequest { ResourceArn = Arn + ":*" }));
    }

    [Fact]
    public async Task Groups_can_be_found_by_expression_and_tag()
    {
        await _cloud.Logs.CreateLogGroupAsync(new CreateLogGroupRequest { LogGroupName = "/staging/a", Tags = new() { ["env"] = "staging" } });
        await Create("/staging/b");
        var found = await _cloud.Logs.ListLogGroupsAsync(new ListLogGroupsRequest { LogGroupNamePattern = "^/staging/", LogGroupTags = [new TagFilter { Key = "env", Values = ["staging"] }] });
        Assert.Equal("/staging/a", found.LogGroups.Single().LogGroupName);
    }

    [Fact]
    public async Task Events_come_back_newest_page_first_and_by_pattern()
    {
        await Create("/app");
        await _cloud.Logs.CreateLogStreamAsync(new CreateLogStreamRequest { LogGroupName = "/app", LogStreamName = "s" });
        var at = _cloud.Clock.GetUtcNow().UtcDateTime;
        await _cloud.Logs.PutLogEventsAsync(new PutLogEventsRequest
        {
            LogGroupName = "/app",
            LogStreamName = "s",
            LogEvents = [.. Enumerable.Range(0, 5).Select(i => new InputLogEvent { Timestamp = at.AddMilliseconds(i), Message = i == 3 ? "error three" : $"line {i}" })],
        });
        var tail = await _cloud.Logs.GetLogEventsAsync(new GetLogEventsRequest { LogGroupName = "/app", LogStreamName = "s", Limit = 2 });
        Assert.Equal(["error three", "line 4"], tail.Events.Select(e => e.Message));
        var found = await _cloud.Logs.FilterLogEventsAsync(new FilterLogEventsRequest { LogGroupName = "/app", FilterPattern = "?error ?\"line 0\"" });
        Assert.Equal(["line 0", "error three"], found.Events.Select(e => e.Message));
    }

    private Task<CreateLogGroupResponse> Create(string name) =>
        _cloud.Logs.CreateLogGroupAsync(new CreateLogGroupRequest { LogGroupName = name });
}
