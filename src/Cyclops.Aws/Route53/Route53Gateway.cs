using System.Collections.Concurrent;
using Amazon.Route53;
using Amazon.Route53.Model;
using Cyclops.Aws.Calls;
using Cyclops.Model.Outcomes;

namespace Cyclops.Aws.Route53;

/// <summary>Amazon Route 53 in our records.</summary>
public sealed class Route53Gateway(AwsClients clients, AwsCalls calls)
{
    /// <summary>Largest page of ListResourceRecordSets. Source: Amazon Route 53 API Reference.</summary>
    private const string PageSize = "300";

    /// <summary>Largest number of zones of ListTagsForResources. Source: Amazon Route 53 API Reference.</summary>
    private const int TagsLimit = 10;

    private readonly ConcurrentDictionary<string, ChangeBatcher> _batchers = new(StringComparer.Ordinal);

    /// <summary>The zones of exactly one name, with their tags; a name may have several.</summary>
    /// <param name="domain">With or without a dot at its end.</param>
    public async Task<IReadOnlyList<DnsZone>> ListZonesAsync(string domain, CancellationToken cancellationToken)
    {
        var name = Route53Mapping.Canonical(domain);
        var ids = new List<string>();
        var request = new ListHostedZonesByNameRequest { DNSName = name };
        while (true)
        {
            var page = await calls.SendAsync(
                CallFamily.Route53, "route53:ListHostedZonesByName", name, ct => clients.Route53.ListHostedZonesByNameAsync(request, ct), cancellationToken);

            // Ordered by name from the one that was asked for.
            var same = (page.HostedZones ?? []).TakeWhile(z => Route53Mapping.Canonical(z.Name) == name).ToList();
            ids.AddRange(same.Select(z => z.Id[(z.Id.LastIndexOf('/') + 1)..]));

            // AWS always says whether there is more; a stand-in that does not, but repeats what was asked for, gave its whole answer.
            var isTruncated = page.IsTruncated ?? (page.DNSName is null ? throw Answers.Partial("route53:ListHostedZonesByName", name) : page.NextDNSName is not null);
            if (!isTruncated || same.Count < page.HostedZones?.Count)
            {
                return await WithTagsAsync(ids, name, cancellationToken);
            }

            if (page.NextHostedZoneId == request.HostedZoneId)
            {
                throw new CloudFault("PaginationLoop", $"route53:ListHostedZonesByName for {name} gives the same page again; nothing is concluded from it", isTransient: true);
            }

            request = new ListHostedZonesByNameRequest { DNSName = page.NextDNSName, HostedZoneId = page.NextHostedZoneId };
        }
    }

    /// <summary>The name servers of a zone, in order: whoever has the domain's parent delegates it to them.</summary>
    public async Task<IReadOnlyList<string>> NameServersAsync(string zoneId, CancellationToken cancellationToken)
    {
        var answer = await calls.SendAsync(
            CallFamily.Route53, "route53:GetHostedZone", zoneId, ct => clients.Route53.GetHostedZoneAsync(new GetHostedZoneRequest { Id = zoneId }, ct), cancellationToken);
        return [.. (answer.DelegationSet?.NameServers ?? []).Order(StringComparer.Ordinal)];
    }

    /// <summary>All records of a zone.</summary>
    /// <returns>Empty when the zone is not there.</returns>
    public async Task<IReadOnlyList<DnsRecord>> ListRecordsAsync(string zoneId, CancellationToken cancellationToken)
    {
        var all = new List<DnsRecord>();
        var request = new ListResourceRecordSetsRequest { HostedZoneId = zoneId, MaxItems = PageSize };
        while (true)
        {
            var next = await PageAsync(request, cancellationToken);
            if (next is null)
            {
                return [];
            }

            var records = (next.ResourceRecordSets ?? []).ConvertAll(Route53Mapping.FromRecord);
            if (request.StartRecordName is { } start && !IsFrom(records, start, request.StartRecordType))
            {
                throw Answers.Partial("route53:ListResourceRecordSets", $"the page of zone {zoneId} from {start}");
            }

            all.AddRange(records);
            if (next.IsTruncated != true)
            {
                // Every zone has its own name servers.
                return all.Exists(r => r.Type == "NS") ? all : throw Answers.Partial("route53:ListResourceRecordSets", $"zone {zoneId}");
            }

            if (next.NextRecordName == request.StartRecordName
                && next.NextRecordType == request.StartRecordType
                && next.NextRecordIdentifier == request.StartRecordIdentifier)
            {
                throw new CloudFault("PaginationLoop", $"route53:ListResourceRecordSets for zone {zoneId} gives the same page again; nothing is concluded from it", isTransient: true);
            }

            request = new ListResourceRecordSetsRequest
            {
                HostedZoneId = zoneId,
                MaxItems = PageSize,
                StartRecordName = next.NextRecordName,
                StartRecordType = next.NextRecordType,
                StartRecordIdentifier = next.NextRecordIdentifier,
            };
        }
    }

