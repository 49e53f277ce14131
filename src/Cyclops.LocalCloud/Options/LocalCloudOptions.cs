using Cyclops.LocalCloud.Faults;
using Cyclops.LocalCloud.Protocol;

namespace Cyclops.LocalCloud.Options;

/// <summary>Everything a local cloud takes from outside; two clouds with equal options and equal calls answer equally.</summary>
public sealed record LocalCloudOptions
{
    /// <summary>The only source of time; tests pass a clock they drive.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The seed of all ids.</summary>
    public int Seed { get; init; } = 1;

    public string AccountId { get; init; } = "123456789012";

    /// <summary>Whether SES sends to anybody; every new account is in its sandbox.</summary>
    public bool SesProductionAccess { get; init; }

    public LifeCycleDelays Delays { get; init; } = LifeCycleDelays.Instant;

    public LocalQuotas Quotas { get; init; } = new();

    /// <summary>Enforces the published token buckets. Off by default.</summary>
    public bool Throttling { get; init; }

    public VisibilityLag VisibilityLag { get; init; } = VisibilityLag.None;

    /// <summary>
    /// Asked at every call before it is served: what it answers strikes. For simulators, which plan faults by more than names;
    /// null: only <see cref="LocalAws.Faults"/> count.
    /// </summary>
    public Func<DecodedCall, Fault?>? FaultSource { get; init; }

    /// <summary>Judges every call by IAM policies. Default null: everything is allowed.</summary>
    public AuthorizationOptions? Authorization { get; init; }

    /// <summary>How many calls the recorder keeps in full; counts are kept for ever.</summary>
    public int RecordedCalls { get; init; } = 10_000;

    /// <summary>The port shown in addresses of the data plane; 0 until a host has bound one.</summary>
    public int DataPlanePort { get; init; }
}
