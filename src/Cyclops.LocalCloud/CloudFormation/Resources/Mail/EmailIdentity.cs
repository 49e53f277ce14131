using System.Text.Json.Nodes;
using Amazon.Runtime;
using Amazon.SimpleEmailV2.Internal;
using Amazon.SimpleEmailV2.Model;
using Cyclops.LocalCloud.Shapes;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary><c>AWS::SES::EmailIdentity</c>: Ref is the domain or address. It is complete at once; its verification goes on after.</summary>
internal sealed class EmailIdentity : ResourceType
{
    public override string Name => "AWS::SES::EmailIdentity";

    public override string Properties => "DkimAttributes DkimSigningAttributes EmailIdentity MailFromAttributes Tags";

    public override string Replaces => "DkimSigningAttributes EmailIdentity";

    public override bool Taggable => true;

    public override Made Create(ResourceCall call)
    {
        var name = call.Required("EmailIdentity");
        call.Call(SimpleEmailServiceV2Schema.CreateEmailIdentity, call.Without("DkimAttributes", "MailFromAttributes"));
        try
        {
            SetAttributes(call, name);
        }
        catch (Exception e) when (e is AmazonServiceException or ShapeException)
        {
            call.Call(SimpleEmailServiceV2Schema.DeleteEmailIdentity, new JsonObject { ["EmailIdentity"] = name });
            throw;
        }

        var identity = call.Call<GetEmailIdentityResponse>(SimpleEmailServiceV2Schema.GetEmailIdentity, new JsonObject { ["EmailIdentity"] = name });
        var attributes = new JsonObject();
        var tokens = identity.DkimAttributes.Tokens ?? [];
        for (var i = 0; i < tokens.Count; i++)
        {
            attributes[string.Create(System.Globalization.CultureInfo.InvariantCulture, $"DkimDNSTokenName{i + 1}")] = $"{tokens[i]}._domainkey.{name}";
            attributes[string.Create(System.Globalization.CultureInfo.InvariantCulture, $"DkimDNSTokenValue{i + 1}")] = $"{tokens[i]}.dkim.amazonses.com";
        }

        return new Made(name, attributes);
    }

    /// <summary>Tags are added and changed; what is wanted no more stays, for our model of SES cannot remove one.</summary>
    public override Made Update(ResourceCall call)
    {
        SetAttributes(call, call.PhysicalId);
        call.Call(SimpleEmailServiceV2Schema.TagResource, new JsonObject
        {
            ["ResourceArn"] = call.Context.Arn("ses", "identity/" + call.PhysicalId.ToLowerInvariant()),
            ["Tags"] = call.Properties["Tags"]?.DeepClone() ?? new JsonArray(),
        });
        return new Made(call.PhysicalId);
    }

    public override void Delete(ResourceCall call) =>
        call.CallIgnoringAbsence(SimpleEmailServiceV2Schema.DeleteEmailIdentity, new JsonObject { ["EmailIdentity"] = call.PhysicalId });

    private static void SetAttributes(ResourceCall call, string name)
    {
        if (call.Has("DkimAttributes") || call.Changed("DkimAttributes"))
        {
            call.Call(SimpleEmailServiceV2Schema.PutEmailIdentityDkimAttributes, With(name, call.Properties["DkimAttributes"] ?? new JsonObject { ["SigningEnabled"] = true }));
        }

        if (call.Has("MailFromAttributes") || call.Changed("MailFromAttributes"))
        {
            call.Call(SimpleEmailServiceV2Schema.PutEmailIdentityMailFromAttributes, With(name, call.Properties["MailFromAttributes"] ?? new JsonObject()));
        }
    }

    private static JsonObject With(string name, JsonNode attributes)
    {
        var request = (JsonObject)attributes.DeepClone();
        request["EmailIdentity"] = name;
        return request;
    }
}
