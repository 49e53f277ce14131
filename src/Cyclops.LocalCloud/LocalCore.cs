using Cyclops.LocalCloud.Options;
using Cyclops.LocalCloud.Time;

namespace Cyclops.LocalCloud;

/// <summary>What all services share: settings, ids, and the line of what happens later. Used inside the cloud's gate only.</summary>
public sealed class LocalCore(LocalCloudOptions options)
{
    public LocalCloudOptions Options => options;

    public IdSource Ids { get; private set; } = new(options.Seed);

    public Timeline Timeline { get; } = new();

    /// <summary>The loopback port of the data plane; 0 while no host has bound one.</summary>
    public int DataPlanePort { get; internal set; } = options.DataPlanePort;

    /// <summary>The context of a call that AWS makes on a user's behalf, e.g. ECS at a load balancer.</summary>
    /// <param name="caller">The service that calls, e.g. <c>ecs.amazonaws.com</c>.</param>
    public static CallContext ServiceCall(string account, string region, DateTimeOffset now, string caller) =>
        new(account, region, now, "", caller);

    internal void Reset()
    {
        Timeline.Clear();
        Ids = new IdSource(options.Seed);
    }
}
