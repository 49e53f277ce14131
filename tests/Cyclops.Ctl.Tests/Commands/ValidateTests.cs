using Cyclops.Ctl.Tests.Support;

namespace Cyclops.Ctl.Tests.Commands;

public sealed class ValidateTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Valid_manifests_are_0_and_nothing_on_stdout()
    {
        ConfigRepository.Create(_folder.Path, "haifa", "jaffa");

        var run = await CtlTool.RunAsync(_folder.Path, "validate");

        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.StartsWith("Valid: 1 environment, 2 apps in files in ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_error_is_a_line_with_its_place()
    {
        ConfigRepository.Create(_folder.Path, "haifa").Write(
            "manifests/apps/jaffa/app.yaml",
            "apiVersion: cyclops/v1\nkind: App\nmetadata: {name: jaffa}\nspec:\n  imagge: x:1\n  replicas: many\n  environments: {staging: {}}\n");

        var run = await CtlTool.RunAsync(_folder.Path, "validate");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("manifests/apps/jaffa/app.yaml:5:3: spec.imagge: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("manifests/apps/jaffa/app.yaml:6:13: spec.replicas: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("in 1 file", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_come_as_json_too()
    {
        ConfigRepository.Create(_folder.Path).Write("manifests/apps/jaffa/app.yaml", "a: [1\nb: 2");

        var run = await CtlTool.RunAsync(_folder.Path, "validate", "-o", "json");

        Assert.Equal(2, run.ExitCode);
        using var json = System.Text.Json.JsonDocument.Parse(run.Output);
        Assert.False(json.RootElement.GetProperty("valid").GetBoolean());
        Assert.Equal("manifests/apps/jaffa/app.yaml", json.RootElement.GetProperty("errors")[0].GetProperty("file").GetString());
    }

    [Fact]
    public async Task A_revision_is_read_instead_of_the_files()
    {
        ConfigRepository.Create(_folder.Path, "haifa").Write("manifests/apps/haifa/app.yaml", "nonsense");

        Assert.Equal(0, (await CtlTool.RunAsync(_folder.Path, "validate", "--ref", "main")).ExitCode);
        Assert.Equal(2, (await CtlTool.RunAsync(_folder.Path, "validate")).ExitCode);
    }

    [Fact]
    public async Task A_folder_without_manifests_is_one_clear_error()
    {
        var run = await CtlTool.RunAsync(_folder.Path, "validate");

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("error: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("manifests", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revision_that_is_not_there_is_one_clear_error()
    {
        ConfigRepository.Create(_folder.Path);

        var run = await CtlTool.RunAsync(_folder.Path, "validate", "--ref", "no-such");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("no-such", run.Error, StringComparison.Ordinal);
    }
}
