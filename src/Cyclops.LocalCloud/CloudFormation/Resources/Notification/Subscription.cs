using System.Text.Json.Nodes;
using Cyclops.LocalCloud.Shapes;
using Cyclops.LocalCloud.Sns;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary><c>AWS::SNS::Subscription</c>: Ref is the ARN, of one that waits for its confirmation as well.</summary>
internal sealed class Subscription : ResourceType
{
    private static readonly string[] Settings = ["FilterPolicy", "FilterPolicyScope", "RawMessageDelivery"];

    public override string Name => "AWS::SNS::Subscription";

    public override string Properties => "Endpoint FilterPolicy FilterPolicyScope Protocol RawMessageDelivery TopicArn";

    public override string Replaces => "Endpoint Protocol TopicArn";

    public override Made Create(ResourceCall call)
    {
        var request = call.Without(Settings);
        request["ReturnSubscriptionArn"] = true;
        request["Attributes"] = new JsonObject(Settings.Where(call.Has).Select(a => KeyValuePair.Create(a, (JsonNode?)Text(call, a))));
        var arn = (string)call.Call<BagResponse>(SnsShapes.Subscribe, request).Values["SubscriptionArn"]!;
        return new Made(arn, new JsonObject { ["Arn"] = arn });
    }

    public override Made Update(ResourceCall call)
    {
        foreach (var setting in Settings.Where(call.Changed))
        {
            call.Call(SnsShapes.SetSubscriptionAttributes, new JsonObject { ["SubscriptionArn"] = call.PhysicalId, ["AttributeName"] = setting, ["AttributeValue"] = Text(call, setting) });
        }

        return new Made(call.PhysicalId);
    }

    public override void Delete(ResourceCall call) => call.CallIgnoringAbsence(SnsShapes.Unsubscribe, new JsonObject { ["SubscriptionArn"] = call.PhysicalId });

    /// <summary>A document of a template is a text of the API.</summary>
    private static string? Text(ResourceCall call, string property) => call.Properties[property] is JsonObject document ? document.ToJsonString() : call.Text(property);
}
