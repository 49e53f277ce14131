using System.Text.Json;
using Cyclops.Aws.Permissions;
using Cyclops.Ctl.Tests.Status;
using Cyclops.Ctl.Tests.Support;
using Cyclops.LocalCloud.Hosting;

namespace Cyclops.Ctl.Tests.Commands;

public sealed class DescribeAwsTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FakeController _controller = new(StatusText.Json);

    public void Dispose()
    {
        _controller.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Under_what_the_controller_says_is_what_AWS_says_with_no_more_rights_than_the_operators()
    {
        var repository = ConfigRepository.Create(_folder.Path, "haifa");
        var callers = new Dictionary<string, IReadOnlyList<string>?>();
        await using var cloud = await LocalCloudHost.StartAsync(new() { Authorization = new() { Callers = callers } }, cancellationToken: TestContext.Current.CancellationToken);
        cloud.Cloud.Locked(_ =>
        {
            cloud.Cloud.Services.Ecs.Script.WhenCrashes("haifa:bad", 7, "password=hunter2", "giving up");
            return true;
        });
        await RunAsync(cloud, "apply", "--yes", "--timeout", "60");
        repository.WriteApp("haifa", "bad").Commit("bad");
        await RunAsync(cloud, "apply", "--yes", "--no-wait");
        callers["local"] = [.. CyclopsPolicies.Operator(new() { Platform = "test", Account = "123456789012" }).Select(p => p.Json)];

        var run = await RunAsync(cloud, "describe", "haifa", "-e", "staging", "--server", _controller.Address);
        using var json = JsonDocument.Parse((await RunAsync(cloud, "describe", "haifa", "-e", "staging", "--server", _controller.Address, "-o", "json")).Output);
        var previous = await RunAsync(cloud, "logs", "haifa", "-e", "staging", "--previous");

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("Name:         haifa\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("\nAWS (us-east-1): service haifa runs 1 of 1, test-staging-haifa-", run.Output, StringComparison.Ordinal);
        Assert.Matches("\n[0-9a-f]{8}   RUNNING   ", run.Output);
        Assert.Matches("\n[0-9a-f]{8}   STOPPED   [0-9]+s    haifa 7   test-staging-haifa-[0-9a-f]+:1   container haifa exits with code 7\n", run.Output);
        Assert.Matches("\ni-[0-9a-f]+:[0-9]+   healthy\n", run.Output);
        Assert.Contains("(service haifa)", run.Output, StringComparison.Ordinal);
        Assert.Contains("\n  password=***\n  giving up\n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", run.Output + json.RootElement.GetRawText(), StringComparison.Ordinal);
        var aws = json.RootElement.GetProperty("aws");
        Assert.Equal("haifa", json.RootElement.GetProperty("app").GetString());
        Assert.Equal(1, aws.GetProperty("service").GetProperty("runningCount").GetInt32());
        Assert.Equal(7, aws.GetProperty("tasks")[1].GetProperty("containers")[0].GetProperty("exitCode").GetInt32());
        Assert.Contains("giving up", previous.Output, StringComparison.Ordinal);
        Assert.Empty(cloud.Cloud.Authorization.Denied);
    }

    [Theory]
    [InlineData(true, "http://127.0.0.1:1", "for a local one, start it with \"cyclops-ctl up\"")]
    [InlineData(false, "http://127.0.0.1:1", "give --repo")]
    public async Task Where_AWS_cannot_be_asked_a_line_says_why_and_the_controllers_answer_is_shown(bool hasManifests, string endpoint, string why)
    {
        if (hasManifests)
        {
            ConfigRepository.Create(_folder.Path, "haifa");
        }

        var run = await CtlTool.RunAsync(_folder.Path, "describe", "haifa", "-e", "staging", "--server", _controller.Address, "--endpoint-url", endpoint);

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("Name:         haifa\n", run.Output, StringComparison.Ordinal);
        var line = run.Output.TrimEnd('\n').Split('\n')[^1];
        Assert.StartsWith("AWS was not asked: ", line, StringComparison.Ordinal);
        Assert.Contains(why, line, StringComparison.Ordinal);
    }

    private Task<CtlRun> RunAsync(LocalCloudHost cloud, params string[] arguments) =>
        CtlTool.RunAsync(_folder.Path, [.. arguments, "--endpoint-url", cloud.Endpoint.ToString()]);
}
