namespace Cyclops.Aws.ElasticLoadBalancing;

/// <summary>How a target of a target group is.</summary>
/// <param name="State"><c>initial</c>, <c>healthy</c>, <c>unhealthy</c>, <c>draining</c>, <c>unused</c>.</param>
/// <param name="Reason">A code: <c>Target.ResponseCodeMismatch</c>; null when it is healthy.</param>
/// <param name="Description">The load balancer's own words.</param>
public sealed record ElbTargetHealth(string State, string? Reason, string? Description)
{
    /// <summary>What the target is: an instance or an address, and its port. Null when the answer lacks it.</summary>
    public string? Target { get; init; }
}
