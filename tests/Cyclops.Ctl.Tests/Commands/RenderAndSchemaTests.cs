using System.Text.Json;
using Cyclops.Ctl.Tests.Support;

namespace Cyclops.Ctl.Tests.Commands;

public sealed class RenderAndSchemaTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public RenderAndSchemaTests() => ConfigRepository.Create(_folder.Path, "haifa");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Render_shows_values_with_their_origin()
    {
        var run = await CtlTool.RunAsync(_folder.Path, "render", "haifa", "-e", "staging");

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"(?m)^image: example/haifa:1 +# app, manifests/apps/haifa/app.yaml:5:10$", run.Output);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task Render_comes_as_json_too()
    {
        using var json = JsonDocument.Parse((await CtlTool.RunAsync(_folder.Path, "render", "haifa", "-e", "staging", "-o", "json")).Output);

        Assert.Equal("example/haifa:1", json.RootElement.GetProperty("spec").GetProperty("image").GetString());
    }

    [Fact]
    public async Task Render_of_an_app_that_is_not_there_says_which_was_meant()
    {
        var run = await CtlTool.RunAsync(_folder.Path, "render", "hayfa", "-e", "staging");

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains("haifa", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("platform")]
    [InlineData("Environment")]
    [InlineData("app")]
    public async Task There_is_a_schema_for_each_kind(string kind)
    {
        using var json = JsonDocument.Parse((await CtlTool.RunAsync("/", "schema", kind)).Output);

        Assert.True(json.RootElement.TryGetProperty("$defs", out _));
    }

    [Fact]
    public async Task A_kind_that_is_not_there_is_a_usage_error()
    {
        var run = await CtlTool.RunAsync("/", "schema", "apps");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Did you mean app?", run.Error, StringComparison.Ordinal);
    }
}
