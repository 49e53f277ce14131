using Amazon.CertificateManager.Model;

namespace Cyclops.LocalCloud.CertificateManager;

/// <summary>The certificates of one account and region.</summary>
internal sealed class CertificateRegion
{
    public SortedDictionary<string, HeldCertificate> ByArn { get; } = new(StringComparer.Ordinal);

    /// <summary>What was requested under an idempotency token, and until when the token stands for it.</summary>
    public SortedDictionary<string, (string Arn, DateTimeOffset Until)> Tokens { get; } = new(StringComparer.Ordinal);

    /// <summary>Counts requests, those of deleted certificates included.</summary>
    public long Requested { get; set; }

    /// <exception cref="InvalidArnException">It is not the ARN of a certificate.</exception>
    /// <exception cref="ResourceNotFoundException">There is no such certificate here.</exception>
    public HeldCertificate Get(string arn)
    {
        if (arn.Split(':') is not ["arn", _, "acm", _, _, { } resource] || !resource.StartsWith("certificate/", StringComparison.Ordinal))
        {
            throw new InvalidArnException($"The ARN {arn} is not that of a certificate.");
        }

        return ByArn.GetValueOrDefault(arn) ?? throw new ResourceNotFoundException($"Could not find certificate {arn}.");
    }
}
