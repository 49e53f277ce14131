using Cyclops.LocalCloud.LoadBalancing;
using Cyclops.LocalCloud.Logs;
using Cyclops.LocalCloud.Network;
using Cyclops.LocalCloud.Route53;

namespace Cyclops.LocalCloud;

/// <summary>The services of the local cloud, in the order in which they depend on each other: one property and one line each.</summary>
public sealed class LocalServices
{
    internal LocalServices(LocalCore core)
    {
        LoadBalancing = new LoadBalancingService(core, new AnyNetwork());
        Logs = new LogsService(core);
        Route53 = new Route53Service(core);
        All = [LoadBalancing, Logs, Route53];
    }

    public IReadOnlyList<ILocalService> All { get; }

    internal LoadBalancingService LoadBalancing { get; }

    internal LogsService Logs { get; }

    internal Route53Service Route53 { get; }
}
