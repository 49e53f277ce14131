using Cyclops.Model;

namespace Cyclops.Reconcilers.DnsRecord;

/// <summary>The record of one host: a weighted alias to the environment's load balancer.</summary>
/// <param name="Zone">Hosted zone of the environment.</param>
/// <param name="Host">Lower case, no trailing dot.</param>
/// <param name="Rule">The rule that serves the host: a name is made after it and goes before it, so that it never leads nowhere.</param>
/// <param name="SetIdentifier">Says whose it is: <c>cyclops/platform/environment/app</c>.</param>
public sealed record DnsRecordSpec(Input Zone, string Host, string SetIdentifier, Input TargetName, Input TargetZone, Input Rule);
