using Cyclops.Aws.ElasticLoadBalancing;

namespace Cyclops.Reconcilers.LoadBalancers;

/// <summary>A load balancer of an environment.</summary>
/// <param name="Number">From 1.</param>
/// <param name="ListenerArn">The listener that rules are at.</param>
/// <param name="Name">Its DNS name.</param>
/// <param name="Zone">The hosted zone of its DNS name, for alias records.</param>
/// <param name="Rules">All its rules but the default one, ours or not.</param>
public sealed record LoadBalancer(int Number, string ListenerArn, string Name, string Zone, IReadOnlyList<ElbRule> Rules)
{
    /// <summary>As metrics name it, <c>app/name/0a1b</c>: the ARN of a listener holds it.</summary>
    public string FullName => ListenerArn.Split('/') is [_, var type, var name, var id, ..] ? $"{type}/{name}/{id}" : ListenerArn;
}
