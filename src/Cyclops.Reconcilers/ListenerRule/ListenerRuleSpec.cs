using Cyclops.Model;

namespace Cyclops.Reconcilers.ListenerRule;

/// <summary>A rule that sends hosts of an app to its target group.</summary>
/// <param name="Hosts">One to five host names, lower case.</param>
/// <param name="Tags">The platform's.</param>
/// <remarks>Its priority is not here: hosts are disjoint, so any free priority does, and the one it got stays.</remarks>
public sealed record ListenerRuleSpec(Input Listener, EquatableList<string> Hosts, Input TargetGroup, EquatableMap<string> Tags);
