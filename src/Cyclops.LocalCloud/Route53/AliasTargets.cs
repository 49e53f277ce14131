using Amazon.Route53.Model;
using Cyclops.LocalCloud.LoadBalancing;

namespace Cyclops.LocalCloud.Route53;

/// <summary>Whether an alias names something that exists. Only load balancers are known here; other targets are believed.</summary>
internal static class AliasTargets
{
    private const string DualStack = "dualstack.";

    public static bool Exists(LoadBalancingService balancing, AliasTarget target)
    {
        var name = target.DNSName.TrimEnd('.');
        name = name.StartsWith(DualStack, StringComparison.Ordinal) ? name[DualStack.Length..] : name;
        return !name.EndsWith(".elb.amazonaws.com", StringComparison.Ordinal)
            || balancing.Regions.All.Any(r => r.Value.Balancers.Values.Any(b =>
                string.Equals(b.Model.DNSName, name, StringComparison.OrdinalIgnoreCase) && b.Model.CanonicalHostedZoneId == target.HostedZoneId));
    }
}
