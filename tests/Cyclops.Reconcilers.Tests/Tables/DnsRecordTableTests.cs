using Cyclops.Aws.Route53;
using Cyclops.Reconcilers.DnsRecord;

namespace Cyclops.Reconcilers.Tests.Tables;

public sealed class DnsRecordTableTests() : KindTableTests<DnsRecordSpec, DnsAlias>(DnsRecordKind.KindName)
{
    protected override DnsAlias Live => new(
        "haifa.staging.example.org",
        "cyclops/acme/staging/haifa",
        100,
        "LoadBalancerFleet.LoadBalancerZone/haifa",
        "LoadBalancerFleet.LoadBalancerName/haifa");

    protected override IEnumerable<TableRow<DnsRecordSpec, DnsAlias>> Rows =>
    [
        new("name", o => o with { Name = "other.example.org" }),
        new("alias", o => o with { TargetName = "elsewhere.example.org" }),
        new("aliasZone", o => o with { TargetZoneId = "Z2" }),
        new("weight", o => o with { Weight = 0 }),
        new("evaluateTargetHealth", o => o with { EvaluateTargetHealth = true }),
    ];
}
