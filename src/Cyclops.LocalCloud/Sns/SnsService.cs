using System.Text.Json;
using Cyclops.LocalCloud.Protocol;
using Cyclops.LocalCloud.Shapes;

namespace Cyclops.LocalCloud.Sns;

/// <summary>Simple Notification Service: topics and subscriptions that are kept. What is published goes nowhere.</summary>
internal sealed class SnsService : ILocalService
{
    private readonly Topics _topics;
    private readonly Subscriptions _subscriptions;

    public SnsService(LocalCore core)
    {
        _topics = new Topics(core, Regions);
        _subscriptions = new Subscriptions(core, Regions);
    }

    public string Name => "sns";

    /// <summary>The topics of all regions.</summary>
    internal RegionalState<SnsRegion> Regions { get; } = new(() => new SnsRegion());

    public void Register(OperationTable operations) => operations
        .Add(Name, SnsShapes.All, "InvalidParameter")
        .On<BagRequest, BagResponse>(SnsShapes.CreateTopic, _topics.Create)
        .On<BagRequest, BagResponse>(SnsShapes.DeleteTopic, _topics.Delete)
        .On<BagRequest, BagResponse>(SnsShapes.ListTopics, _topics.List)
        .On<BagRequest, BagResponse>(SnsShapes.GetTopicAttributes, _topics.GetAttributes)
        .On<BagRequest, BagResponse>(SnsShapes.SetTopicAttributes, _topics.SetAttribute)
        .On<BagRequest, BagResponse>(SnsShapes.Publish, _topics.Publish)
        .On<BagRequest, BagResponse>(SnsShapes.TagResource, _topics.Tag)
        .On<BagRequest, BagResponse>(SnsShapes.UntagResource, _topics.Untag)
        .On<BagRequest, BagResponse>(SnsShapes.ListTagsForResource, _topics.ListTags)
        .On<BagRequest, BagResponse>(SnsShapes.Subscribe, _subscriptions.Subscribe)
        .On<BagRequest, BagResponse>(SnsShapes.Unsubscribe, _subscriptions.Unsubscribe)
        .On<BagRequest, BagResponse>(SnsShapes.ListSubscriptions, _subscriptions.List)
        .On<BagRequest, BagResponse>(SnsShapes.ListSubscriptionsByTopic, _subscriptions.ListOfTopic)
        .On<BagRequest, BagResponse>(SnsShapes.GetSubscriptionAttributes, _subscriptions.GetAttributes)
        .On<BagRequest, BagResponse>(SnsShapes.SetSubscriptionAttributes, _subscriptions.SetAttribute);

    public void WriteState(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var topic in Regions.All.SelectMany(r => r.Value.Topics.Values))
        {
            json.WriteString(topic.Arn, string.Join(' ', topic.Subscriptions.Values.Select(s => $"{s.Protocol}:{s.Endpoint}")));
        }

        json.WriteEndObject();
    }

    public void Reset() => Regions.Clear();
}
