using Cyclops.Ctl.Applying;
using Cyclops.Ctl.Terminal;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Plans;

namespace Cyclops.Ctl.Tests.Applying;

public sealed class ApplyProgressTests
{
    [Fact]
    public async Task What_holds_up_all_of_an_app_is_told_once()
    {
        using var text = new StringWriter();
        var progress = new ApplyProgress(new LineWriter(text, hasColor: false), kind => kind);
        foreach (var (app, kind) in new[] { ("haifa", "LogGroup"), ("haifa", "EcsService"), ("jaffa", "LogGroup") })
        {
            var step = new Step(new(new("staging", app), kind, "main"), Verb.Create, [], [], null, null);
            await progress.FinishedAsync(new(step, new Outcome.Stalled("SecretMissing", "secret key is not there"), Attempted: false), CancellationToken.None);
        }

        Assert.Equal(
            ["  staging/haifa: LogGroup main refused: SecretMissing: secret key is not there", "  staging/jaffa: LogGroup main refused: SecretMissing: secret key is not there"],
            text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
