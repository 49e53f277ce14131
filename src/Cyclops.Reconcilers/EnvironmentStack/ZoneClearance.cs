using Cyclops.Aws.CloudFormation;
using Cyclops.Aws.Route53;
using Cyclops.Model.Manifests;
using Cyclops.Model.Outcomes;

namespace Cyclops.Reconcilers.EnvironmentStack;

/// <summary>
/// Empties a hosted zone before its stack is deleted: Route 53 deletes none that has records, and CloudFormation leaves the ones
/// behind by which it proved certificates. Source: AWS CloudFormation User Guide, AWS::CertificateManager::Certificate.
/// </summary>
internal sealed class ZoneClearance(Route53Gateway dns)
{
    private const string ProofSuffix = ".acm-validations.aws";

    /// <summary>Removes what proved certificates.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="network">Its network stack, which has the zone.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>Why the zone cannot go yet; null: it can, or it is not Cyclops's.</returns>
    public async Task<Outcome?> LeftAsync(EnvironmentManifest environment, CloudStack network, CancellationToken cancellationToken)
    {
        if (environment.HostedZoneId is not null || network.Outputs.GetValueOrDefault(EnvironmentOutputs.HostedZoneId) is not { } zone)
        {
            return null;
        }

        var records = await dns.ListRecordsAsync(zone, cancellationToken);
        var others = records.Where(r => !IsZonesOwn(r, environment.Domain)).ToList();
        if (others.FirstOrDefault(r => !IsProof(r)) is { } foreign)
        {
            return new Outcome.Stalled(
                "ZoneInUse",
                $"hosted zone {zone} of {environment.Domain} still has {others.Count(r => !IsProof(r))} records that Cyclops did not make, the first {foreign.Type} {foreign.Name}, and Route 53 deletes no zone with records: remove them");
        }

        foreach (var proof in others)
        {
            await dns.DeleteAsync(zone, proof, cancellationToken);
        }

        return null;
    }

    private static bool IsZonesOwn(Aws.Route53.DnsRecord record, string domain) =>
        record.Type is "NS" or "SOA" && string.Equals(record.Name, domain, StringComparison.OrdinalIgnoreCase);

    private static bool IsProof(Aws.Route53.DnsRecord record) =>
        record is { Type: "CNAME", Plain.Values: [var value] } && value.TrimEnd('.').EndsWith(ProofSuffix, StringComparison.OrdinalIgnoreCase);
}
