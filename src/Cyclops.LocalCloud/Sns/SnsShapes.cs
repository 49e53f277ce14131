using Amazon.Runtime;
using Cyclops.Aws.Wire;
using Cyclops.LocalCloud.Shapes;
using Wire = Cyclops.Aws.Wire.Shapes;

namespace Cyclops.LocalCloud.Sns;

/// <summary>The operations of the Simple Notification Service that stacks with alarms need; there is no model of it.</summary>
internal static class SnsShapes
{
    private static readonly ServiceShape Service =
        new("SNS", WireProtocol.Query, "2010-03-31", "Amazon.SimpleNotificationService", static (m, i, t, c, r, h) => new AmazonServiceException(m, i, t, c, r, h))
        {
            SigningName = "sns",
            XmlNamespace = "http://sns.amazonaws.com/doc/2010-03-31/",
        };

    private static readonly MapShape Map = new(static () => new SortedDictionary<string, string>(StringComparer.Ordinal), Wire.String);
    private static readonly Member Attributes = new("Attributes", Map);
    private static readonly Member TopicArn = Required("TopicArn");
    private static readonly Member SubscriptionArn = Required("SubscriptionArn");
    private static readonly Member ResourceArn = Required("ResourceArn");
    private static readonly Member NextToken = Text("NextToken");
    private static readonly Member Tags = List("Tags", Structure("Tag", Required("Key"), Required("Value")));

    private static readonly Member Subscriptions = List(
        "Subscriptions", Structure("Subscription", Text("SubscriptionArn"), Text("Owner"), Text("Protocol"), Text("Endpoint"), Text("TopicArn")));

    public static readonly OperationShape CreateTopic = Operation("CreateTopic", [Required("Name"), Attributes, Tags], [Text("TopicArn")]);

    public static readonly OperationShape DeleteTopic = Operation("DeleteTopic", [TopicArn], []);

    public static readonly OperationShape ListTopics = Operation("ListTopics", [NextToken], [List("Topics", Structure("Topic", Text("TopicArn"))), NextToken]);

    public static readonly OperationShape GetTopicAttributes = Operation("GetTopicAttributes", [TopicArn], [Attributes]);

    public static readonly OperationShape SetTopicAttributes = Operation("SetTopicAttributes", [TopicArn, Required("AttributeName"), Text("AttributeValue")], []);

    public static readonly OperationShape Subscribe = Operation(
        "Subscribe", [TopicArn, Required("Protocol"), Text("Endpoint"), Attributes, new Member("ReturnSubscriptionArn", Wire.Bool)], [Text("SubscriptionArn")]);

    public static readonly OperationShape Unsubscribe = Operation("Unsubscribe", [SubscriptionArn], []);

    public static readonly OperationShape ListSubscriptions = Operation("ListSubscriptions", [NextToken], [Subscriptions, NextToken]);

    public static readonly OperationShape ListSubscriptionsByTopic = Operation("ListSubscriptionsByTopic", [TopicArn, NextToken], [Subscriptions, NextToken]);

    public static readonly OperationShape GetSubscriptionAttributes = Operation("GetSubscriptionAttributes", [SubscriptionArn], [Attributes]);

    public static readonly OperationShape SetSubscriptionAttributes =
        Operation("SetSubscriptionAttributes", [SubscriptionArn, Required("AttributeName"), Text("AttributeValue")], []);

    public static readonly OperationShape Publish = Operation("Publish", [Text("TopicArn"), Text("Subject"), Required("Message")], [Text("MessageId")]);

    public static readonly OperationShape TagResource = Operation("TagResource", [ResourceArn, Tags], []);

    public static readonly OperationShape UntagResource = Operation("UntagResource", [ResourceArn, List("TagKeys", Wire.String)], []);

    public static readonly OperationShape ListTagsForResource = Operation("ListTagsForResource", [ResourceArn], [Tags]);

    public static IEnumerable<OperationShape> All =>
    [
        CreateTopic, DeleteTopic, ListTopics, GetTopicAttributes, SetTopicAttributes, Subscribe, Unsubscribe, ListSubscriptions, ListSubscriptionsByTopic,
        GetSubscriptionAttributes, SetSubscriptionAttributes, Publish, TagResource, UntagResource, ListTagsForResource,
    ];

    private static OperationShape Operation(string name, Member[] input, Member[] output) => new(
        Service,
        name,
        new BagShape(name + "Request", static () => new BagRequest(), input),
        new BagShape(name + "Response", static () => new BagResponse(), output))
    {
        ResultWrapper = name + "Result",
    };

    private static Member Text(string name) => new(name, Wire.String);

    private static Member Required(string name) => new(name, Wire.String) { IsRequired = true };

    private static Member List(string name, Shape element) => new(name, new ListShape(static () => new List<object>(), element));

    private static BagShape Structure(string name, params Member[] members) => new(name, static () => new Bag(), members);
}
