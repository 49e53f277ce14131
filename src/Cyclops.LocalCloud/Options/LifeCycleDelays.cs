namespace Cyclops.LocalCloud.Options;

/// <summary>How long the asynchronous life cycles of the local cloud take. Zero means: done at the next call.</summary>
public sealed record LifeCycleDelays
{
    /// <summary>From PENDING to RUNNING of an ECS task, image pull included.</summary>
    public TimeSpan TaskStart { get; init; }

    /// <summary>From a stop request to STOPPED.</summary>
    public TimeSpan TaskStop { get; init; }

    /// <summary>How long a misbehaving container runs before it exits.</summary>
    public TimeSpan TaskCrash { get; init; }

    /// <summary>The longest a target stays <c>initial</c>; shorter when its group's interval and threshold say so.</summary>
    public TimeSpan FirstHealthCheck { get; init; }

    /// <summary>The longest a deregistered target stays <c>draining</c>; shorter when <c>deregistration_delay</c> says so.</summary>
    public TimeSpan DeregistrationCap { get; init; }

    /// <summary>From creation of a load balancer to <c>active</c>.</summary>
    public TimeSpan LoadBalancerStart { get; init; }

    /// <summary>How long a deleted ECS service stays visible as INACTIVE.</summary>
    public TimeSpan InactiveServiceKept { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long a stopped ECS task stays visible.</summary>
    public TimeSpan StoppedTaskKept { get; init; } = TimeSpan.FromHours(1);

    /// <summary>From PENDING to INSYNC of a DNS change.</summary>
    public TimeSpan DnsInSync { get; init; }

    /// <summary>From the request of a certificate until its validation records are shown.</summary>
    public TimeSpan CertificateRecords { get; init; }

    /// <summary>From a validation record in sync to a domain that is proven; with the last one the certificate is issued.</summary>
    public TimeSpan CertificateIssue { get; init; }

    /// <summary>From creation of a DB instance to <c>available</c>.</summary>
    public TimeSpan DatabaseStart { get; init; }

    /// <summary>Of a change that a DB instance shows as <c>modifying</c>.</summary>
    public TimeSpan DatabaseChange { get; init; }

    /// <summary>From the deletion of a DB instance until it is gone.</summary>
    public TimeSpan DatabaseStop { get; init; }

    /// <summary>Of a DB snapshot.</summary>
    public TimeSpan DatabaseSnapshot { get; init; }

    /// <summary>After a change of a DB instance's storage: how long its storage cannot be changed again.</summary>
    public TimeSpan StorageOptimization { get; init; }

    /// <summary>From creation of a replication group to <c>available</c>.</summary>
    public TimeSpan CacheStart { get; init; }

    /// <summary>Of a change that a replication group shows as <c>modifying</c>.</summary>
    public TimeSpan CacheChange { get; init; }

    /// <summary>From the deletion of a replication group until it is gone, its final snapshot included.</summary>
    public TimeSpan CacheStop { get; init; }

    /// <summary>From the DKIM records of an email domain in sync to a domain that mail may be sent from.</summary>
    public TimeSpan EmailIdentity { get; init; }

    /// <summary>Of one CloudFormation resource, to be created, updated or deleted.</summary>
    public TimeSpan StackResource { get; init; }

    /// <summary>From the request of a CloudFormation change set until it can be executed.</summary>
    public TimeSpan ChangeSet { get; init; }

    /// <summary>Of the drift detection of a stack.</summary>
    public TimeSpan DriftDetection { get; init; }

    /// <summary>The pause before ECS replaces a task that failed.</summary>
    public TimeSpan TaskRetry { get; init; }

    /// <summary>The longest that a share of traffic is watched while ECS moves it; shorter when the service says so.</summary>
    public TimeSpan BakeCap { get; init; }

    /// <summary>Nothing waits: each life cycle ends at the next call.</summary>
    public static LifeCycleDelays Instant { get; } = new();

    /// <summary>A couple of seconds, so that a person can watch.</summary>
    public static LifeCycleDelays Fast { get; } = new()
    {
        TaskStart = TimeSpan.FromSeconds(1),
        TaskStop = TimeSpan.FromSeconds(0.5),
        TaskCrash = TimeSpan.FromSeconds(0.5),
        FirstHealthCheck = TimeSpan.FromSeconds(1),
        DeregistrationCap = TimeSpan.FromSeconds(1),
        LoadBalancerStart = TimeSpan.FromSeconds(1),
        DnsInSync = TimeSpan.FromSeconds(1),
        CertificateRecords = TimeSpan.FromSeconds(0.5),
        CertificateIssue = TimeSpan.FromSeconds(1),
        DatabaseStart = TimeSpan.FromSeconds(2),
        DatabaseChange = TimeSpan.FromSeconds(1),
        DatabaseStop = TimeSpan.FromSeconds(1),
        DatabaseSnapshot = TimeSpan.FromSeconds(1),
        CacheStart = TimeSpan.FromSeconds(2),
        CacheChange = TimeSpan.FromSeconds(1),
        CacheStop = TimeSpan.FromSeconds(1),
        EmailIdentity = TimeSpan.FromSeconds(1),
        StackResource = TimeSpan.FromSeconds(0.2),
        ChangeSet = TimeSpan.FromSeconds(0.2),
        DriftDetection = TimeSpan.FromSeconds(0.5),
        TaskRetry = TimeSpan.FromSeconds(0.5),
        BakeCap = TimeSpan.FromSeconds(2),
    };

    /// <summary>The order of magnitude of AWS itself, for virtual time.</summary>
    public static LifeCycleDelays Realistic { get; } = new()
    {
        TaskStart = TimeSpan.FromSeconds(15),
        TaskStop = TimeSpan.FromSeconds(10),
        TaskCrash = TimeSpan.FromSeconds(5),
        FirstHealthCheck = TimeSpan.FromMinutes(5),
        DeregistrationCap = TimeSpan.FromHours(1),
        LoadBalancerStart = TimeSpan.FromSeconds(120),
        DnsInSync = TimeSpan.FromSeconds(30),
        CertificateRecords = TimeSpan.FromSeconds(5),
        CertificateIssue = TimeSpan.FromMinutes(2),
        DatabaseStart = TimeSpan.FromMinutes(8),
        DatabaseChange = TimeSpan.FromMinutes(6),
        DatabaseStop = TimeSpan.FromMinutes(5),
        DatabaseSnapshot = TimeSpan.FromMinutes(3),
        StorageOptimization = TimeSpan.FromHours(6),
        CacheStart = TimeSpan.FromMinutes(7),
        CacheChange = TimeSpan.FromMinutes(6),
        CacheStop = TimeSpan.FromMinutes(4),
        EmailIdentity = TimeSpan.FromMinutes(5),
        StackResource = TimeSpan.FromSeconds(10),
        ChangeSet = TimeSpan.FromSeconds(10),
        DriftDetection = TimeSpan.FromSeconds(30),
        TaskRetry = TimeSpan.FromSeconds(5),
        BakeCap = TimeSpan.FromDays(1),
    };
}
