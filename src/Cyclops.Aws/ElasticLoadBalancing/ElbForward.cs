using Cyclops.Model;

namespace Cyclops.Aws.ElasticLoadBalancing;

/// <summary>What a rule does: these hosts go to that target group.</summary>
/// <param name="Hosts">One to five. Source: Elastic Load Balancing quotas, "Condition values per rule".</param>
public sealed record ElbForward(EquatableList<string> Hosts, string TargetGroupArn)
{
    public override string ToString() => $"rule for {string.Join(", ", Hosts)}";
}
