using Amazon.Runtime;
using Cyclops.LocalCloud.Shapes;

namespace Cyclops.LocalCloud.Sns;

/// <summary>The topics of one region.</summary>
internal sealed class SnsRegion
{
    private const int PageSize = 100;

    /// <summary>By ARN.</summary>
    public SortedDictionary<string, HeldTopic> Topics { get; } = new(StringComparer.Ordinal);

    /// <summary>All subscriptions, topic by topic.</summary>
    public IEnumerable<HeldSubscription> Subscriptions => Topics.Values.SelectMany(t => t.Subscriptions.Values);

    public HeldTopic Topic(string arn) => Topics.GetValueOrDefault(arn) ?? throw NotFound("Topic does not exist");

    /// <summary>A topic as a tagged resource.</summary>
    public HeldTopic Tagged(string arn) => Topics.GetValueOrDefault(arn) ?? throw AwsErrors.Sender("ResourceNotFound", "Resource does not exist", 404);

    public HeldSubscription Subscription(string arn) => Subscriptions.FirstOrDefault(s => s.Arn == arn) ?? throw NotFound("Subscription does not exist");

    public static SortedDictionary<string, string> Attributes(BagRequest request) =>
        request.Values.GetValueOrDefault("Attributes") as SortedDictionary<string, string> ?? new(StringComparer.Ordinal);

    public static Page<T> Page<T>(IEnumerable<T> all, Func<T, string> key, BagRequest request) =>
        Paging.Cut(all, key, request.Text("NextToken"), PageSize, () => Invalid("NextToken"));

    public static AmazonServiceException Invalid(string what) => AwsErrors.Sender("InvalidParameter", "Invalid parameter: " + what);

    private static AmazonServiceException NotFound(string message) => AwsErrors.Sender("NotFound", message, 404);
}
