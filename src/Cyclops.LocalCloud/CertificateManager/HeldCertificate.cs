using Amazon.CertificateManager;
using Amazon.CertificateManager.Model;

namespace Cyclops.LocalCloud.CertificateManager;

/// <summary>One certificate: its names, how far they are proven, and what came of it.</summary>
internal sealed class HeldCertificate(string arn, long number, DateTimeOffset created)
{
    // What ACM has issued since 2026: public certificates may last no longer than 200 days.
    private const int DaysValid = 198;

    public string Arn => arn;

    /// <summary>Ascends with the requests of a region.</summary>
    public long Number => number;

    public DateTimeOffset Created => created;

    /// <summary>The domain name itself first.</summary>
    public required IReadOnlyList<HeldDomain> Domains { get; init; }

    public KeyAlgorithm KeyAlgorithm { get; init; } = KeyAlgorithm.RSA_2048;

    public required CertificateOptions Options { get; init; }

    public CertificateStatus Status { get; set; } = CertificateStatus.PENDING_VALIDATION;

    public DateTimeOffset? Issued { get; set; }

    public TagSet Tags { get; } = new();

    private DateTime? NotBefore => Issued?.UtcDateTime.Date;

    private DateTime? NotAfter => NotBefore?.AddDays(DaysValid).AddSeconds(-1);

    /// <param name="recordsShown">Whether the validation records are chosen already.</param>
    /// <param name="users">The ARNs of the load balancers that serve it.</param>
    public CertificateDetail Describe(bool recordsShown, IReadOnlyList<string> users) => new()
    {
        CertificateArn = arn,
        DomainName = Domains[0].Name,
        SubjectAlternativeNames = Names(),
        DomainValidationOptions = [.. Domains.Select(d => d.Describe(recordsShown))],
        Subject = "CN=" + Domains[0].Name,
        Issuer = "Amazon",
        CreatedAt = created.UtcDateTime,
        IssuedAt = Issued?.UtcDateTime,
        Status = Status,
        NotBefore = NotBefore,
        NotAfter = NotAfter,
        KeyAlgorithm = KeyAlgorithm,
        SignatureAlgorithm = "SHA256WITHRSA",
        InUseBy = [.. users],
        Type = CertificateType.AMAZON_ISSUED,
        RenewalEligibility = Eligibility(users.Count > 0),
        Options = Options,
    };

    public CertificateSummary Summarise(bool inUse) => new()
    {
        CertificateArn = arn,
        DomainName = Domains[0].Name,
        SubjectAlternativeNameSummaries = Names(),
        HasAdditionalSubjectAlternativeNames = false,
        Status = Status,
        Type = CertificateType.AMAZON_ISSUED,
        KeyAlgorithm = KeyAlgorithm,
        InUse = inUse,
        Exported = false,
        ExportOption = Options.Export,
        RenewalEligibility = Eligibility(inUse),
        CreatedAt = created.UtcDateTime,
        IssuedAt = Issued?.UtcDateTime,
        NotBefore = NotBefore,
        NotAfter = NotAfter,
    };

    private List<string> Names() => [.. Domains.Select(d => d.Name)];

    private RenewalEligibility Eligibility(bool inUse) =>
        Status == CertificateStatus.ISSUED && inUse ? RenewalEligibility.ELIGIBLE : RenewalEligibility.INELIGIBLE;
}
