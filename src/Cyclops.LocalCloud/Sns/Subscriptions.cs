using Cyclops.LocalCloud.Shapes;

namespace Cyclops.LocalCloud.Sns;

/// <summary>Where the messages of topics would go.</summary>
internal sealed class Subscriptions(LocalCore core, RegionalState<SnsRegion> regions)
{
    private const string Pending = "PendingConfirmation";
    private static readonly string[] Protocols = ["http", "https", "email", "email-json", "sms", "sqs", "application", "lambda", "firehose"];
    private static readonly string[] Settable = ["DeliveryPolicy", "FilterPolicy", "FilterPolicyScope", "RawMessageDelivery", "RedrivePolicy", "SubscriptionRoleArn"];

    /// <summary>The same again gives the one that is there.</summary>
    public BagResponse Subscribe(BagRequest request, CallContext call)
    {
        var topic = regions[call].Topic(request.Text("TopicArn")!);
        var (protocol, endpoint) = (request.Text("Protocol")!, request.Text("Endpoint") ?? "");
        CheckEndpoint(protocol, endpoint);
        var attributes = SnsRegion.Attributes(request);
        foreach (var name in attributes.Keys)
        {
            CheckAttribute(name);
        }

        var subscription = topic.Subscriptions.Values.FirstOrDefault(s => s.Protocol == protocol && s.Endpoint == endpoint);
        if (subscription is null)
        {
            subscription = new HeldSubscription($"{topic.Arn}:{core.Ids.Uuid()}", topic.Arn, protocol, endpoint, attributes);
            topic.Subscriptions.Add(subscription.Arn, subscription);
        }

        var arn = subscription.IsPending && request.Values.GetValueOrDefault("ReturnSubscriptionArn") is not true ? "pending confirmation" : subscription.Arn;
        return new BagResponse { Values = new() { ["SubscriptionArn"] = arn } };
    }

    public BagResponse Unsubscribe(BagRequest request, CallContext call)
    {
        var region = regions[call];
        var subscription = region.Subscription(request.Text("SubscriptionArn")!);
        region.Topics[subscription.TopicArn].Subscriptions.Remove(subscription.Arn);
        return new BagResponse();
    }

    public BagResponse List(BagRequest request, CallContext call) => Answer(regions[call].Subscriptions, request, call);

    public BagResponse ListOfTopic(BagRequest request, CallContext call) =>
        Answer(regions[call].Topic(request.Text("TopicArn")!).Subscriptions.Values, request, call);

    public BagResponse GetAttributes(BagRequest request, CallContext call)
    {
        var subscription = regions[call].Subscription(request.Text("SubscriptionArn")!);
        return new BagResponse
        {
            Values = new()
            {
                ["Attributes"] = new SortedDictionary<string, string>(subscription.Attributes, StringComparer.Ordinal)
                {
                    ["SubscriptionArn"] = subscription.Arn,
                    ["TopicArn"] = subscription.TopicArn,
                    ["Protocol"] = subscription.Protocol,
                    ["Endpoint"] = subscription.Endpoint,
                    ["Owner"] = call.Account,
                    ["PendingConfirmation"] = subscription.IsPending ? "true" : "false",
                },
            },
        };
    }

    public BagResponse SetAttribute(BagRequest request, CallContext call)
    {
        var (name, value) = (request.Text("AttributeName")!, request.Text("AttributeValue"));
        CheckAttribute(name);
        var attributes = regions[call].Subscription(request.Text("SubscriptionArn")!).Attributes;
        if (string.IsNullOrEmpty(value))
        {
            attributes.Remove(name);
        }
        else
        {
            attributes[name] = value;
        }

        return new BagResponse();
    }

    private static BagResponse Answer(IEnumerable<HeldSubscription> all, BagRequest request, CallContext call)
    {
        var page = SnsRegion.Page(all, s => s.Arn, request);
        return new BagResponse { Values = new() { ["Subscriptions"] = page.Items.Select(object (s) => Describe(s, call)).ToList(), ["NextToken"] = page.Next } };
    }

    private static Bag Describe(HeldSubscription subscription, CallContext call) => new()
    {
        Values = new()
        {
            ["SubscriptionArn"] = subscription.IsPending ? Pending : subscription.Arn,
            ["Owner"] = call.Account,
            ["Protocol"] = subscription.Protocol,
            ["Endpoint"] = subscription.Endpoint,
            ["TopicArn"] = subscription.TopicArn,
        },
    };

    private static void CheckEndpoint(string protocol, string endpoint)
    {
        if (!Protocols.Contains(protocol))
        {
            throw SnsRegion.Invalid("Amazon SNS does not support this protocol string: " + protocol);
        }

        var good = protocol switch
        {
            "http" or "https" => endpoint.StartsWith(protocol + "://", StringComparison.Ordinal),
            "email" or "email-json" => endpoint.Contains('@', StringComparison.Ordinal),
            "sms" => endpoint.Length > 0,
            _ => endpoint.StartsWith("arn:", StringComparison.Ordinal),
        };
        if (!good)
        {
            throw SnsRegion.Invalid("Endpoint must match the specified protocol");
        }
    }

    private static void CheckAttribute(string name)
    {
        if (!Settable.Contains(name))
        {
            throw SnsRegion.Invalid("AttributeName");
        }
    }
}
