namespace Cyclops.Aws.Route53;

/// <summary>A record of a zone, whoever made it.</summary>
/// <param name="Name">Lower case, without the trailing dot, <c>*</c> as itself.</param>
/// <param name="Type"><c>A</c>, <c>CNAME</c>, …</param>
/// <param name="SetIdentifier">Null for a simple record.</param>
/// <param name="Alias">Null when it is no weighted alias of type A.</param>
/// <param name="Plain">Null when it is an alias, or one of several of its name.</param>
public sealed record DnsRecord(string Name, string Type, string? SetIdentifier, DnsAlias? Alias, DnsPlain? Plain = null);
