using Cyclops.Model;

namespace Cyclops.Aws.ElasticLoadBalancing;

/// <summary>What a rule does: these hosts go to those target groups.</summary>
/// <param name="Hosts">One to five. Source: Elastic Load Balancing quotas, "Condition values per rule".</param>
/// <param name="Targets">One to five. Empty: where it forwards to stays as it is.</param>
public sealed record ElbForward(EquatableList<string> Hosts, EquatableList<ElbTarget> Targets)
{
    public override string ToString() => $"rule for {string.Join(", ", Hosts)}";
}
