using Amazon.SimpleEmailV2;
using Cyclops.LocalCloud.Route53;

namespace Cyclops.LocalCloud.Ses;

/// <summary>Waits for the DKIM records of pending domains to appear in a hosted zone, and gives up after three days.</summary>
internal sealed class DkimProofs(LocalCore core, HostedZones zones)
{
    private static readonly TimeSpan Patience = TimeSpan.FromHours(72);

    /// <summary>Begins to wait; nothing proves an address here, for nobody reads its mail.</summary>
    public void Await(HeldIdentity identity)
    {
        core.Timeline.Schedule(identity.Created + Patience, _ => GiveUp(identity));
        Look(identity, identity.Created);
    }

    /// <summary>Looks for records that were not there before.</summary>
    public void Look(HeldIdentity identity, DateTimeOffset now)
    {
        if (identity.Status == VerificationStatus.PENDING && !identity.Seen && Found(identity) is { } visible)
        {
            identity.Seen = true;
            core.Timeline.Schedule((visible > now ? visible : now) + core.Options.Delays.EmailIdentity, _ => Check(identity));
        }
    }

    /// <summary>Whether the mail server of a MAIL FROM domain is published, as SES wants it.</summary>
    public bool HasMailFrom(string domain, string region) => ZoneWith(domain, "MX", $"10 feedback-smtp.{region}.amazonses.com") is not null;

    private void Check(HeldIdentity identity)
    {
        // They may be gone again.
        identity.Seen = Found(identity) is not null;
        if (identity.Seen && identity.Status == VerificationStatus.PENDING)
        {
            identity.Status = VerificationStatus.SUCCESS;
        }
    }

    private static void GiveUp(HeldIdentity identity)
    {
        if (identity.Status == VerificationStatus.PENDING)
        {
            identity.Status = VerificationStatus.FAILED;
        }
    }

    /// <summary>When the last of all records is in sync; null while one is missing.</summary>
    private DateTimeOffset? Found(HeldIdentity identity)
    {
        var found = identity.Records.Select(r => ZoneWith(r.Name, "CNAME", r.Value)).ToList();
        return found.Count == 0 || found.Contains(null) ? null : found.Max(z => z!.InSyncAt);
    }

    /// <summary>A zone that the world sees and that holds the record.</summary>
    private Zone? ZoneWith(string name, string type, string value) => zones.All.FirstOrDefault(z =>
        z.Vpc is null
        && z.Records.TryGetValue(new RecordKey(DnsName.Normalise(name), type, ""), out var set)
        && set.ResourceRecords?.Exists(r => string.Equals(r.Value.TrimEnd('.'), value, StringComparison.OrdinalIgnoreCase)) == true);
}
