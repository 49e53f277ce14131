using Amazon.Route53;
using Amazon.Route53.Model;

namespace Cyclops.LocalCloud.Route53;

/// <summary>Hosted zones: their life, lists and comments. Records are in <see cref="RecordOperations"/>, tags in <see cref="ZoneTagOperations"/>.</summary>
internal sealed class HostedZones(LocalCore core)
{
    private static readonly string[] Suffixes = ["com", "net", "org", "co.uk"];
    private readonly SortedDictionary<string, Zone> _zones = new(StringComparer.Ordinal);
    private readonly List<RecordedChange> _changes = [];

    /// <summary>All zones, by id.</summary>
    public IEnumerable<Zone> All => _zones.Values;

    /// <summary>Called when the records of a zone have changed; set by the cloud, whose certificates wait for some.</summary>
    public Action<DateTimeOffset> RecordsChanged { get; set; } = _ => { };

    public void Clear()
    {
        _zones.Clear();
        _changes.Clear();
    }

    /// <summary>The zone of an id, with or without its <c>/hostedzone/</c>.</summary>
    public Zone Zone(string id) =>
        _zones.TryGetValue(BareId(id), out var zone) ? zone : throw new NoSuchHostedZoneException($"No hosted zone found with ID: {BareId(id)}");

    public CreateHostedZoneResponse CreateHostedZone(CreateHostedZoneRequest request, CallContext call)
    {
        var name = DnsName.Normalise(request.Name ?? "");
        if (!DnsName.IsValid(name))
        {
            throw new InvalidDomainNameException($"The domain name is invalid: {request.Name}");
        }

        if (string.IsNullOrEmpty(request.CallerReference) || request.CallerReference.Length > 128)
        {
            throw new InvalidInputException("CallerReference must have 1 to 128 characters");
        }

        if (_zones.Values.FirstOrDefault(z => z.CallerReference == request.CallerReference) is { } earlier)
        {
            throw new HostedZoneAlreadyExistsException($"A hosted zone has already been created with the specified caller reference: {earlier.CallerReference}");
        }

        if (request.HostedZoneConfig?.PrivateZone == true && request.VPC is null)
        {
            throw new InvalidInputException("When you're creating a private hosted zone (when you specify true for PrivateZone), you must also specify values for VPCId and VPCRegion.");
        }

        var zone = NewZone(name, request);
        _zones.Add(zone.Id, zone);
        return new CreateHostedZoneResponse
        {
            HostedZone = zone.Describe(),
            ChangeInfo = Record(zone, null, call),
            DelegationSet = zone.Vpc is null ? Delegation(zone) : null,
            VPC = zone.Vpc,
            Location = "https://route53.amazonaws.com/2013-04-01/hostedzone/" + zone.Id,
        };
    }

    public DeleteHostedZoneResponse DeleteHostedZone(DeleteHostedZoneRequest request, CallContext call)
    {
        var zone = Zone(request.Id);
        if (zone.Records.Keys.Any(k => k.Name != zone.Name || k.Type is not ("NS" or "SOA")))
        {
            throw new HostedZoneNotEmptyException("The specified hosted zone contains non-required resource record sets and so cannot be deleted.");
        }

        _zones.Remove(zone.Id);
        return new DeleteHostedZoneResponse { ChangeInfo = Record(zone, null, call) };
    }

    public GetHostedZoneResponse GetHostedZone(GetHostedZoneRequest request, CallContext call)
    {
        var zone = Zone(request.Id);
        return new GetHostedZoneResponse
        {
            HostedZone = zone.Describe(),
            DelegationSet = zone.Vpc is null ? Delegation(zone) : null,
            VPCs = zone.Vpc is null ? null : [zone.Vpc],
        };
    }

    public UpdateHostedZoneCommentResponse UpdateHostedZoneComment(UpdateHostedZoneCommentRequest request, CallContext call)
    {
        var zone = Zone(request.Id);
        zone.Comment = request.Comment;
        return new UpdateHostedZoneCommentResponse { HostedZone = zone.Describe() };
    }

