namespace Cyclops.Controller.Settings;

/// <summary>The controller's settings, all of them valid.</summary>
public sealed record ControllerSettings
{
    public const string DefaultUrls = "http://127.0.0.1:8480";
    public const int DefaultWorkers = 4;
    public static readonly TimeSpan DefaultResyncInterval = TimeSpan.FromMinutes(5);

    public static readonly TimeSpan DefaultDriftInterval = TimeSpan.FromDays(1);

    public required RepositorySettings Repository { get; init; }

    /// <summary>Folder of the embedded store.</summary>
    public required string StorePath { get; init; }

    /// <summary>Visits at a time: 1 to 64.</summary>
    public int Workers { get; init; } = DefaultWorkers;

    /// <summary>How often everything is looked at without being asked: 10 s to 1 d.</summary>
    public TimeSpan ResyncInterval { get; init; } = DefaultResyncInterval;

    /// <summary>
    /// How long after a look AWS is asked again whether stacks were changed by hand: 1 h to 30 d; null: never. Shorter than an hour
    /// would be of little use, as a detection takes minutes and reads every resource of a stack.
    /// </summary>
    public TimeSpan? DriftInterval { get; init; } = DefaultDriftInterval;

    /// <summary>Addresses to listen on, separated by semicolons.</summary>
    public string Urls { get; init; } = DefaultUrls;

    /// <summary>Folder of the repository's mirror.</summary>
    public string CacheFolder => Repository.CacheFolder ?? System.IO.Path.Combine(StorePath, "mirror");
}
