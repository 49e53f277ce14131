namespace Cyclops.Reconcilers.EnvironmentStack;

/// <summary>What cannot be changed in place; null: not this stack's.</summary>
/// <param name="Network">What tells the network from another.</param>
/// <param name="Domain">The hosted zone's domain.</param>
/// <param name="Capacity"><c>ec2</c> or <c>fargate</c>: services run on it.</param>
/// <param name="Ingress">How the load balancer is reached: it keeps its scheme, and rules stay at their listener.</param>
public sealed record StackIdentity(string? Network = null, string? Domain = null, string? Capacity = null, string? Ingress = null);
