using Amazon.Runtime;
using Cyclops.Aws;
using Cyclops.Controller.Hosting;
using Cyclops.Controller.Settings;
using Cyclops.Controller.Store;
using Cyclops.LocalCloud.Hosting;
using Cyclops.LocalCloud.Options;
using Cyclops.Reconcilers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cyclops.Ctl.Up;

/// <summary>A local cloud and a controller in this process, on loopback, with a store that goes when they stop.</summary>
internal sealed class LocalPlatform : IAsyncDisposable
{
    private const string Region = "us-east-1";

    private readonly LocalCloudHost _cloud;
    private readonly WebApplication _controller;
    private readonly AwsKindCatalogs _kinds;
    private readonly string _store;

    private LocalPlatform(LocalCloudHost cloud, WebApplication controller, AwsKindCatalogs kinds, string store) =>
        (_cloud, _controller, _kinds, _store) = (cloud, controller, kinds, store);

    /// <summary>What <c>--endpoint-url</c> should be.</summary>
    public Uri Endpoint => _cloud.Endpoint;

    /// <summary>Where the load balancers listen; the Host header says which.</summary>
    public Uri DataPlane => _cloud.DataPlane;

    /// <summary>What <c>--server</c> should be.</summary>
    public Uri Server => new(_controller.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>Starts both.</summary>
    /// <exception cref="CtlException">A port that was asked for is taken.</exception>
    public static async Task<LocalPlatform> StartAsync(UpSettings settings, TimeProvider time, CancellationToken cancellationToken)
    {
        var cloud = await StartCloudAsync(settings, time, cancellationToken);
        var store = Directory.CreateTempSubdirectory("cyclops-up-").FullName;
        var kinds = new AwsKindCatalogs(
            new AwsTarget(Region, EndpointUrl: cloud.Endpoint.ToString()),
            time,
            unlimited: true,
            new BasicAWSCredentials("local", "local"),
            new() { Registries = AwsConnection.Registries(time, onlyNamed: true) });
        try
        {
            var controller = await StartControllerAsync(settings, store, kinds, time, cancellationToken);
            return new LocalPlatform(cloud, controller, kinds, store);
        }
        catch (Exception fault) when (fault is IOException or StoreException)
        {
            await cloud.DisposeAsync();
            kinds.Dispose();
            throw PortTaken(settings.ControllerPort, "--port", fault);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _controller.StopAsync();
        await _controller.DisposeAsync();
        await _cloud.DisposeAsync();
        _kinds.Dispose();
        Directory.Delete(_store, recursive: true);
    }

    private static async Task<LocalCloudHost> StartCloudAsync(UpSettings settings, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            return await LocalCloudHost.StartAsync(
                new LocalCloudOptions { Clock = time, Delays = LifeCycleDelays.Fast },
                settings.EndpointPort,
                settings.TrafficPort,
                cancellationToken);
        }
        catch (IOException fault)
        {
            throw PortTaken(settings.EndpointPort, "--endpoint-port or --traffic-port", fault);
        }
    }

    private static async Task<WebApplication> StartControllerAsync(
        UpSettings settings,
        string store,
        AwsKindCatalogs kinds,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var controller = ControllerHost.Build(
            new ControllerSettings
            {
                Repository = new()
                {
                    Url = settings.Repository,
                    Branch = settings.Branch,
                    Path = settings.ManifestsPath,
                    PollInterval = TimeSpan.FromSeconds(1),
                },
                StorePath = store,
                ResyncInterval = TimeSpan.FromSeconds(15),
                Urls = $"http://127.0.0.1:{settings.ControllerPort}",
            },
            new ControllerOverrides
            {
                Kinds = new AwsKinds(kinds),
                Time = time,

                // What happens is told from the status; the controller's own log would tear the table.
                Configure = builder => builder.Logging.ClearProviders(),
            });
        await controller.StartAsync(cancellationToken);
        return controller;
    }

    private static CtlException PortTaken(int port, string option, Exception fault) =>
        CtlException.BadInput($"cannot listen on 127.0.0.1:{port}: {fault.Message}", $"Is another \"cyclops-ctl up\" running? Give another port with {option}; 0 takes any that is free.", fault);
}
