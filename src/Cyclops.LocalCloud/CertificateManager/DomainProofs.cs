using Amazon.CertificateManager;
using Cyclops.LocalCloud.Route53;

namespace Cyclops.LocalCloud.CertificateManager;

/// <summary>Waits for the validation records of pending certificates to appear in a hosted zone, and gives up after three days.</summary>
internal sealed class DomainProofs(LocalCore core, HostedZones zones)
{
    private static readonly TimeSpan Patience = TimeSpan.FromHours(72);

    /// <summary>Begins to wait. The records may be there already, from an earlier certificate.</summary>
    public void Await(HeldCertificate certificate)
    {
        core.Timeline.Schedule(certificate.Created + Patience, _ => GiveUp(certificate));
        Look(certificate, certificate.Created);
    }

    /// <summary>Looks for records that were not there before.</summary>
    public void Look(HeldCertificate certificate, DateTimeOffset now)
    {
        if (certificate.Status != CertificateStatus.PENDING_VALIDATION)
        {
            return;
        }

        foreach (var domain in certificate.Domains.Where(d => !d.Seen))
        {
            if (domain.Record.ZoneWithin(zones) is { } zone)
            {
                domain.Seen = true;
                var visible = zone.InSyncAt > now ? zone.InSyncAt : now;
                core.Timeline.Schedule(visible + core.Options.Delays.CertificateIssue, due => Check(certificate, domain, due));
            }
        }
    }

    private void Check(HeldCertificate certificate, HeldDomain domain, DateTimeOffset now)
    {
        if (certificate.Status != CertificateStatus.PENDING_VALIDATION)
        {
            return;
        }

        // The record may be gone again.
        domain.Seen = domain.Record.ZoneWithin(zones) is not null;
        domain.Status = domain.Seen ? DomainStatus.SUCCESS : DomainStatus.PENDING_VALIDATION;
        if (certificate.Domains.All(d => d.Status == DomainStatus.SUCCESS))
        {
            certificate.Status = CertificateStatus.ISSUED;
            certificate.Issued = now;
        }
    }

    private static void GiveUp(HeldCertificate certificate)
    {
        if (certificate.Status != CertificateStatus.PENDING_VALIDATION)
        {
            return;
        }

        certificate.Status = CertificateStatus.VALIDATION_TIMED_OUT;
        foreach (var domain in certificate.Domains.Where(d => d.Status != DomainStatus.SUCCESS))
        {
            domain.Status = DomainStatus.FAILED;
        }
    }
}
