namespace Cyclops.LocalCloud.Sns;

/// <summary>One topic.</summary>
internal sealed class HeldTopic(string arn)
{
    public string Arn => arn;

    /// <summary>What callers have set.</summary>
    public SortedDictionary<string, string> Attributes { get; init; } = new(StringComparer.Ordinal);

    public TagSet Tags { get; } = new();

    /// <summary>By ARN.</summary>
    public SortedDictionary<string, HeldSubscription> Subscriptions { get; } = new(StringComparer.Ordinal);
}
