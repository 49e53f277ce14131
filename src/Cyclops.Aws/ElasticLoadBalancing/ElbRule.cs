using Cyclops.Model;

namespace Cyclops.Aws.ElasticLoadBalancing;

/// <summary>A listener rule as DescribeRules and DescribeTags give it.</summary>
/// <param name="Priority">1 to 50,000; 0 for the default rule.</param>
/// <param name="Hosts">Values of its host-header condition.</param>
/// <param name="TargetGroupArn">Where it forwards to; null when it does something else.</param>
public sealed record ElbRule(
    string Arn,
    int Priority,
    EquatableList<string> Hosts,
    string? TargetGroupArn,
    EquatableMap<string> Tags);
