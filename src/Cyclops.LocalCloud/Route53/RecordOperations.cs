using Amazon.Route53.Model;
using Cyclops.LocalCloud.Options;

namespace Cyclops.LocalCloud.Route53;

/// <summary>Records: change batches (all or nothing), ordered lists and DNS answers.</summary>
/// <param name="aliasTargetExists">Whether an alias outside the zone names something that is there, e.g. a load balancer.</param>
internal sealed class RecordOperations(LocalCloudOptions options, HostedZones zones, Func<AliasTarget, bool> aliasTargetExists)
{
    public ChangeResourceRecordSetsResponse ChangeResourceRecordSets(ChangeResourceRecordSetsRequest request, CallContext call)
    {
        var zone = zones.Zone(request.HostedZoneId);
        var changes = request.ChangeBatch?.Changes ?? [];
        if (changes.Count == 0)
        {
            throw new InvalidInputException("Invalid XML ; a change batch must have at least one change");
        }

        CheckShape(changes);
        if (options.Throttling && call.Now < zone.InSyncAt)
        {
            throw new PriorRequestNotCompleteException("The request was rejected because Route 53 was still processing a prior request.");
        }

        var applier = new ChangeBatchApplier(zone, aliasTargetExists);
        applier.Apply(changes);
        var messages = applier.Records.Count > options.Quotas.RecordsPerHostedZone
            ? [.. applier.Messages, $"Number of resource record sets limit of {options.Quotas.RecordsPerHostedZone} of the hosted zone exceeded."]
            : applier.Messages;
        if (messages.Count > 0)
        {
            throw new InvalidChangeBatchException($"[{string.Join(", ", messages)}]") { Messages = [.. messages] };
        }

        zone.Records = applier.Records;
        var change = zones.Record(zone, request.ChangeBatch!.Comment, call);
        zones.RecordsChanged(call.Now);
        return new ChangeResourceRecordSetsResponse { ChangeInfo = change };
    }

    public ListResourceRecordSetsResponse ListResourceRecordSets(ListResourceRecordSetsRequest request, CallContext call)
    {
        var zone = zones.Zone(request.HostedZoneId);
        if (request.StartRecordName is null && (request.StartRecordType is not null || request.StartRecordIdentifier is not null))
        {
            throw new InvalidInputException("The input is not valid: a start type or identifier needs a start name");
        }

        var size = ZonePaging.Size(request.MaxItems, 300);
        var from = request.StartRecordName is { } name
            ? new RecordKey(DnsName.Normalise(name), request.StartRecordType?.Value ?? "", request.StartRecordIdentifier ?? "")
            : (RecordKey?)null;
        var page = zone.Records.SkipWhile(r => from is { } start && r.Key.CompareTo(start) < 0).Take(size + 1).ToList();
        var next = page.Count > size ? page[size].Value : null;
        return new ListResourceRecordSetsResponse
        {
            ResourceRecordSets = [.. page.Take(size).Select(r => r.Value)],
            IsTruncated = next is not null,
            NextRecordName = next?.Name,
            NextRecordType = next?.Type,
            NextRecordIdentifier = next?.SetIdentifier,
            MaxItems = ZonePaging.Text(size),
        };
    }

    public TestDNSAnswerResponse TestDNSAnswer(TestDNSAnswerRequest request, CallContext call)
    {
        var zone = zones.Zone(request.HostedZoneId);
        var name = DnsName.Normalise(request.RecordName ?? "");
        var sets = zone.Records.Values
            .Where(r => r.Type == request.RecordType && DnsName.Covers(r.Name, name) && r.Weight != 0)
            .OrderByDescending(r => r.Name.Length)
            .Take(1);
        var data = sets.SelectMany(Data).ToList();
        return new TestDNSAnswerResponse
        {
            Nameserver = zone.NameServers[0],
            RecordName = name.TrimEnd('.'),
            RecordType = request.RecordType,
            RecordData = data,
            ResponseCode = data.Count > 0 || zone.Records.Keys.Any(k => k.Name == name) ? "NOERROR" : "NXDOMAIN",
            Protocol = "UDP",
        };
    }

    private static IEnumerable<string> Data(ResourceRecordSet set) =>
        set.AliasTarget is { } alias ? [alias.DNSName] : set.ResourceRecords.Select(r => r.Value);

    private static void CheckShape(IEnumerable<Change> changes)
    {
        foreach (var change in changes)
        {
            if (change.Action?.Value is not ("CREATE" or "DELETE" or "UPSERT"))
            {
                throw new InvalidInputException($"Invalid request: Action must be CREATE, DELETE or UPSERT, not '{change.Action?.Value}'");
            }

            if (RecordRules.Shape(change.ResourceRecordSet) is { } problem)
            {
                throw new InvalidInputException(problem);
            }
        }
    }
}
