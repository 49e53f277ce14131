using Amazon.Route53.Model;
using Cyclops.LocalCloud.Route53;

namespace Cyclops.LocalCloud.Authorization.Actions;

/// <summary>Amazon Route 53: it has no keys for tags, but some for the records of a batch.</summary>
/// <remarks>https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonroute53.html</remarks>
internal static class Route53Actions
{
    private const string Batch = "route53:ChangeResourceRecordSets";

    public static IEnumerable<RequiredAction> Of(CallInput c) => c.Operation switch
    {
        "ListHostedZones" or "ListHostedZonesByName" or "ListHostedZonesByVPC" or "GetHostedZoneCount" or "CreateHostedZone" or "TestDNSAnswer" => [c.OnNew("*")],
        "GetChange" => [c.OnNew($"arn:aws:route53:::change/{Last(c.Text("Id"))}")],
        "ListTagsForResource" or "ChangeTagsForResource" => [c.OnNew(Zone(c.Text("ResourceId")))],
        "ListTagsForResources" => c.Texts("ResourceIds").Select(id => c.OnNew(Zone(id))),
        "ChangeResourceRecordSets" when c.Request is ChangeResourceRecordSetsRequest { ChangeBatch.Changes: { } changes } =>
        [
            c.OnNew(Zone(c.Text("HostedZoneId")))
                .With(Batch + "RecordTypes", changes.Select(r => r.ResourceRecordSet?.Type?.Value).Distinct())
                .With(Batch + "Actions", changes.Select(r => r.Action?.Value).Distinct())
                .With(Batch + "NormalizedRecordNames", changes.Select(r => Normal(r.ResourceRecordSet?.Name)).Distinct()),
        ],
        _ => [c.OnNew((c.Text("HostedZoneId") ?? c.Text("Id")) is { } id ? Zone(id) : "*")],
    };

    private static string Zone(string? id) => $"arn:aws:route53:::hostedzone/{Last(id)}";

    private static string Last(string? id) => id is null ? "" : id[(id.LastIndexOf('/') + 1)..];

    /// <summary>Lower case, without the final dot.</summary>
    private static string? Normal(string? name) => name is null ? null : DnsName.Normalise(name).TrimEnd('.');
}
