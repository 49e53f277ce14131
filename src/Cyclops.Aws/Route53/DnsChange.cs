namespace Cyclops.Aws.Route53;

/// <summary>One change of a batch.</summary>
/// <param name="Action">What is done with the record.</param>
public sealed record DnsChange(DnsAction Action, DnsAlias Record);
