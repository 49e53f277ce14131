using Cyclops.Model.Manifests;

namespace Cyclops.Simulation.Transitions;

/// <summary>What cannot be changed while an environment runs: a commit that asks for it must be refused, and said to be.</summary>
internal static class Refusals
{
    /// <summary>Why the way from one desired state to another is refused; null when it is not.</summary>
    public static string? Of(DesiredSpecs before, DesiredSpecs after)
    {
        if (before.Platform != after.Platform)
        {
            return "all that runs is found by the platform's name";
        }

        foreach (var (name, environment) in before.Environments)
        {
            if (after.Environments.TryGetValue(name, out var changed) && Of(environment, changed) is { } why)
            {
                return why;
            }
        }

        return null;
    }

    private static string? Of(EnvironmentManifest before, EnvironmentManifest after) =>
        before.Region != after.Region ? "nothing moves to another region, and what is in the old one would be forgotten"
        : before.Domain != after.Domain ? "the hosted zone and every record in it are of the old domain"
        : Network(before.Network) != Network(after.Network) ? "CloudFormation would make all subnets anew, with everything in them"
        : Ingress(before.LoadBalancers) != Ingress(after.LoadBalancers) ? "a load balancer keeps its scheme, and rules stay at their listener"
        : before.Cluster.GetType() != after.Cluster.GetType() ? "services do not move between kinds of capacity"
        : null;

    private static (bool Internal, bool HasCertificate) Ingress(LoadBalancerSpec spec) => (spec.Internal, spec.Tls != TlsMode.None);

    /// <summary>What a network is known by.</summary>
    private static string Network(NetworkSpec network) => network switch
    {
        NetworkSpec.Managed managed => $"{managed.Cidr} {managed.Zones}",
        NetworkSpec.Existing existing => existing.VpcId,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
