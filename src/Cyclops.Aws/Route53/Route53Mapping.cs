using Amazon.Route53;
using Amazon.Route53.Model;
using Cyclops.Model;

namespace Cyclops.Aws.Route53;

/// <summary>The SDK's shapes to our records and back.</summary>
internal static class Route53Mapping
{
    /// <summary>Lower case, no trailing dot, <c>\052</c> as <c>*</c>: one spelling, so that equal names compare equal.</summary>
    public static string Canonical(string name) =>
        name.TrimEnd('.').Replace("\\052", "*", StringComparison.Ordinal).ToLowerInvariant();

    public static DnsRecord FromRecord(ResourceRecordSet r)
    {
        var name = Canonical(r.Name);
        var alias = r is { AliasTarget: not null, SetIdentifier: not null, Weight: not null } && r.Type == RRType.A
            ? new DnsAlias(
                name,
                r.SetIdentifier,
                (int)r.Weight.Value,
                r.AliasTarget.HostedZoneId,
                Canonical(r.AliasTarget.DNSName),
                r.AliasTarget.EvaluateTargetHealth == true)
            : null;
        var plain = r is { SetIdentifier: null, AliasTarget: null, TTL: { } ttl }
            ? new DnsPlain(ttl, (r.ResourceRecords ?? []).Select(v => v.Value).ToEquatableList())
            : null;
        return new(name, r.Type?.Value ?? "", r.SetIdentifier, alias, plain);
    }

    public static Change ToDeletion(DnsRecord record, DnsPlain plain) => new()
    {
        Action = ChangeAction.DELETE,
        ResourceRecordSet = new ResourceRecordSet
        {
            Name = record.Name,
            Type = record.Type,
            TTL = plain.TtlSeconds,
            ResourceRecords = [.. plain.Values.Select(v => new ResourceRecord { Value = v })],
        },
    };

    public static Change ToChange(DnsChange change) => new()
    {
        Action = change.Action switch
        {
            DnsAction.Create => ChangeAction.CREATE,
            DnsAction.Upsert => ChangeAction.UPSERT,
            _ => ChangeAction.DELETE,
        },
        ResourceRecordSet = new ResourceRecordSet
        {
            Name = change.Record.Name,
            Type = RRType.A,
            SetIdentifier = change.Record.SetIdentifier,
            Weight = change.Record.Weight,
            AliasTarget = new AliasTarget
            {
                HostedZoneId = change.Record.TargetZoneId,
                DNSName = change.Record.TargetName,
                EvaluateTargetHealth = change.Record.EvaluateTargetHealth,
            },
        },
    };
}
