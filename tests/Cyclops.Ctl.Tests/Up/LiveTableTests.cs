using System.Text.Json;
using Cyclops.Ctl.Status;
using Cyclops.Ctl.Tests.Status;
using Cyclops.Ctl.Up;

namespace Cyclops.Ctl.Tests.Up;

public sealed class LiveTableTests
{
    private static readonly StatusDocument Status = JsonSerializer.Deserialize(StatusText.Json, StatusJson.Default.StatusDocument)!;

    [Fact]
    public async Task It_begins_before_the_controller_knows_anything()
    {
        using var terminal = new StringWriter();

        await LiveTable.RunAsync(terminal, show =>
        {
            show(Status with { Environments = [], Apps = [] });
            show(Status);
            return Task.FromResult(true);
        });

        Assert.Contains("staging/haifa", terminal.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("\e[31m for environment", terminal.ToString(), StringComparison.Ordinal);
    }
}
