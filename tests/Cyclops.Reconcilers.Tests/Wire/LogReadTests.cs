using System.Text.Json;
using Cyclops.Aws;
using Cyclops.Aws.Calls;
using Cyclops.Aws.Logs;
using Cyclops.Model.Outcomes;
using Cyclops.Reconcilers.Tests.Support;
using Cyclops.Testing;

namespace Cyclops.Reconcilers.Tests.Wire;

public sealed class LogReadTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Pages_are_read_to_the_end_though_one_among_them_is_empty()
    {
        var wire = new CannedPages(
            """{"events":[{"eventId":"1","logStreamName":"web/web/a","timestamp":1767268800000,"message":"one","ingestionTime":1767268800500}],"searchedLogStreams":[],"nextToken":"t1"}""",
            """{"events":[],"searchedLogStreams":[],"nextToken":"t2"}""",
            """{"events":[{"eventId":"2","logStreamName":"web/web/b","timestamp":1767268800250,"message":"two"}],"searchedLogStreams":[]}""");
        var query = new LogQuery("/cyclops/acme/staging/web") { StreamPrefix = "web/web/", Pattern = "\"o\"", From = Noon, Before = Noon.AddSeconds(1) };

        var lines = await ReadAsync(wire, query);

        Assert.Equal([new("1", "web/web/a", Noon, "one"), new LogLine("2", "web/web/b", Noon.AddMilliseconds(250), "two")], lines);
        Assert.Equal("Logs_20140328.FilterLogEvents", Assert.Single(wire.Targets.Distinct()));
        using var first = JsonDocument.Parse(wire.Bodies[0]);
        Assert.Equal("/cyclops/acme/staging/web", first.RootElement.GetProperty("logGroupName").GetString());
        Assert.Equal("web/web/", first.RootElement.GetProperty("logStreamNamePrefix").GetString());
        Assert.Equal("\"o\"", first.RootElement.GetProperty("filterPattern").GetString());
        Assert.Equal(Noon.ToUnixTimeMilliseconds(), first.RootElement.GetProperty("startTime").GetInt64());
        Assert.Equal(Noon.ToUnixTimeMilliseconds() + 999, first.RootElement.GetProperty("endTime").GetInt64());
        Assert.Equal([null, "t1", "t2"], wire.Bodies.Select(TokenOf));
    }

    [Fact]
    public async Task A_token_that_comes_again_is_no_end_and_no_loop()
    {
        const string again = """{"events":[],"searchedLogStreams":[],"nextToken":"t1"}""";

        var fault = await Assert.ThrowsAsync<CloudFault>(() => ReadAsync(new CannedPages(again, again), new("/group")));

        Assert.Equal("PaginationLoop", fault.Code);
    }

    private static string? TokenOf(string body)
    {
        using var json = JsonDocument.Parse(body);
        return json.RootElement.TryGetProperty("nextToken", out var token) ? token.GetString() : null;
    }

    private static async Task<List<LogLine>> ReadAsync(CannedPages wire, LogQuery query)
    {
        using var aws = new AwsGateways(
            new AwsTarget("eu-west-1", EndpointUrl: "http://cloud.test"),
            new CallBudget(new ManualTime(), unlimited: true),
            RawClients.Credentials,
            new InProcess(wire));
        var lines = new List<LogLine>();
        await foreach (var page in aws.Logs.ReadAsync(query, TestContext.Current.CancellationToken))
        {
            lines.AddRange(page);
        }

        return lines;
    }
}
