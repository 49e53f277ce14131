using System.Text.Json.Nodes;
using Amazon.Runtime;
using Cyclops.LocalCloud.Shapes;
using Cyclops.LocalCloud.Sns;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary><c>AWS::SNS::Topic</c>: Ref is the ARN. The subscriptions it names go with it.</summary>
internal sealed class Topic : ResourceType
{
    public override string Name => "AWS::SNS::Topic";

    public override string Properties => "DisplayName FifoTopic KmsMasterKeyId Subscription Tags TopicName";

    public override string Replaces => "FifoTopic TopicName";

    public override bool Taggable => true;

    public override Made Create(ResourceCall call)
    {
        var fifo = call.Text("FifoTopic") == "true";
        var name = call.Text("TopicName") ?? call.NameOr("TopicName", 251) + (fifo ? ".fifo" : "");
        var attributes = new JsonObject();
        foreach (var attribute in (ReadOnlySpan<string>)["DisplayName", "KmsMasterKeyId", "FifoTopic"])
        {
            if (call.Text(attribute) is { } value && value != "false")
            {
                attributes[attribute] = value;
            }
        }

        if (Exists(call, call.Context.Arn("sns", name)))
        {
            throw AwsErrors.Sender("AlreadyExists", $"{name} already exists");
        }

        var request = new JsonObject { ["Name"] = name, ["Attributes"] = attributes, ["Tags"] = call.Properties["Tags"]?.DeepClone() };
        var arn = (string)call.Call<BagResponse>(SnsShapes.CreateTopic, request).Values["TopicArn"]!;
        try
        {
            Subscribe(call, arn);
        }
        catch (Exception e) when (e is AmazonServiceException or ShapeException)
        {
            call.Call(SnsShapes.DeleteTopic, new JsonObject { ["TopicArn"] = arn });
            throw;
        }

        return new Made(arn, new JsonObject { ["TopicArn"] = arn, ["TopicName"] = name });
    }

    public override Made Update(ResourceCall call)
    {
        var arn = call.PhysicalId;
        foreach (var attribute in (ReadOnlySpan<string>)["DisplayName", "KmsMasterKeyId"])
        {
            if (call.Changed(attribute))
            {
                call.Call(SnsShapes.SetTopicAttributes, new JsonObject { ["TopicArn"] = arn, ["AttributeName"] = attribute, ["AttributeValue"] = call.Text(attribute) ?? "" });
            }
        }

        // One that is named no more stays, as at AWS: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sns-topic.html.
        Subscribe(call, arn);
        var gone = TagLists.Gone(TagLists.Map(call.Previous["Tags"]), TagLists.Map(call.Properties["Tags"]));
        call.Call(SnsShapes.TagResource, new JsonObject { ["ResourceArn"] = arn, ["Tags"] = call.Properties["Tags"]?.DeepClone() ?? new JsonArray() });
        call.Call(SnsShapes.UntagResource, new JsonObject { ["ResourceArn"] = arn, ["TagKeys"] = gone });
        return new Made(arn);
    }

    public override void Delete(ResourceCall call) => call.Call(SnsShapes.DeleteTopic, new JsonObject { ["TopicArn"] = call.PhysicalId });

    private static bool Exists(ResourceCall call, string arn)
    {
        try
        {
            call.Call(SnsShapes.GetTopicAttributes, new JsonObject { ["TopicArn"] = arn });
            return true;
        }
        catch (AmazonServiceException e) when (e.ErrorCode == "NotFound")
        {
            return false;
        }
    }

    private static void Subscribe(ResourceCall call, string arn)
    {
        foreach (var subscription in (call.Properties["Subscription"] as JsonArray ?? []).OfType<JsonObject>())
        {
            var request = (JsonObject)subscription.DeepClone();
            request["TopicArn"] = arn;
            call.Call(SnsShapes.Subscribe, request);
        }
    }
}
