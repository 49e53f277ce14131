using Cyclops.Model;

namespace Cyclops.Aws.Route53;

/// <summary>What a record that is no alias answers.</summary>
/// <param name="TtlSeconds">How long resolvers may keep it.</param>
/// <param name="Values">As they are in the zone.</param>
public sealed record DnsPlain(long TtlSeconds, EquatableList<string> Values);
