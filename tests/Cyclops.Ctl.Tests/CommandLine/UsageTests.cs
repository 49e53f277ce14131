using Cyclops.Ctl.Tests.Support;

namespace Cyclops.Ctl.Tests.CommandLine;

public sealed class UsageTests
{
    [Fact]
    public async Task An_unknown_command_is_a_usage_error_with_a_suggestion()
    {
        var run = await CtlTool.RunAsync("/", "verson");

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains("Did you mean version?", run.Error, StringComparison.Ordinal);
        Assert.Contains("Try: cyclops-ctl --help", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_format_is_a_usage_error()
    {
        var run = await CtlTool.RunAsync("/", "version", "-o", "xml");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Try: cyclops-ctl version --help", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_command_is_a_usage_error() => Assert.Equal(2, (await CtlTool.RunAsync("/")).ExitCode);

    [Fact]
    public async Task Help_is_data() => Assert.Contains("version", (await CtlTool.RunAsync("/", "--help")).Output, StringComparison.Ordinal);

    [Fact]
    public async Task The_version_comes_as_json_too() =>
        Assert.Contains("\"version\": \"0.1.0", (await CtlTool.RunAsync("/", "version", "-o", "json")).Output, StringComparison.Ordinal);
}
