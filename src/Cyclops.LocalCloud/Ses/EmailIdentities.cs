using System.Text.RegularExpressions;
using Amazon.SimpleEmailV2;
using Amazon.SimpleEmailV2.Model;

namespace Cyclops.LocalCloud.Ses;

/// <summary>Domains and addresses: made, looked at, removed.</summary>
internal sealed partial class EmailIdentities(LocalCore core, RegionalState<SesRegion> regions, DkimProofs proofs)
{
    private const int TokenLength = 32;
    private const int PageSize = 100;
    private const int MaxPageSize = 1000;

    [GeneratedRegex(@"^([^@\s]+@)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Form();

    public CreateEmailIdentityResponse Create(CreateEmailIdentityRequest request, CallContext call)
    {
        var name = request.EmailIdentity.ToLowerInvariant();
        if (!Form().IsMatch(name))
        {
            throw new BadRequestException($"Invalid identity {request.EmailIdentity}: it is neither a domain nor an email address.");
        }

        if (request.DkimSigningAttributes is { } signing && (signing.DomainSigningPrivateKey is not null || signing.DomainSigningSelector is not null || signing.DomainSigningAttributesOrigin is not null))
        {
            throw AwsErrors.Receiver("NotImplemented", "The local cloud signs by keys of SES only.", 501);
        }

        var identities = regions[call].Identities;
        if (identities.ContainsKey(name))
        {
            throw new AlreadyExistsException($"Email identity {request.EmailIdentity} already exist.");
        }

        var identity = New(name, request, call);
        var tags = SesTags.Pairs(request.Tags);
        SesTags.Check(identity.Tags, tags, core.Options.Quotas.TagsPerResource);
        identity.Tags.Set(tags);
        identities.Add(name, identity);
        if (!identity.IsAddress)
        {
            proofs.Await(identity);
        }

        return new CreateEmailIdentityResponse { IdentityType = identity.Type, VerifiedForSendingStatus = false, DkimAttributes = identity.Dkim(isNew: true) };
    }

    public GetEmailIdentityResponse Get(GetEmailIdentityRequest request, CallContext call)
    {
        var identity = regions[call].Get(request.EmailIdentity);
        return new GetEmailIdentityResponse
        {
            IdentityType = identity.Type,
            FeedbackForwardingStatus = true,
            VerifiedForSendingStatus = identity.IsVerified,
            VerificationStatus = identity.Status,
            DkimAttributes = identity.Dkim(),
            MailFromAttributes = MailFrom(identity, call),
            Policies = [],
            Tags = SesTags.Answer(identity.Tags),
            ConfigurationSetName = identity.ConfigurationSet,
        };
    }

    public DeleteEmailIdentityResponse Delete(DeleteEmailIdentityRequest request, CallContext call)
    {
        var region = regions[call];
        region.Identities.Remove(region.Get(request.EmailIdentity).Name);
        return new DeleteEmailIdentityResponse();
    }

    public ListEmailIdentitiesResponse List(ListEmailIdentitiesRequest request, CallContext call)
    {
        if (request.PageSize is < 0 or > MaxPageSize)
        {
            throw new BadRequestException($"PageSize must be at most {MaxPageSize}.");
        }

        var page = Paging.Cut(regions[call].Identities.Values, i => i.Name, request.NextToken, request.PageSize is > 0 and { } size ? size : PageSize, () => new BadRequestException("The NextToken is invalid."));
        return new ListEmailIdentitiesResponse
        {
            EmailIdentities = page.Items.ConvertAll(i => new IdentityInfo { IdentityType = i.Type, IdentityName = i.Name, SendingEnabled = i.IsVerified, VerificationStatus = i.Status }),
            NextToken = page.Next,
        };
    }

    public PutEmailIdentityDkimAttributesResponse SetDkim(PutEmailIdentityDkimAttributesRequest request, CallContext call)
    {
        regions[call].Get(request.EmailIdentity).SigningEnabled = request.SigningEnabled == true;
        return new PutEmailIdentityDkimAttributesResponse();
    }

    public PutEmailIdentityMailFromAttributesResponse SetMailFrom(PutEmailIdentityMailFromAttributesRequest request, CallContext call)
    {
        var identity = regions[call].Get(request.EmailIdentity);
        var domain = string.IsNullOrEmpty(request.MailFromDomain) ? null : request.MailFromDomain.ToLowerInvariant();
        var of = identity.Name[(identity.Name.IndexOf('@', StringComparison.Ordinal) + 1)..];
        if (domain is not null && !domain.EndsWith("." + of, StringComparison.Ordinal))
        {
            throw new BadRequestException($"Provided MAIL-FROM domain <{request.MailFromDomain}> is not subdomain of the domain of the identity <{of}>.");
        }

        identity.MailFromDomain = domain;
        identity.OnMxFailure = request.BehaviorOnMxFailure ?? BehaviorOnMxFailure.USE_DEFAULT_VALUE;
        return new PutEmailIdentityMailFromAttributesResponse();
    }

    private HeldIdentity New(string name, CreateEmailIdentityRequest request, CallContext call)
    {
        var domain = !name.Contains('@', StringComparison.Ordinal);
        return new HeldIdentity(name, call.Arn("ses", "identity/" + name), call.Now)
        {
            Tokens = domain ? [Token(), Token(), Token()] : [],
            KeyLength = request.DkimSigningAttributes?.NextSigningKeyLength ?? DkimSigningKeyLength.RSA_2048_BIT,
            ConfigurationSet = request.ConfigurationSetName,
            SigningEnabled = domain,
        };

        string Token() => core.Ids.Upper(TokenLength).ToLowerInvariant();
    }

    private MailFromAttributes? MailFrom(HeldIdentity identity, CallContext call) => identity.MailFromDomain is not { } domain ? null : new MailFromAttributes
    {
        MailFromDomain = domain,
        MailFromDomainStatus = proofs.HasMailFrom(domain, call.Region) ? MailFromDomainStatus.SUCCESS : MailFromDomainStatus.PENDING,
        BehaviorOnMxFailure = identity.OnMxFailure,
    };
}