    /// <summary>
    /// Makes one change; changes that come while another batch is under way go out together. To delete what is gone
    /// already is fine.
    /// </summary>
    /// <exception cref="CloudFault"><c>InvalidChangeBatch</c> when this change was refused; the others of its batch are not affected.</exception>
    public async Task ChangeAsync(string zoneId, DnsChange change, CancellationToken cancellationToken)
    {
        try
        {
            await _batchers.GetOrAdd(zoneId, id => new(take => SendAsync(id, take))).ChangeAsync(change, cancellationToken);
        }
        catch (CloudFault fault) when (change.Action == DnsAction.Delete && IsGone(fault))
        {
            // Gone already, which is what was asked for.
        }
    }

    /// <summary>Deletes a record that is no alias; gone already is fine.</summary>
    /// <exception cref="ArgumentException">It is one.</exception>
    public async Task DeleteAsync(string zoneId, DnsRecord record, CancellationToken cancellationToken)
    {
        var plain = record.Plain ?? throw new ArgumentException($"{record.Type} {record.Name} is an alias", nameof(record));
        try
        {
            await calls.SendAsync(
                CallFamily.Route53,
                "route53:ChangeResourceRecordSets",
                $"{record.Type} {record.Name} in zone {zoneId}",
                ct => clients.Route53.ChangeResourceRecordSetsAsync(
                    new ChangeResourceRecordSetsRequest { HostedZoneId = zoneId, ChangeBatch = new ChangeBatch { Changes = [Route53Mapping.ToDeletion(record, plain)] } },
                    ct),
                cancellationToken);
        }
        catch (CloudFault fault) when (IsGone(fault))
        {
            // Gone already, which is what was asked for.
        }
    }

    /// <summary>A page says which record the next one begins with. One that begins with another is not whole, or the record went meanwhile.</summary>
    private static bool IsFrom(List<DnsRecord> records, string name, RRType type) =>
        records is [var first, ..] && first.Name == Route53Mapping.Canonical(name) && first.Type == type.Value;

    /// <summary>Route 53 has one code for every refused change; only its sentence tells a record that is gone from one that differs.</summary>
    private static bool IsGone(CloudFault fault) =>
        fault.Code == "NoSuchHostedZone"
        || (fault.Code == "InvalidChangeBatch" && fault.Message.Contains("it was not found", StringComparison.Ordinal));

    private async Task<IReadOnlyList<DnsZone>> WithTagsAsync(List<string> ids, string name, CancellationToken cancellationToken)
    {
        var zones = new List<DnsZone>();
        foreach (var chunk in ids.Chunk(TagsLimit))
        {
            var answer = await calls.SendAsync(
                CallFamily.Route53,
                "route53:ListTagsForResources",
                $"zones of {name}",
                ct => clients.Route53.ListTagsForResourcesAsync(new ListTagsForResourcesRequest { ResourceType = TagResourceType.Hostedzone, ResourceIds = [.. chunk] }, ct),
                cancellationToken);
            var sets = (answer.ResourceTagSets ?? []).ToDictionary(s => s.ResourceId, StringComparer.Ordinal);
            zones.AddRange(chunk.Select(id => sets.TryGetValue(id, out var set)
                ? new DnsZone(id, new((set.Tags ?? []).Select(t => KeyValuePair.Create(t.Key, t.Value ?? ""))))
                : throw Answers.Partial("route53:ListTagsForResources", $"zone {id}")));
        }

        return zones;
    }

    private async Task<ListResourceRecordSetsResponse?> PageAsync(ListResourceRecordSetsRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await calls.SendAsync(
                CallFamily.Route53,
                "route53:ListResourceRecordSets",
                $"zone {request.HostedZoneId}",
                ct => clients.Route53.ListResourceRecordSetsAsync(request, ct),
                cancellationToken);
        }
        catch (CloudFault fault) when (fault.Code is "NoSuchHostedZone")
        {
            return null;
        }
    }

    /// <remarks>
    /// Not cancelled with one caller: the batch holds changes of others too, and a request sent is better answered. Which changes
    /// go out is asked only when the call's turn has come.
    /// </remarks>
    private Task<ChangeResourceRecordSetsResponse?> SendAsync(string zoneId, Func<IReadOnlyList<DnsChange>> take) =>
        calls.SendAsync(
            CallFamily.Route53,
            "route53:ChangeResourceRecordSets",
            $"changes in zone {zoneId}",
            async ct => take() is { Count: > 0 } batch
                ? await clients.Route53.ChangeResourceRecordSetsAsync(
                    new ChangeResourceRecordSetsRequest
                    {
                        HostedZoneId = zoneId,
                        ChangeBatch = new ChangeBatch { Changes = [.. batch.Select(Route53Mapping.ToChange)] },
                    },
                    ct)
                : null,
            CancellationToken.None);
}
