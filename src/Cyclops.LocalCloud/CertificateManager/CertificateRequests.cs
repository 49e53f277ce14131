using Amazon.CertificateManager;
using Amazon.CertificateManager.Model;

namespace Cyclops.LocalCloud.CertificateManager;

/// <summary>The life of a certificate: requested and deleted; what lies between is in <see cref="DomainProofs"/>.</summary>
internal sealed class CertificateRequests(LocalCore core, RegionalState<CertificateRegion> regions, DomainProofs proofs, Func<CallContext, string, IReadOnlyList<string>> users)
{
    private static readonly TimeSpan TokenStands = TimeSpan.FromHours(1);

    public RequestCertificateResponse Request(RequestCertificateRequest request, CallContext call)
    {
        var region = regions[call];
        var quotas = core.Options.Quotas;
        CertificateRules.CheckKinds(request);
        CertificateRules.CheckToken(request.IdempotencyToken);
        var names = CertificateRules.Names(request, quotas.DomainsPerCertificate);
        CertificateRules.CheckOptions(request, names);
        var tags = CertificateTags.Pairs(request.Tags);
        CertificateTags.Check(new TagSet(), tags, quotas.TagsPerResource);
        if (Earlier(region, request.IdempotencyToken, call.Now) is { } earlier)
        {
            return new RequestCertificateResponse { CertificateArn = earlier };
        }

        if (region.ByArn.Count >= quotas.CertificatesPerRegion)
        {
            throw new LimitExceededException($"Error: you have reached your limit of {quotas.CertificatesPerRegion} certificates.");
        }

        var certificate = Make(region, request, names, call);
        certificate.Tags.Set(tags);
        region.ByArn.Add(certificate.Arn, certificate);
        if (request.IdempotencyToken is { } token)
        {
            region.Tokens[token] = (certificate.Arn, call.Now + TokenStands);
        }

        proofs.Await(certificate);
        return new RequestCertificateResponse { CertificateArn = certificate.Arn };
    }

    public DeleteCertificateResponse Delete(DeleteCertificateRequest request, CallContext call)
    {
        var region = regions[call];
        var certificate = region.Get(request.CertificateArn);
        if (users(call, certificate.Arn) is { Count: > 0 } balancers)
        {
            throw new ResourceInUseException($"Certificate {certificate.Arn} in account {call.Account} is in use by {string.Join(", ", balancers)}.");
        }

        region.ByArn.Remove(certificate.Arn);
        return new DeleteCertificateResponse();
    }

    private static string? Earlier(CertificateRegion region, string? token, DateTimeOffset now) =>
        token is not null && region.Tokens.TryGetValue(token, out var earlier) && now < earlier.Until && region.ByArn.ContainsKey(earlier.Arn)
            ? earlier.Arn
            : null;

    private HeldCertificate Make(CertificateRegion region, RequestCertificateRequest request, List<string> names, CallContext call) =>
        new(call.Arn("acm", "certificate/" + core.Ids.Uuid()), ++region.Requested, call.Now)
        {
            Domains = names.ConvertAll(n => new HeldDomain(n, ValidationRecord.Of(call.Account, n))),
            KeyAlgorithm = request.KeyAlgorithm ?? KeyAlgorithm.RSA_2048,
            Options = new CertificateOptions
            {
                CertificateTransparencyLoggingPreference = request.Options?.CertificateTransparencyLoggingPreference ?? CertificateTransparencyLoggingPreference.ENABLED,
                Export = request.Options?.Export ?? CertificateExport.DISABLED,
            },
        };
}
