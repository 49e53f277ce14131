using Cyclops.Controller.Http;
using Cyclops.Controller.Settings;
using Cyclops.Controller.Store;
using Cyclops.Engine.Manifests;
using Cyclops.Git;
using Cyclops.Model.Sources;

namespace Cyclops.Controller.Hosting;

/// <summary>Puts the controller together with its edges and its web server.</summary>
public static class ControllerHost
{
    /// <summary>How long a stop may take; what is under way then is abandoned.</summary>
    public static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(10);

    /// <summary>A web application that is ready to run.</summary>
    /// <exception cref="StoreException">The store is in use, damaged, or cannot be written.</exception>
    /// <exception cref="SourceException">The repository's address, branch or path is refused.</exception>
    public static WebApplication Build(ControllerSettings settings, ControllerOverrides overrides)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(settings.Urls).UseKestrelHttpsConfiguration();
        builder.Logging.ClearProviders().AddSimpleConsole(o =>
        {
            o.SingleLine = true;
            o.UseUtcTimestamp = true;
            o.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";
        });
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = StopTimeout);
        overrides.Configure?.Invoke(builder);

        // Made before anything runs: a store in use or a refused address ends the start with one sentence.
        var edges = Edges(settings, overrides);
        builder.Services.AddSingleton(services => new CyclopsController(settings, edges, services.GetRequiredService<ILoggerFactory>()));
        builder.Services.AddHostedService(services => services.GetRequiredService<CyclopsController>());
        var app = builder.Build();
        StatusEndpoints.Map(app, app.Services.GetRequiredService<CyclopsController>());
        app.Lifetime.ApplicationStopped.Register(() => Release(edges, overrides));
        return app;
    }

    private static ControllerEdges Edges(ControllerSettings settings, ControllerOverrides overrides)
    {
        var time = overrides.Time ?? TimeProvider.System;
        var store = overrides.Store ?? SqliteStateStore.Open(settings.StorePath);
        return new(
            overrides.Source ?? Mirror(settings, time),
            overrides.Parse ?? new ManifestReader().Read,
            overrides.Kinds ?? AwsKinds.FromEnvironment(time),
            store,
            time,
            overrides.Random ?? new Random());
    }

    private static GitMirror Mirror(ControllerSettings settings, TimeProvider time) => new(
        new()
        {
            Url = settings.Repository.Url,
            Branch = settings.Repository.Branch,
            ManifestsPath = settings.Repository.Path,
            CacheFolder = settings.CacheFolder,
            Token = settings.Repository.Token,
        },
        time);

    /// <summary>Only what was made here; the lock on the store goes last, with everything stopped.</summary>
    private static void Release(ControllerEdges edges, ControllerOverrides overrides)
    {
        if (overrides.Kinds is null)
        {
            (edges.Kinds as IDisposable)?.Dispose();
        }

        if (overrides.Source is null)
        {
            (edges.Source as IDisposable)?.Dispose();
        }

        if (overrides.Store is null)
        {
            (edges.Store as IDisposable)?.Dispose();
        }
    }
}
