using Cyclops.Model;

namespace Cyclops.Reconcilers.ListenerRule;

/// <summary>A rule that sends hosts of an app to its target group.</summary>
/// <param name="Hosts">One to five host names, lower case.</param>
/// <param name="Alternate">The group that ECS moves traffic to and from; null where it moves none.</param>
/// <param name="Tags">The platform's.</param>
/// <remarks>
/// Its priority is not here: hosts are disjoint, so any free priority does, and the one it got stays. Nor are the weights of its two groups:
/// ECS sets them.
/// </remarks>
public sealed record ListenerRuleSpec(Input Listener, EquatableList<string> Hosts, Input TargetGroup, Input? Alternate, EquatableMap<string> Tags);
