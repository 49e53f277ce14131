using System.Net;
using Cyclops.LocalCloud.Options;
using Cyclops.LocalCloud.Protocol;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Cyclops.LocalCloud.Hosting;

/// <summary>A local cloud on loopback: one port for the AWS APIs, one for the traffic of its load balancers.</summary>
public sealed class LocalCloudHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private LocalCloudHost(WebApplication app, LocalAws cloud, Uri endpoint, Uri dataPlane)
    {
        _app = app;
        Cloud = cloud;
        Endpoint = endpoint;
        DataPlane = dataPlane;
    }

    public LocalAws Cloud { get; }

    /// <summary>What <c>AWS_ENDPOINT_URL</c> should be.</summary>
    public Uri Endpoint { get; }

    /// <summary>Where the load balancers listen; the Host header says which.</summary>
    public Uri DataPlane { get; }

    /// <summary>Starts on 127.0.0.1.</summary>
    /// <param name="apiPort">0 for any free port.</param>
    /// <param name="dataPlanePort">0 for any free port.</param>
    /// <exception cref="IOException">A given port is taken.</exception>
    public static async Task<LocalCloudHost> StartAsync(LocalCloudOptions? options = null, int apiPort = 0, int dataPlanePort = 0, CancellationToken cancellationToken = default)
    {
        var cloud = new LocalAws(options);

        // An empty builder: no appsettings, no ASPNETCORE_ variables, no console logger of a host we live in.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, apiPort);
            kestrel.Listen(IPAddress.Loopback, dataPlanePort);
        });
        builder.Services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
        var app = builder.Build();
        app.Run(http => ServeAsync(http, cloud));
        await app.StartAsync(cancellationToken);
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(a => new Uri(a)).ToList();
        cloud.Core.DataPlanePort = addresses[1].Port;
        return new LocalCloudHost(app, cloud, addresses[0], addresses[1]);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static async Task ServeAsync(HttpContext http, LocalAws cloud)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        var headers = http.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var request = new WireRequest(http.Request.Method, target, headers, body.GetBuffer().AsMemory(0, (int)body.Length));
        var visitor = http.Connection.LocalPort == cloud.Core.DataPlanePort;
        await WriteAsync(http, visitor ? cloud.Visit(request) : await cloud.HandleAsync(request, http.RequestAborted));
    }

    private static async Task WriteAsync(HttpContext http, WireResponse answer)
    {
        if (answer.Dropped)
        {
            http.Abort();
            return;
        }

        http.Response.StatusCode = answer.Status;
        if (answer.Status != StatusCodes.Status204NoContent)
        {
            http.Response.ContentType = answer.ContentType;
            http.Response.ContentLength = answer.Length ?? answer.Body.Length;
        }

        foreach (var header in answer.Headers)
        {
            http.Response.Headers[header.Key] = header.Value;
        }

        await http.Response.Body.WriteAsync(answer.Body, http.RequestAborted);
    }
}
