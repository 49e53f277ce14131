using Cyclops.Model;

namespace Cyclops.Reconcilers.LoadBalancers;

/// <summary>The load balancers of an environment that are there, in order of their numbers.</summary>
public sealed record LoadBalancerFleetState(EquatableList<LoadBalancer> Balancers)
{
    public static LoadBalancerFleetState None { get; } = new(EquatableList<LoadBalancer>.Empty);
}
