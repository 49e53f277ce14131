using Amazon.Route53.Model;
using Cyclops.LocalCloud.DataPlane;

namespace Cyclops.LocalCloud.Route53;

/// <summary>Answers for names as the name servers would: the closest zone, an exact name before a wildcard.</summary>
internal sealed class DnsTable(HostedZones zones) : IDnsTable
{
    public IReadOnlyList<DnsTarget> Resolve(string name)
    {
        var asked = DnsName.Normalise(name);
        var zone = zones.All.Where(z => DnsName.IsWithin(asked, z.Name)).MaxBy(z => z.Name.Length);
        if (zone is null)
        {
            return [];
        }

        var sets = zone.Records.Values
            .Where(r => DnsName.Covers(r.Name, asked) && r.Weight != 0)
            .GroupBy(r => r.Name)
            .OrderByDescending(g => g.Key == asked).ThenByDescending(g => g.Key.Length)
            .FirstOrDefault();
        return sets is null ? [] : [.. sets.SelectMany(Targets)];
    }

    private static IEnumerable<DnsTarget> Targets(ResourceRecordSet set) => (set.Type.Value, set.AliasTarget) switch
    {
        ("A", { } alias) => [new DnsTarget(alias.DNSName.TrimEnd('.'), set.Weight ?? 1)],
        ("CNAME", _) => set.ResourceRecords.Select(r => new DnsTarget(r.Value.TrimEnd('.'), set.Weight ?? 1)),
        _ => [],
    };
}
