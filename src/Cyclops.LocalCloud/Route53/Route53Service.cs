using System.Text.Json;
using Amazon.Route53.Internal;
using Amazon.Route53.Model;
using Cyclops.LocalCloud.Protocol;

namespace Cyclops.LocalCloud.Route53;

/// <summary>Route 53: hosted zones, records and their tags.</summary>
internal sealed class Route53Service : ILocalService
{
    private readonly RecordOperations _records;
    private readonly ZoneTagOperations _tags;

    public Route53Service(LocalCore core)
    {
        Zones = new HostedZones(core);
        _records = new RecordOperations(core.Options, Zones, target => AliasTargetExists(target));
        _tags = new ZoneTagOperations(Zones);
    }

    public string Name => "route53";

    public HostedZones Zones { get; }

    /// <summary>Whether an alias names something that is there; set by the cloud, which knows its load balancers.</summary>
    public Func<AliasTarget, bool> AliasTargetExists { get; set; } = _ => true;

    public void Register(OperationTable operations) => operations
        .Add(Name, Route53Schema.Operations, "InvalidInput")
        .On<CreateHostedZoneRequest, CreateHostedZoneResponse>(Route53Schema.CreateHostedZone, Zones.CreateHostedZone)
        .On<DeleteHostedZoneRequest, DeleteHostedZoneResponse>(Route53Schema.DeleteHostedZone, Zones.DeleteHostedZone)
        .On<GetHostedZoneRequest, GetHostedZoneResponse>(Route53Schema.GetHostedZone, Zones.GetHostedZone)
        .On<UpdateHostedZoneCommentRequest, UpdateHostedZoneCommentResponse>(Route53Schema.UpdateHostedZoneComment, Zones.UpdateHostedZoneComment)
        .On<ListHostedZonesRequest, ListHostedZonesResponse>(Route53Schema.ListHostedZones, Zones.ListHostedZones)
        .On<ListHostedZonesByNameRequest, ListHostedZonesByNameResponse>(Route53Schema.ListHostedZonesByName, Zones.ListHostedZonesByName)
        .On<GetChangeRequest, GetChangeResponse>(Route53Schema.GetChange, Zones.GetChange)
        .On<ChangeResourceRecordSetsRequest, ChangeResourceRecordSetsResponse>(Route53Schema.ChangeResourceRecordSets, _records.ChangeResourceRecordSets)
        .On<ListResourceRecordSetsRequest, ListResourceRecordSetsResponse>(Route53Schema.ListResourceRecordSets, _records.ListResourceRecordSets)
        .On<TestDNSAnswerRequest, TestDNSAnswerResponse>(Route53Schema.TestDNSAnswer, _records.TestDNSAnswer)
        .On<ChangeTagsForResourceRequest, ChangeTagsForResourceResponse>(Route53Schema.ChangeTagsForResource, _tags.ChangeTagsForResource)
        .On<ListTagsForResourceRequest, ListTagsForResourceResponse>(Route53Schema.ListTagsForResource, _tags.ListTagsForResource)
        .On<ListTagsForResourcesRequest, ListTagsForResourcesResponse>(Route53Schema.ListTagsForResources, _tags.ListTagsForResources);

    public void WriteState(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var zone in Zones.All)
        {
            json.WriteStartArray($"{zone.Id} {zone.Name}");
            foreach (var set in zone.Records.Values)
            {
                json.WriteStringValue($"{set.Name} {set.Type} {set.SetIdentifier} -> {set.AliasTarget?.DNSName ?? string.Join(' ', set.ResourceRecords.Select(r => r.Value))}");
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    public void Reset() => Zones.Clear();
}
