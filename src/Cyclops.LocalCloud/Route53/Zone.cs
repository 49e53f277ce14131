using Amazon.Route53.Model;

namespace Cyclops.LocalCloud.Route53;

/// <summary>One hosted zone and its records. The name servers and the SOA are there from birth and cannot be removed.</summary>
internal sealed class Zone(string id, string name, string callerReference)
{
    public string Id { get; } = id;

    public string Name { get; } = name;

    public string CallerReference { get; } = callerReference;

    public string? Comment { get; set; }

    public VPC? Vpc { get; init; }

    public required IReadOnlyList<string> NameServers { get; init; }

    public SortedDictionary<string, string> Tags { get; } = new(StringComparer.Ordinal);

    /// <summary>Replaced as a whole by an accepted batch, so a refused batch leaves no trace.</summary>
    public SortedDictionary<RecordKey, ResourceRecordSet> Records { get; set; } = [];

    /// <summary>When the last change reaches all servers; a new one before that may be refused.</summary>
    public DateTimeOffset InSyncAt { get; set; }

    public HostedZone Describe() => new()
    {
        Id = "/hostedzone/" + Id,
        Name = Name,
        CallerReference = CallerReference,
        Config = new HostedZoneConfig { Comment = Comment, PrivateZone = Vpc is not null },
        ResourceRecordSetCount = Records.Count,
    };
}
