using Amazon.SimpleEmailV2;
using Amazon.SimpleEmailV2.Model;

namespace Cyclops.LocalCloud.Ses;

/// <summary>A domain or an address that mail may be sent from, once it is verified.</summary>
internal sealed class HeldIdentity(string name, string arn, DateTimeOffset created)
{
    private const string SigningZone = "dkim.amazonses.com";

    public string Name => name;

    public string Arn => arn;

    public DateTimeOffset Created => created;

    public bool IsAddress => name.Contains('@', StringComparison.Ordinal);

    public IdentityType Type => IsAddress ? IdentityType.EMAIL_ADDRESS : IdentityType.DOMAIN;

    /// <summary>Three, by which the DKIM records of a domain are named; an address has none.</summary>
    public IReadOnlyList<string> Tokens { get; init; } = [];

    public DkimSigningKeyLength KeyLength { get; init; } = DkimSigningKeyLength.RSA_2048_BIT;

    public string? ConfigurationSet { get; init; }

    public VerificationStatus Status { get; set; } = VerificationStatus.PENDING;

    /// <summary>The records were found and their check is on the timeline.</summary>
    public bool Seen { get; set; }

    public bool SigningEnabled { get; set; }

    public string? MailFromDomain { get; set; }

    public BehaviorOnMxFailure OnMxFailure { get; set; } = BehaviorOnMxFailure.USE_DEFAULT_VALUE;

    public TagSet Tags { get; } = new();

    public bool IsVerified => Status == VerificationStatus.SUCCESS;

    /// <summary>The CNAME records that prove a domain and publish its keys; names absolute, without a final dot.</summary>
    public IEnumerable<(string Name, string Value)> Records => Tokens.Select(t => ($"{t}._domainkey.{name}", $"{t}.{SigningZone}"));

    /// <param name="isNew">Whether this is the answer to its creation, when nothing has been looked at yet.</param>
    public DkimAttributes Dkim(bool isNew = false) => new()
    {
        SigningEnabled = SigningEnabled,
        Status = IsAddress || isNew ? DkimStatus.NOT_STARTED : DkimStatus.FindValue(Status.Value),
        Tokens = IsAddress ? null : [.. Tokens],
        SigningHostedZone = IsAddress ? null : SigningZone,
        SigningAttributesOrigin = DkimSigningAttributesOrigin.AWS_SES,
        NextSigningKeyLength = IsAddress ? null : KeyLength,
        CurrentSigningKeyLength = IsAddress ? null : KeyLength,
        LastKeyGenerationTimestamp = IsAddress ? null : created.UtcDateTime,
    };
}
