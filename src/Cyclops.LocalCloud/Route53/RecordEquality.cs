using Amazon.Route53.Model;

namespace Cyclops.LocalCloud.Route53;

/// <summary>The comparison a DELETE makes: everything but the order of the values.</summary>
internal static class RecordEquality
{
    public static bool Same(ResourceRecordSet? a, ResourceRecordSet b) =>
        a is not null
        && a.TTL == b.TTL && a.Weight == b.Weight && a.Region == b.Region && a.Failover == b.Failover
        && a.MultiValueAnswer == b.MultiValueAnswer && a.HealthCheckId == b.HealthCheckId
        && Values(a).SequenceEqual(Values(b), StringComparer.Ordinal)
        && SameAlias(a.AliasTarget, b.AliasTarget);

    private static IEnumerable<string> Values(ResourceRecordSet set) =>
        (set.ResourceRecords ?? []).Select(r => r.Value).Order(StringComparer.Ordinal);

    private static bool SameAlias(AliasTarget? a, AliasTarget? b) =>
        a is null || b is null
            ? a is null && b is null
            : a.HostedZoneId == b.HostedZoneId && a.DNSName == b.DNSName && a.EvaluateTargetHealth == b.EvaluateTargetHealth;
}
