using System.Text.Json;
using Amazon.CertificateManager.Internal;
using Amazon.CertificateManager.Model;
using Amazon.Runtime;
using Cyclops.LocalCloud.LoadBalancing;
using Cyclops.LocalCloud.Protocol;

namespace Cyclops.LocalCloud.CertificateManager;

/// <summary>AWS Certificate Manager: public certificates that a DNS record proves.</summary>
internal sealed class CertificateManagerService : ILocalService
{
    private readonly RegionalState<CertificateRegion> _regions = new(() => new CertificateRegion());
    private readonly DomainProofs _proofs;
    private readonly CertificateRequests _requests;
    private readonly CertificateQueries _queries;
    private readonly CertificateTags _tags;

    public CertificateManagerService(LocalCore core, LoadBalancingService balancing, Route53.HostedZones zones)
    {
        _proofs = new DomainProofs(core, zones);
        _requests = new CertificateRequests(core, _regions, _proofs, Users);
        _queries = new CertificateQueries(core, _regions, Users);
        _tags = new CertificateTags(core, _regions);

        IReadOnlyList<string> Users(CallContext call, string arn) => ListenerUse.Of(balancing, call, arn);
    }

    public string Name => "acm";

    /// <summary>All certificates of all regions.</summary>
    internal RegionalState<CertificateRegion> Regions => _regions;

    /// <summary>Why a listener cannot have a certificate; null when it can.</summary>
    public AmazonServiceException? ListenerProblem(CallContext call, string certificate) => ListenerUse.Problem(_regions[call], call, certificate);

    /// <summary>Records of a zone have changed: what waits for one may find it.</summary>
    public void RecordsChanged(DateTimeOffset now)
    {
        foreach (var certificate in _regions.All.SelectMany(r => r.Value.ByArn.Values))
        {
            _proofs.Look(certificate, now);
        }
    }

    public void Register(OperationTable operations) => operations
        .Add(Name, CertificateManagerSchema.Operations, "ValidationException")
        .On<RequestCertificateRequest, RequestCertificateResponse>(CertificateManagerSchema.RequestCertificate, _requests.Request)
        .On<DeleteCertificateRequest, DeleteCertificateResponse>(CertificateManagerSchema.DeleteCertificate, _requests.Delete)
        .On<DescribeCertificateRequest, DescribeCertificateResponse>(CertificateManagerSchema.DescribeCertificate, _queries.Describe)
        .On<ListCertificatesRequest, ListCertificatesResponse>(CertificateManagerSchema.ListCertificates, _queries.List)
        .On<AddTagsToCertificateRequest, AddTagsToCertificateResponse>(CertificateManagerSchema.AddTagsToCertificate, _tags.Add)
        .On<RemoveTagsFromCertificateRequest, RemoveTagsFromCertificateResponse>(CertificateManagerSchema.RemoveTagsFromCertificate, _tags.Remove)
        .On<ListTagsForCertificateRequest, ListTagsForCertificateResponse>(CertificateManagerSchema.ListTagsForCertificate, _tags.List);

    public void WriteState(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var (name, region) in _regions.All)
        {
            json.WriteStartObject(name);
            foreach (var certificate in region.ByArn.Values)
            {
                json.WriteString(certificate.Arn, $"{certificate.Status} {string.Join(' ', certificate.Domains.Select(d => d.Name))}");
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    public void Reset() => _regions.Clear();
}
