using System.Globalization;
using System.Text.RegularExpressions;
using Cyclops.LocalCloud.Shapes;

namespace Cyclops.LocalCloud.Sns;

/// <summary>Topics and their tags.</summary>
internal sealed partial class Topics(LocalCore core, RegionalState<SnsRegion> regions)
{
    private static readonly string[] Settable =
    [
        "ContentBasedDeduplication", "DeliveryPolicy", "DisplayName", "FifoTopic", "KmsMasterKeyId", "Policy", "SignatureVersion", "TracingConfig",
    ];

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,256}(\.fifo)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Form();

    /// <summary>The same topic again is no error, unless it is to be another one.</summary>
    public BagResponse Create(BagRequest request, CallContext call)
    {
        var (name, attributes) = (request.Text("Name")!, SnsRegion.Attributes(request));
        var fifo = attributes.GetValueOrDefault("FifoTopic") == "true";
        if (!Form().IsMatch(name) || name.EndsWith(".fifo", StringComparison.Ordinal) != fifo)
        {
            throw SnsRegion.Invalid("Topic Name");
        }

        foreach (var key in attributes.Keys)
        {
            CheckAttribute(key);
        }

        var tags = Pairs(request);
        var topics = regions[call].Topics;
        var arn = call.Arn("sns", name);
        if (topics.TryGetValue(arn, out var held))
        {
            return attributes.Any(a => held.Attributes.GetValueOrDefault(a.Key) != a.Value)
                ? throw SnsRegion.Invalid("Attributes Reason: Topic already exists with different attributes")
                : tags.Exists(t => held.Tags.All.GetValueOrDefault(t.Key) != t.Value)
                    ? throw SnsRegion.Invalid("Tags Reason: Topic already exists with different tags")
                    : Answer("TopicArn", arn);
        }

        var topic = new HeldTopic(arn) { Attributes = attributes };
        SetTags(topic, tags);
        topics.Add(arn, topic);
        return Answer("TopicArn", arn);
    }

    /// <summary>One that is gone already is no error.</summary>
    public BagResponse Delete(BagRequest request, CallContext call)
    {
        regions[call].Topics.Remove(request.Text("TopicArn")!);
        return new BagResponse();
    }

    public BagResponse List(BagRequest request, CallContext call)
    {
        var page = SnsRegion.Page(regions[call].Topics.Keys, arn => arn, request);
        return new BagResponse
        {
            Values = new() { ["Topics"] = page.Items.Select(object (arn) => new Bag { Values = new() { ["TopicArn"] = arn } }).ToList(), ["NextToken"] = page.Next },
        };
    }

    public BagResponse GetAttributes(BagRequest request, CallContext call)
    {
        var topic = regions[call].Topic(request.Text("TopicArn")!);
        var pending = topic.Subscriptions.Values.Count(s => s.IsPending);
        var shown = new SortedDictionary<string, string>(topic.Attributes, StringComparer.Ordinal)
        {
            ["TopicArn"] = topic.Arn,
            ["Owner"] = call.Account,
            ["SubscriptionsConfirmed"] = (topic.Subscriptions.Count - pending).ToString(CultureInfo.InvariantCulture),
            ["SubscriptionsPending"] = pending.ToString(CultureInfo.InvariantCulture),
            ["SubscriptionsDeleted"] = "0",
        };
        shown.TryAdd("DisplayName", "");
        return Answer("Attributes", shown);
    }

    public BagResponse SetAttribute(BagRequest request, CallContext call)
    {
        var name = request.Text("AttributeName")!;
        CheckAttribute(name);
        if (name == "FifoTopic")
        {
            throw SnsRegion.Invalid("AttributeName");
        }

        regions[call].Topic(request.Text("TopicArn")!).Attributes[name] = request.Text("AttributeValue") ?? "";
        return new BagResponse();
    }

    /// <summary>Goes nowhere.</summary>
    public BagResponse Publish(BagRequest request, CallContext call)
    {
        regions[call].Topic(request.Text("TopicArn") ?? throw SnsRegion.Invalid("TopicArn"));
        return Answer("MessageId", core.Ids.Uuid());
    }

    public BagResponse Tag(BagRequest request, CallContext call)
    {
        SetTags(regions[call].Tagged(request.Text("ResourceArn")!), Pairs(request));
        return new BagResponse();
    }

    public BagResponse Untag(BagRequest request, CallContext call)
    {
        regions[call].Tagged(request.Text("ResourceArn")!).Tags.Remove((request.Values.GetValueOrDefault("TagKeys") as List<object> ?? []).Cast<string>());
        return new BagResponse();
    }

    public BagResponse ListTags(BagRequest request, CallContext call) => Answer(
        "Tags",
        regions[call].Tagged(request.Text("ResourceArn")!).Tags.All.Select(object (t) => new Bag { Values = new() { ["Key"] = t.Key, ["Value"] = t.Value } }).ToList());

    private static BagResponse Answer(string member, object value) => new() { Values = new() { [member] = value } };

    private static void CheckAttribute(string name)
    {
        if (!Settable.Contains(name))
        {
            throw SnsRegion.Invalid("AttributeName");
        }
    }

    private static List<KeyValuePair<string, string?>> Pairs(BagRequest request) =>
        [.. (request.Values.GetValueOrDefault("Tags") as List<object> ?? []).Cast<Bag>().Select(t => KeyValuePair.Create((string)t.Values["Key"]!, t.Values["Value"] as string))];

    private void SetTags(HeldTopic topic, List<KeyValuePair<string, string?>> tags)
    {
        if (topic.Tags.Problem(tags, core.Options.Quotas.TagsPerResource) is { } problem)
        {
            throw SnsRegion.Invalid("Tags Reason: " + problem);
        }

        topic.Tags.Set(tags);
    }
}
