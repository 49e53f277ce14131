using System.Text.Json;
using Amazon.SimpleEmailV2.Internal;
using Amazon.SimpleEmailV2.Model;
using Cyclops.LocalCloud.Protocol;

namespace Cyclops.LocalCloud.Ses;

/// <summary>Simple Email Service, version 2: identities that DNS records prove. Mail that is sent goes nowhere.</summary>
internal sealed class SesService : ILocalService
{
    private readonly LocalCore _core;
    private readonly DkimProofs _proofs;
    private readonly EmailIdentities _identities;
    private readonly SesTags _tags;

    public SesService(LocalCore core, Route53.HostedZones zones)
    {
        _core = core;
        _proofs = new DkimProofs(core, zones);
        _identities = new EmailIdentities(core, Regions, _proofs);
        _tags = new SesTags(core, Regions);
    }

    public string Name => "ses";

    /// <summary>The identities of all regions.</summary>
    internal RegionalState<SesRegion> Regions { get; } = new(() => new SesRegion());

    /// <summary>Records of a zone have changed: what waits for some may find them.</summary>
    public void RecordsChanged(DateTimeOffset now)
    {
        foreach (var identity in Regions.All.SelectMany(r => r.Value.Identities.Values))
        {
            _proofs.Look(identity, now);
        }
    }

    public void Register(OperationTable operations) => operations
        .Add(Name, SimpleEmailServiceV2Schema.Operations, "BadRequestException")
        .On<CreateEmailIdentityRequest, CreateEmailIdentityResponse>(SimpleEmailServiceV2Schema.CreateEmailIdentity, _identities.Create)
        .On<GetEmailIdentityRequest, GetEmailIdentityResponse>(SimpleEmailServiceV2Schema.GetEmailIdentity, _identities.Get)
        .On<DeleteEmailIdentityRequest, DeleteEmailIdentityResponse>(SimpleEmailServiceV2Schema.DeleteEmailIdentity, _identities.Delete)
        .On<ListEmailIdentitiesRequest, ListEmailIdentitiesResponse>(SimpleEmailServiceV2Schema.ListEmailIdentities, _identities.List)
        .On<PutEmailIdentityDkimAttributesRequest, PutEmailIdentityDkimAttributesResponse>(SimpleEmailServiceV2Schema.PutEmailIdentityDkimAttributes, _identities.SetDkim)
        .On<PutEmailIdentityMailFromAttributesRequest, PutEmailIdentityMailFromAttributesResponse>(SimpleEmailServiceV2Schema.PutEmailIdentityMailFromAttributes, _identities.SetMailFrom)
        .On<GetAccountRequest, GetAccountResponse>(SimpleEmailServiceV2Schema.GetAccount, GetAccount)
        .On<SendEmailRequest, SendEmailResponse>(SimpleEmailServiceV2Schema.SendEmail, Send)
        .On<TagResourceRequest, TagResourceResponse>(SimpleEmailServiceV2Schema.TagResource, _tags.Tag)
        .On<ListTagsForResourceRequest, ListTagsForResourceResponse>(SimpleEmailServiceV2Schema.ListTagsForResource, _tags.List);

    public void WriteState(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var (name, region) in Regions.All)
        {
            json.WriteStartObject(name);
            foreach (var identity in region.Identities.Values)
            {
                json.WriteString(identity.Name, identity.Status.Value);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    public void Reset() => Regions.Clear();

    /// <summary>An account in the sandbox unless the options say otherwise: https://docs.aws.amazon.com/ses/latest/dg/request-production-access.html.</summary>
    private GetAccountResponse GetAccount(GetAccountRequest request, CallContext call) => new()
    {
        DedicatedIpAutoWarmupEnabled = false,
        EnforcementStatus = "HEALTHY",
        ProductionAccessEnabled = _core.Options.SesProductionAccess,
        SendQuota = new SendQuota { Max24HourSend = 200, MaxSendRate = 1, SentLast24Hours = 0 },
        SendingEnabled = true,
        SuppressionAttributes = new SuppressionAttributes { SuppressedReasons = ["BOUNCE", "COMPLAINT"] },
    };

    /// <summary>Taken from verified senders, to anybody, and forgotten.</summary>
    private SendEmailResponse Send(SendEmailRequest request, CallContext call)
    {
        var from = request.FromEmailAddress ?? "";
        var address = from.LastIndexOf('<') is >= 0 and var at ? from[(at + 1)..].TrimEnd('>', ' ') : from;
        return Regions[call].MaySendFrom(address)
            ? new SendEmailResponse { MessageId = _core.Ids.Hex(16) + "-" + _core.Ids.Uuid() + "-000000" }
            : throw new MessageRejectedException($"Email address is not verified. The following identities failed the check in region {call.Region.ToUpperInvariant()}: {address}");
    }
}
