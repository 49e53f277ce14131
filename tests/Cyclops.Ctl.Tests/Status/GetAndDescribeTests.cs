using System.Text.Json;
using Cyclops.Ctl.Status;
using Cyclops.Ctl.Terminal;
using Cyclops.Ctl.Tests.Support;

namespace Cyclops.Ctl.Tests.Status;

public sealed class GetAndDescribeTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 5, 0, TimeSpan.Zero);

    private static readonly StatusDocument Document = JsonSerializer.Deserialize(StatusText.Json, StatusJson.Default.StatusDocument)!;

    [Fact]
    public void Apps_environments_and_resources_are_tables() => Golden.Matches(
        Written(w =>
        {
            StatusTables.Environments(Document.Environments, Document.Apps, Now).WriteTo(w);
            w.Line();
            StatusTables.Apps(Document.Apps, Now).WriteTo(w);
            w.Line();
            StatusTables.Resources(Document.All).WriteTo(w);
        }),
        "status.txt");

    [Fact]
    public void One_app_is_described_in_full() =>
        Golden.Matches(Written(w => ObjectDescription.Print(Document.Apps[0], Document.Source, Now, w)), "describe.txt");

    [Fact]
    public async Task Get_asks_the_controller()
    {
        using var controller = new FakeController(StatusText.Json);

        var run = await CtlTool.RunAsync("/", "get", "-e", "staging", "--server", controller.Address);

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("NAME    ENVIRONMENT   READY   SYNCED    COMMIT    AGE", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_gives_json_of_the_same_objects()
    {
        using var controller = new FakeController(StatusText.Json);

        var run = await CtlTool.RunAsync("/", "get", "resources", "-o", "json", "--server", controller.Address);

        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(["", "haifa", "jaffa"], json.RootElement.EnumerateArray().Select(o => o.GetProperty("app").GetString() ?? ""));
    }

    [Fact]
    public async Task Nobody_at_the_address_is_3_and_says_what_to_do()
    {
        var run = await CtlTool.RunAsync("/", "get", "--server", "http://127.0.0.1:1");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("cyclops-ctl up", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html>hello</html>", 200)]
    [InlineData("null", 200)]
    [InlineData("not here", 404)]
    public async Task Somebody_else_at_the_address_is_3(string answer, int status)
    {
        using var controller = new FakeController(answer, status);

        Assert.Equal(3, (await CtlTool.RunAsync("/", "get", "--server", controller.Address)).ExitCode);
    }

    [Fact]
    public async Task Describe_of_an_app_that_is_not_there_says_which_was_meant()
    {
        using var controller = new FakeController(StatusText.Json);

        var run = await CtlTool.RunAsync("/", "describe", "hayfa", "-e", "staging", "--server", controller.Address);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Did you mean haifa?", run.Error, StringComparison.Ordinal);
    }

    private static string Written(Action<LineWriter> write)
    {
        using var text = new StringWriter();
        write(new LineWriter(text, hasColor: false));
        return text.ToString();
    }
}
