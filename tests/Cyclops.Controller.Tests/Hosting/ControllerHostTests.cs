using System.Net;
using Cyclops.Controller.Hosting;
using Microsoft.Extensions.Logging;

namespace Cyclops.Controller.Tests.Hosting;

/// <summary>The web server over a real socket, the embedded store and real threads.</summary>
public sealed class ControllerHostTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_serves_status_while_it_deploys_and_stops_when_asked()
    {
        var source = new FakeSource();
        source.Push(TestManifests.Set(("a", "v1")));
        var cloud = new FakeCloud();
        await using var app = ControllerHost.Build(
            new()
            {
                Repository = new() { Url = "/srv/config.git" },
                StorePath = _folder.Path,
                Urls = "http://127.0.0.1:0",
            },
            new()
            {
                Source = source,
                Parse = source.Parse,
                Kinds = new FakeKinds(cloud),
                Random = new Random(1),
                Configure = b => b.Logging.ClearProviders(),
            });
        await app.StartAsync(CancellationToken.None);
        using var client = new HttpClient { BaseAddress = new(app.Urls.First()), Timeout = TimeSpan.FromSeconds(10) };

        await Eventually(async () => (await client.GetAsync("/readyz")).IsSuccessStatusCode);
        await Eventually(async () => (await client.GetStringAsync("/status")).Contains("\"Serving\"", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/healthz")).StatusCode);
        Assert.Equal("application/json", (await client.GetAsync("/status/staging/a")).Content.Headers.ContentType?.MediaType);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/status/staging")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/status/staging/nobody")).StatusCode);

        await app.StopAsync(CancellationToken.None).WaitAsync(ControllerHost.StopTimeout);
        using var again = Cyclops.Controller.Store.SqliteStateStore.Open(_folder.Path);
        Assert.Equal(2, (await again.ListStatusesAsync(CancellationToken.None)).Count);
    }

    private static async Task Eventually(Func<Task<bool>> condition)
    {
        for (var tries = 0; !await condition(); tries++)
        {
            Assert.True(tries < 300, "it did not happen within 30 s");
            await Task.Delay(100);
        }
    }
}
