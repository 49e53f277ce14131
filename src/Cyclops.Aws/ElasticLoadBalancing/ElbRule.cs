using Cyclops.Model;

namespace Cyclops.Aws.ElasticLoadBalancing;

/// <summary>A listener rule as DescribeRules and DescribeTags give it.</summary>
/// <param name="Priority">1 to 50,000; 0 for the default rule.</param>
/// <param name="Hosts">Values of its host-header condition.</param>
/// <param name="OtherConditions">Its conditions on anything else, <c>path-pattern=/admin</c>: with one it takes only a part of its hosts' requests.</param>
/// <param name="Targets">Where it forwards to; empty when it does something else.</param>
public sealed record ElbRule(
    string Arn,
    int Priority,
    EquatableList<string> Hosts,
    EquatableList<string> OtherConditions,
    EquatableList<ElbTarget> Targets,
    EquatableMap<string> Tags);
