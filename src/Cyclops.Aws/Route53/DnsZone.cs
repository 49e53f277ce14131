using Cyclops.Model;

namespace Cyclops.Aws.Route53;

/// <summary>A hosted zone.</summary>
/// <param name="Id">Without <c>/hostedzone/</c>.</param>
public sealed record DnsZone(string Id, EquatableMap<string> Tags);
