using Cyclops.Model;

namespace Cyclops.Reconcilers.LoadBalancers;

/// <summary>Who is to be on the load balancers of an environment.</summary>
/// <param name="Rules">Listener rules by app; apps that nobody reaches are left out.</param>
public sealed record LoadBalancerFleetSpec(EquatableMap<int> Rules);
