using Amazon.CertificateManager;
using Amazon.CertificateManager.Model;
using Amazon.Route53;
using Amazon.Route53.Model;
using Cyclops.LocalCloud.Tests.Support;
using ResourceRecord = Amazon.CertificateManager.Model.ResourceRecord;

namespace Cyclops.LocalCloud.Tests.CertificateManager;

/// <summary>What the tests of certificates do over and over.</summary>
internal sealed class CertificateScene(CloudUnderTest cloud)
{
    public async Task<string> Request(string domain, params string[] others) => (await cloud.Certificates.RequestCertificateAsync(
        new RequestCertificateRequest { DomainName = domain, ValidationMethod = ValidationMethod.DNS, SubjectAlternativeNames = [.. others] })).CertificateArn;

    public async Task<CertificateDetail> Describe(string arn) =>
        (await cloud.Certificates.DescribeCertificateAsync(new DescribeCertificateRequest { CertificateArn = arn })).Certificate;

    public async Task<string> Zone(string name) =>
        (await cloud.Route53.CreateHostedZoneAsync(new CreateHostedZoneRequest { Name = name, CallerReference = name })).HostedZone.Id;

    public Task Write(string zone, ResourceRecord record, string action = "CREATE") => cloud.Route53.ChangeResourceRecordSetsAsync(new ChangeResourceRecordSetsRequest
    {
        HostedZoneId = zone,
        ChangeBatch = new ChangeBatch
        {
            Changes =
            [
                new Change
                {
                    Action = action,
                    ResourceRecordSet = new ResourceRecordSet { Name = record.Name, Type = RRType.CNAME, TTL = 300, ResourceRecords = [new Amazon.Route53.Model.ResourceRecord { Value = record.Value }] },
                },
            ],
        },
    });

    /// <summary>A certificate of one domain, issued.</summary>
    public async Task<string> Issued(string domain)
    {
        var arn = await Request(domain);
        await Write(await Zone(domain), (await Describe(arn)).DomainValidationOptions[0].ResourceRecord);
        return arn;
    }
}
