using System.Net;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Cyclops.Aws;
using Cyclops.Controller.Hosting;
using Cyclops.Controller.Settings;
using Cyclops.LocalCloud.Hosting;
using Cyclops.LocalCloud.Options;
using Cyclops.Reconcilers;
using Cyclops.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Cyclops.Scenarios.Support;

/// <summary>A real config repository, a local cloud over HTTP on loopback, and the real controller between them.</summary>
internal sealed class ScenarioWorld : IAsyncDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    private readonly TempFolder _folder = new();
    private readonly HttpClient _visitor = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private readonly TimeProvider _time;
    private WebApplication? _controller;

    private ScenarioWorld(LocalCloudHost cloud, TimeProvider time)
    {
        _time = time;
        Cloud = cloud;
        Repository = SampleManifests.CommitTo(_folder["config"]);
    }

    public LocalCloudHost Cloud { get; }

    public TestRepository Repository { get; }

    public string Folder => _folder.Path;

    /// <param name="options">Of the cloud; null: one that makes everything at once.</param>
    /// <param name="withController">Whether the controller is started, too.</param>
    /// <param name="time">The clock of the kinds; null: the system's.</param>
    public static async Task<ScenarioWorld> StartAsync(LocalCloudOptions? options = null, bool withController = true, TimeProvider? time = null)
    {
        var world = new ScenarioWorld(await LocalCloudHost.StartAsync(options ?? new LocalCloudOptions { Delays = LifeCycleDelays.Instant }), time ?? TimeProvider.System);
        if (withController)
        {
            await world.StartControllerAsync();
        }

        return world;
    }

    /// <summary>Starts a controller on the world's store; the one before must have ended.</summary>
    /// <param name="log">Hears all it says; null: nobody does.</param>
    public async Task StartControllerAsync(ILoggerProvider? log = null)
    {
        var settings = new ControllerSettings
        {
            Repository = new() { Url = Repository.Path, PollInterval = TimeSpan.FromSeconds(1) },
            StorePath = _folder["store"],
            Urls = "http://127.0.0.1:0",
            ResyncInterval = TimeSpan.FromSeconds(10),
        };
        _controller = ControllerHost.Build(settings, new()
        {
            Kinds = new AwsKinds(Kinds()),
            Configure = b => Listen(b.Logging.ClearProviders(), log),
        });
        await _controller.StartAsync();
    }

    private static void Listen(ILoggingBuilder logging, ILoggerProvider? log)
    {
        if (log is not null)
        {
            logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace);
        }
    }

    /// <summary>Starts a controller on the world's store as a process of its own.</summary>
    public ControllerProcess StartProcess() => ControllerProcess.Start(Repository.Path, _folder["store"], Cloud.Endpoint);

    /// <summary>Kinds that speak to the world's cloud.</summary>
    public AwsKindCatalogs Kinds() => new(
        new AwsTarget("eu-west-1", EndpointUrl: Cloud.Endpoint.ToString()),
        _time,
        unlimited: true,
        new BasicAWSCredentials("AKIAIOSFODNN7EXAMPLE", "not-a-secret"),
        new() { Registries = AwsConnection.Registries(TimeProvider.System, onlyNamed: true) });

    public async Task StopControllerAsync()
    {
        if (_controller is not null)
        {
            await _controller.StopAsync();
            await _controller.DisposeAsync();
            _controller = null;
        }
    }

    /// <summary>The controller's status.</summary>
    public async Task<JsonNode> StatusAsync() =>
        JsonNode.Parse(await _visitor.GetStringAsync(new Uri(new Uri(_controller!.Urls.First()), "/status")))!;

    /// <summary>Asks the load balancer for a host, as a browser would.</summary>
    public async Task<(HttpStatusCode Status, string Body)> VisitAsync(string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Cloud.DataPlane);
        request.Headers.Host = host;
        using var answer = await _visitor.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Waits until an app answers by its host name.</summary>
    public Task AnswersAsync(string host, string image) => UntilAsync(
        async () =>
        {
            var (status, body) = await VisitAsync(host);
            return status == HttpStatusCode.OK && body.Contains(image, StringComparison.Ordinal);
        },
        async () => $"{host} does not answer with {image}: {await VisitAsync(host)}\n{await StatusAsync()}");

    /// <summary>Waits until every app is ready and synced at the repository's head.</summary>
    public Task SettledAsync() => UntilAsync(
        async () =>
        {
            var apps = (await StatusAsync())["apps"]!.AsArray();
            return apps.Count > 0 && apps.All(a => a!["observedCommit"]?.ToString() == Repository.Head && Is(a, "Ready") && Is(a, "Synced"));
        },
        async () => $"not settled at {Repository.Head}:\n{await StatusAsync()}");

    /// <summary>Waits for a condition; fails with what stands in its way.</summary>
    public static async Task UntilAsync(Func<Task<bool>> condition, Func<Task<string>> complaint)
    {
        for (var waited = TimeSpan.Zero; waited < Bound; waited += Tick)
        {
            if (await condition())
            {
                return;
            }

            await Task.Delay(Tick, TimeProvider.System);
        }

        Assert.Fail(await complaint());
    }

    public async ValueTask DisposeAsync()
    {
        await StopControllerAsync();
        await Cloud.DisposeAsync();
        _visitor.Dispose();
        _folder.Dispose();
    }

    private static bool Is(JsonNode app, string type) =>
        app["conditions"]!.AsArray().Any(c => c!["type"]!.ToString() == type && c["status"]!.ToString() == "True");
}
