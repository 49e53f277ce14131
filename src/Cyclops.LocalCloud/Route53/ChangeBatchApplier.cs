using Amazon.Route53.Model;

namespace Cyclops.LocalCloud.Route53;

/// <summary>Applies a change batch to a copy of a zone's records: the copy counts only when no message came up, so a batch is all or nothing.</summary>
internal sealed class ChangeBatchApplier(Zone zone, Func<AliasTarget, bool> aliasTargetExists)
{
    private const int MaxRecords = 1000;
    private const int MaxCharacters = 32000;
    private readonly SortedDictionary<RecordKey, ResourceRecordSet> _records = new(zone.Records);
    private readonly List<string> _messages = [];

    public IReadOnlyList<string> Messages => _messages;

    public SortedDictionary<RecordKey, ResourceRecordSet> Records => _records;

    public void Apply(IReadOnlyList<Change> changes)
    {
        CheckSize(changes);
        if (_messages.Count > 0)
        {
            return;
        }

        CheckRepeats(changes);
        foreach (var change in changes)
        {
            Apply(change.Action.Value, Stored(change.ResourceRecordSet));
        }

        CheckNeighbours(changes);
    }

    /// <summary>An UPSERT costs twice, for it may delete and create.</summary>
    private void CheckSize(IReadOnlyList<Change> changes)
    {
        var records = changes.Sum(c => Cost(c) * Math.Max(1, c.ResourceRecordSet.ResourceRecords?.Count ?? 0));
        var characters = changes.Sum(c => Cost(c) * (c.ResourceRecordSet.ResourceRecords?.Sum(r => r.Value?.Length ?? 0) ?? 0));
        if (records > MaxRecords)
        {
            _messages.Add($"Number of records limit of {MaxRecords} exceeded.");
        }

        if (characters > MaxCharacters)
        {
            _messages.Add($"Number of characters limit of {MaxCharacters} exceeded.");
        }
    }

    private static int Cost(Change change) => change.Action.Value == "UPSERT" ? 2 : 1;

    private void CheckRepeats(IReadOnlyList<Change> changes)
    {
        foreach (var group in changes.GroupBy(c => KeyOf(c.ResourceRecordSet)))
        {
            var actions = group.Select(c => c.Action.Value).ToList();
            if (actions.Count > 1 && !actions.SequenceEqual(["DELETE", "CREATE"]))
            {
                _messages.Add($"The request contains an invalid set of changes for a resource record set '{group.Key.Type} {group.Key.Name}'");
            }
        }
    }

    private void Apply(string action, ResourceRecordSet set)
    {
        var key = KeyOf(set);
        var problem = Refusal(action, set, key);
        if (problem is not null)
        {
            _messages.Add(problem);
        }
        else if (action == "DELETE")
        {
            _records.Remove(key);
        }
        else
        {
            _records[key] = set;
        }
    }

    private string? Refusal(string action, ResourceRecordSet set, RecordKey key)
    {
        if (!DnsName.IsWithin(set.Name, zone.Name))
        {
            return $"RRSet with DNS name {set.Name} is not permitted in zone {zone.Name}";
        }

        if (!DnsName.IsValid(set.Name))
        {
            return $"FATAL problem: DomainLabelTooLong (Domain label is too long) encountered with '{set.Name}'";
        }

        var existing = _records.GetValueOrDefault(key);
        return action switch
        {
            "DELETE" when existing is null => $"Tried to delete resource record set {Named(set)} but it was not found",
            "DELETE" when set.Name == zone.Name && set.Type.Value is "NS" or "SOA" =>
                $"A HostedZone must contain {(set.Type.Value == "SOA" ? "exactly one SOA record" : "at least one NS record for the zone itself")}.",
            "DELETE" when !RecordEquality.Same(existing, set) =>
                $"Tried to delete resource record set {Named(set)} but the values provided do not match the current values",
            "DELETE" => null,
            "CREATE" when existing is not null => $"Tried to create resource record set {Named(set)} but it already exists",
            _ => RecordRules.Content(set) ?? AliasProblem(set),
        };
    }

    private string? AliasProblem(ResourceRecordSet set)
    {
        if (set.AliasTarget is not { } target)
        {
            return null;
        }

        return target.HostedZoneId == zone.Id
            ? _records.Keys.Any(k => k.Name == target.DNSName && k.Type == set.Type.Value) ? null : NotFound()
            : aliasTargetExists(target) ? null : NotFound();

        string NotFound() =>
            $"Tried to create an alias that targets {target.DNSName}, type {set.Type} in zone {target.HostedZoneId}, but that target was not found";
    }

    /// <summary>Rules between records of one name, judged on the outcome of the whole batch.</summary>
    private void CheckNeighbours(IReadOnlyList<Change> changes)
    {
        var written = changes.Where(c => c.Action.Value != "DELETE").Select(c => DnsName.Normalise(c.ResourceRecordSet.Name)).Distinct();
        foreach (var name in written)
        {
            var here = _records.Where(r => r.Key.Name == name).Select(r => r.Value).ToList();
            var types = here.Select(r => r.Type.Value).Distinct().ToList();
            if (types.Contains("CNAME") && types.Count > 1)
            {
                _messages.Add(name == zone.Name
                    ? $"RRSet of type CNAME with DNS name {name} is not permitted at apex in zone {zone.Name}"
                    : $"RRSet of type CNAME with DNS name {name} is not permitted as it conflicts with other records with the same DNS name in zone {zone.Name}");
            }

            foreach (var sets in here.GroupBy(r => r.Type.Value).Where(g => g.Select(RecordRules.Policy).Distinct().Skip(1).Any()))
            {
                _messages.Add($"RRSet with DNS name {name}, type {sets.Key} cannot be created as sets of one name and type must have the same routing policy ({string.Join(", ", sets.Select(RecordRules.Policy).Distinct())})");
            }
        }
    }

    private static RecordKey KeyOf(ResourceRecordSet set) =>
        new(DnsName.Normalise(set.Name), set.Type.Value, set.SetIdentifier ?? "");

    private static string Named(ResourceRecordSet set) =>
        $"[name='{set.Name}', type='{set.Type}'{(set.SetIdentifier is null ? "" : $", set-identifier='{set.SetIdentifier}'")}]";

    private static ResourceRecordSet Stored(ResourceRecordSet set) => new()
    {
        Name = DnsName.Normalise(set.Name),
        Type = set.Type,
        SetIdentifier = set.SetIdentifier,
        Weight = set.Weight,
        Region = set.Region,
        Failover = set.Failover,
        GeoLocation = set.GeoLocation,
        MultiValueAnswer = set.MultiValueAnswer,
        HealthCheckId = set.HealthCheckId,
        TTL = set.TTL,
        ResourceRecords = set.ResourceRecords is { Count: > 0 } ? set.ResourceRecords : null,
        AliasTarget = set.AliasTarget is null ? null : new AliasTarget
        {
            HostedZoneId = set.AliasTarget.HostedZoneId,
            DNSName = DnsName.Normalise(set.AliasTarget.DNSName),
            EvaluateTargetHealth = set.AliasTarget.EvaluateTargetHealth ?? false,
        },
    };
}
