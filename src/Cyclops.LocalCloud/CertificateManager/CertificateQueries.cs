using Amazon.CertificateManager;
using Amazon.CertificateManager.Model;

namespace Cyclops.LocalCloud.CertificateManager;

/// <summary>Certificates one by one and in pages.</summary>
internal sealed class CertificateQueries(LocalCore core, RegionalState<CertificateRegion> regions, Func<CallContext, string, IReadOnlyList<string>> users)
{
    private const int MaxPageSize = 1000;

    public DescribeCertificateResponse Describe(DescribeCertificateRequest request, CallContext call)
    {
        var certificate = regions[call].Get(request.CertificateArn);
        var shown = call.Now >= certificate.Created + core.Options.Delays.CertificateRecords;
        return new DescribeCertificateResponse { Certificate = certificate.Describe(shown, users(call, certificate.Arn)) };
    }

    public ListCertificatesResponse List(ListCertificatesRequest request, CallContext call)
    {
        if (request.MaxItems is < 1 or > MaxPageSize)
        {
            throw CertificateRules.Invalid("maxItems", request.MaxItems, $"Member must be between 1 and {MaxPageSize}");
        }

        if (request.SortBy is null != request.SortOrder is null)
        {
            throw new ValidationException("SortBy and SortOrder must be given together.");
        }

        var descending = request.SortOrder == SortOrder.DESCENDING;
        var found = regions[call].ByArn.Values
            .Where(c => request.CertificateStatuses is not { Count: > 0 } statuses || statuses.Contains(c.Status.Value))
            .Where(c => Includes(request.Includes, c))
            .OrderBy(Key, StringComparer.Ordinal);
        var page = Paging.Cut(found, Key, request.NextToken, request.MaxItems ?? MaxPageSize, () => new InvalidArgsException("The NextToken is not valid."));
        return new ListCertificatesResponse
        {
            CertificateSummaryList = [.. page.Items.Select(c => c.Summarise(users(call, c.Arn).Count > 0))],
            NextToken = page.Next,
        };

        string Key(HeldCertificate certificate) => Paging.Key(descending ? long.MaxValue - certificate.Number : certificate.Number);
    }

    /// <summary>Without a filter of key types, ACM lists RSA keys of 1024 and 2048 bits only.</summary>
    private static bool Includes(Filters? filters, HeldCertificate certificate) =>
        (filters?.KeyTypes is { Count: > 0 } types ? types.Contains(certificate.KeyAlgorithm.Value) : certificate.KeyAlgorithm.Value is "RSA_1024" or "RSA_2048")
        && (filters?.ExportOption is not { } export || certificate.Options.Export == export)
        && filters?.ManagedBy is null;
}