    public ListHostedZonesResponse ListHostedZones(ListHostedZonesRequest request, CallContext call)
    {
        var size = ZonePaging.Size(request.MaxItems, 100);
        var rest = _zones.Values.SkipWhile(z => request.Marker is { } marker && string.CompareOrdinal(z.Id, marker) < 0).ToList();
        return new ListHostedZonesResponse
        {
            HostedZones = rest.Take(size).Select(z => z.Describe()).ToList(),
            Marker = request.Marker,
            IsTruncated = rest.Count > size,
            NextMarker = rest.Count > size ? rest[size].Id : null,
            MaxItems = ZonePaging.Text(size),
        };
    }

    public ListHostedZonesByNameResponse ListHostedZonesByName(ListHostedZonesByNameRequest request, CallContext call)
    {
        var size = ZonePaging.Size(request.MaxItems, 100);
        var from = request.DNSName is null ? null : DnsName.SortKey(DnsName.Normalise(request.DNSName));
        var rest = _zones.Values
            .OrderBy(z => DnsName.SortKey(z.Name), StringComparer.Ordinal).ThenBy(z => z.Id, StringComparer.Ordinal)
            .SkipWhile(z => from is not null && Before(z, from, request.HostedZoneId))
            .ToList();
        return new ListHostedZonesByNameResponse
        {
            HostedZones = rest.Take(size).Select(z => z.Describe()).ToList(),
            DNSName = request.DNSName,
            HostedZoneId = request.HostedZoneId,
            IsTruncated = rest.Count > size,
            NextDNSName = rest.Count > size ? rest[size].Name : null,
            NextHostedZoneId = rest.Count > size ? rest[size].Id : null,
            MaxItems = ZonePaging.Text(size),
        };
    }

    public GetChangeResponse GetChange(GetChangeRequest request, CallContext call)
    {
        var change = _changes.Find(c => c.Id == BareId(request.Id))
            ?? throw new NoSuchChangeException($"Could not find resource with ID: {request.Id}");
        return new GetChangeResponse { ChangeInfo = change.Describe(call.Now) };
    }

    /// <summary>Remembers an accepted change; it is PENDING until the zone's servers have it.</summary>
    public ChangeInfo Record(Zone zone, string? comment, CallContext call)
    {
        zone.InSyncAt = call.Now + core.Options.Delays.DnsInSync;
        var change = new RecordedChange("C" + core.Ids.Upper(20), call.Now, zone.InSyncAt, comment);
        _changes.Add(change);
        return change.Describe(submitted: true);
    }

    private Zone NewZone(string name, CreateHostedZoneRequest request)
    {
        var number = core.Ids.Below(512);
        string[] servers = [.. Suffixes.Select((tld, i) => $"ns-{(i * 512) + (number % 512)}.awsdns-{number % 64:00}.{tld}")];
        var zone = new Zone("Z" + core.Ids.Upper(20), name, request.CallerReference)
        {
            Comment = request.HostedZoneConfig?.Comment,
            Vpc = request.VPC,
            NameServers = servers,
        };
        Put("NS", 172800, [.. servers.Select(s => s + ".")]);
        Put("SOA", 900, [servers[0] + ". awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400"]);
        return zone;

        void Put(string type, long ttl, string[] values) => zone.Records.Add(new RecordKey(name, type, ""), new ResourceRecordSet
        {
            Name = name,
            Type = RRType.FindValue(type),
            TTL = ttl,
            ResourceRecords = [.. values.Select(v => new ResourceRecord { Value = v })],
        });
    }

    private static DelegationSet Delegation(Zone zone) => new() { NameServers = [.. zone.NameServers] };

    private static bool Before(Zone zone, string from, string? fromId)
    {
        var order = string.CompareOrdinal(DnsName.SortKey(zone.Name), from);
        return order < 0 || (order == 0 && fromId is not null && string.CompareOrdinal(zone.Id, BareId(fromId)) < 0);
    }

    private static string BareId(string? id) => id is null ? "" : id[(id.LastIndexOf('/') + 1)..];
}
