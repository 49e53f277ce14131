using System.Text.Json.Nodes;
using Amazon.CertificateManager;
using Amazon.CertificateManager.Internal;
using Amazon.CertificateManager.Model;
using Amazon.Route53.Internal;
using Amazon.Route53.Model;
using Amazon.Runtime;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary>
/// <c>AWS::CertificateManager::Certificate</c>: Ref is the ARN, and it is complete when it is issued. Where a hosted zone is named, the
/// validation record is written there; as at AWS, it stays when the certificate goes, for another one may be proven by it.
/// </summary>
internal sealed class Certificate : ResourceType
{
    private const int RecordSeconds = 300;

    public override string Name => "AWS::CertificateManager::Certificate";

    public override string Properties => "CertificateTransparencyLoggingPreference DomainName DomainValidationOptions KeyAlgorithm SubjectAlternativeNames Tags ValidationMethod";

    public override string Replaces => "DomainName DomainValidationOptions KeyAlgorithm SubjectAlternativeNames ValidationMethod";

    public override bool Taggable => true;

    public override Made Create(ResourceCall call)
    {
        var request = call.Without("CertificateTransparencyLoggingPreference", "DomainValidationOptions");
        if (call.Text("CertificateTransparencyLoggingPreference") is { } preference)
        {
            request["Options"] = new JsonObject { ["CertificateTransparencyLoggingPreference"] = preference };
        }

        var arn = call.Call<RequestCertificateResponse>(CertificateManagerSchema.RequestCertificate, request).CertificateArn;
        try
        {
            Prove(call, Find(call, arn));
        }
        catch (AmazonServiceException)
        {
            // Said again by the wait, when the stack knows the certificate and can remove it.
        }

        return new Made(arn);
    }

    public override bool Settled(ResourceCall call)
    {
        var certificate = Find(call, call.PhysicalId);
        if (certificate.Status == CertificateStatus.PENDING_VALIDATION)
        {
            Prove(call, certificate);
            return false;
        }

        return certificate.Status == CertificateStatus.ISSUED
            ? true
            : throw AwsErrors.Sender("NotStabilized", $"The certificate {certificate.CertificateArn} is {certificate.Status}.");
    }

    public override Made Update(ResourceCall call)
    {
        var gone = TagLists.Gone(TagLists.Map(call.Previous["Tags"]), TagLists.Map(call.Properties["Tags"]));
        call.Call(CertificateManagerSchema.AddTagsToCertificate, new JsonObject { ["CertificateArn"] = call.PhysicalId, ["Tags"] = call.Properties["Tags"]?.DeepClone() ?? new JsonArray() });
        call.Call(CertificateManagerSchema.RemoveTagsFromCertificate, new JsonObject
        {
            ["CertificateArn"] = call.PhysicalId,
            ["Tags"] = new JsonArray([.. gone.Select(k => new JsonObject { ["Key"] = k!.DeepClone() })]),
        });
        return new Made(call.PhysicalId);
    }

    public override void Delete(ResourceCall call) =>
        call.CallIgnoringAbsence(CertificateManagerSchema.DeleteCertificate, new JsonObject { ["CertificateArn"] = call.PhysicalId });

    private static CertificateDetail Find(ResourceCall call, string arn) => call.Call<DescribeCertificateResponse>(
        CertificateManagerSchema.DescribeCertificate, new JsonObject { ["CertificateArn"] = arn }).Certificate;

    /// <summary>Writes the records that are missing, zone by zone; a wildcard and its apex have one between them.</summary>
    private static void Prove(ResourceCall call, CertificateDetail certificate)
    {
        var zones = (call.Properties["DomainValidationOptions"] as JsonArray ?? []).OfType<JsonObject>().Where(o => o["HostedZoneId"] is not null)
            .ToDictionary(o => Templates.Resolver.Text(o["DomainName"]).ToLowerInvariant(), o => Templates.Resolver.Text(o["HostedZoneId"]), StringComparer.Ordinal);
        foreach (var zone in certificate.DomainValidationOptions.Where(d => d.ResourceRecord is not null && zones.ContainsKey(d.DomainName)).GroupBy(d => zones[d.DomainName], d => d.ResourceRecord))
        {
            var missing = zone.DistinctBy(r => r.Name).Where(r => !IsThere(call, zone.Key, r)).ToList();
            if (missing.Count > 0 && !TryWrite(call, zone.Key, missing))
            {
                return;
            }
        }
    }

    private static bool IsThere(ResourceCall call, string zone, Amazon.CertificateManager.Model.ResourceRecord record)
    {
        var request = new JsonObject { ["HostedZoneId"] = zone, ["StartRecordName"] = record.Name, ["StartRecordType"] = "CNAME", ["MaxItems"] = "1" };
        var found = call.Call<ListResourceRecordSetsResponse>(Route53Schema.ListResourceRecordSets, request).ResourceRecordSets;
        return found is [{ ResourceRecords: [{ Value: var value }] } set] && set.Name == record.Name && value == record.Value;
    }

    private static bool TryWrite(ResourceCall call, string zone, List<Amazon.CertificateManager.Model.ResourceRecord> records)
    {
        var changes = records.ConvertAll<JsonNode?>(r => new JsonObject
        {
            ["Action"] = "UPSERT",
            ["ResourceRecordSet"] = new JsonObject
            {
                ["Name"] = r.Name,
                ["Type"] = "CNAME",
                ["TTL"] = RecordSeconds,
                ["ResourceRecords"] = new JsonArray(new JsonObject { ["Value"] = r.Value }),
            },
        });
        try
        {
            call.Call(Route53Schema.ChangeResourceRecordSets, new JsonObject
            {
                ["HostedZoneId"] = zone,
                ["ChangeBatch"] = new JsonObject { ["Changes"] = new JsonArray([.. changes]) },
            });
            return true;
        }
        catch (PriorRequestNotCompleteException)
        {
            return false;
        }
    }
}
