using Cyclops.Controller.Settings;
using Cyclops.LocalCloud.Options;

namespace Cyclops.Simulation.World;

/// <summary>What kind of world a run takes place in.</summary>
internal sealed record WorldSettings
{
    /// <summary>Decides all names, ids and chances of the world.</summary>
    public int Seed { get; init; } = 1;

    public LifeCycleDelays Delays { get; init; } = Brisk;

    public LocalQuotas Quotas { get; init; } = new();

    /// <summary>Listings give no more items a page than this; null: as many as AWS.</summary>
    public int? PageSize { get; init; }

    /// <summary>Longest way of a message to the cloud or back.</summary>
    public TimeSpan Latency { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>Whether continuations that wait run in any order rather than first come, first served.</summary>
    public bool Shuffles { get; init; }

    /// <summary>Whether the controller keeps to AWS's published rates and the cloud enforces them.</summary>
    public bool Throttling { get; init; }

    /// <summary>Whether the trace is kept line by line; its hash always is.</summary>
    public bool KeepsTrace { get; init; }

    /// <summary>Whether old answers are kept, so that a read may be stale.</summary>
    public bool KeepsOldAnswers { get; init; }

    /// <summary>Policies by which callers are judged; null: everybody may do everything.</summary>
    public AuthorizationOptions? Authorization { get; init; }

    public int Workers { get; init; } = 4;

    /// <summary>How long after a look the controller has AWS look for drift of stacks again. Default: as in production, longer than stories take.</summary>
    public TimeSpan DriftInterval { get; init; } = ControllerSettings.DefaultDriftInterval;

    /// <summary>A few seconds each: long enough that every state on the way is seen, short enough to simulate many.</summary>
    private static LifeCycleDelays Brisk { get; } = new()
    {
        TaskStart = TimeSpan.FromSeconds(2),
        TaskStop = TimeSpan.FromSeconds(2),
        TaskCrash = TimeSpan.FromSeconds(1),
        FirstHealthCheck = TimeSpan.FromSeconds(1),
        DeregistrationCap = TimeSpan.FromSeconds(3),
        LoadBalancerStart = TimeSpan.FromSeconds(3),
        DnsInSync = TimeSpan.FromSeconds(2),
        StackResource = TimeSpan.FromMilliseconds(300),
        ChangeSet = TimeSpan.FromSeconds(1),
        DriftDetection = TimeSpan.FromSeconds(2),
        CertificateRecords = TimeSpan.FromSeconds(1),
        CertificateIssue = TimeSpan.FromSeconds(2),
        DatabaseStart = TimeSpan.FromSeconds(8),
        DatabaseChange = TimeSpan.FromSeconds(4),
        DatabaseStop = TimeSpan.FromSeconds(4),
        DatabaseSnapshot = TimeSpan.FromSeconds(2),
        CacheStart = TimeSpan.FromSeconds(6),
        CacheChange = TimeSpan.FromSeconds(4),
        CacheStop = TimeSpan.FromSeconds(4),
        EmailIdentity = TimeSpan.FromSeconds(2),
        TaskRetry = TimeSpan.FromSeconds(1),
        BakeCap = TimeSpan.FromSeconds(10),
    };
}
