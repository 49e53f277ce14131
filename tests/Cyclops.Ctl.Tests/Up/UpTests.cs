using Cyclops.Ctl.Tests.Support;

namespace Cyclops.Ctl.Tests.Up;

public sealed class UpTests : IDisposable
{
    private static readonly string[] AnyPorts = ["--port", "0", "--endpoint-port", "0", "--traffic-port", "0"];

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_sample_platform_is_live_and_its_addresses_are_printed()
    {
        var run = await CtlTool.RunAsync(_folder.Path, ["up", "--once", .. AnyPorts]);

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Matches(@"staging/tel-aviv +curl http://tel-aviv\.staging\.localhost:\d+/", run.Output);
        Assert.Matches(@"production/haifa +curl http://haifa\.production\.localhost:\d+/", run.Output);
        Assert.True(Directory.Exists(_folder[".cyclops/config/.git"]));
    }

    [Fact]
    public async Task A_repository_of_ones_own_is_taken_and_left_as_it_is()
    {
        var repository = ConfigRepository.Create(_folder["config"], "haifa");
        var head = repository.Head;

        var run = await CtlTool.RunAsync(_folder.Path, ["up", "--once", "--repo", "config", .. AnyPorts]);

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("staging/haifa", run.Output, StringComparison.Ordinal);
        Assert.Equal(head, repository.Head);
        Assert.Empty(repository.Git("status", "--porcelain"));
    }

    [Fact]
    public async Task A_port_that_is_taken_is_one_clear_error()
    {
        using var somebody = new FakeController("");

        var run = await CtlTool.RunAsync(_folder.Path, "up", "--once", "--endpoint-port", "0", "--traffic-port", "0", "--port", new Uri(somebody.Address).Port.ToString(null, null));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--port", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_one_clear_error()
    {
        var run = await CtlTool.RunAsync(_folder.Path, "up", "--repo", "nowhere");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("there is no folder", run.Error, StringComparison.Ordinal);
    }
}
