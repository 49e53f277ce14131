using Cyclops.Aws.S3;
using Cyclops.Model;
using Cyclops.Reconcilers.Retention;

namespace Cyclops.Reconcilers.Bucket;

/// <summary>A bucket as found.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Tags">Its tags.</param>
/// <param name="Settings">What is set on it; null: that was not looked at.</param>
public sealed record BucketState(string Name, EquatableMap<string> Tags, BucketSettings? Settings)
{
    /// <summary>What was set on it last; missing while that is not finished.</summary>
    public const string AppliedTag = "cyclops:applied";

    /// <summary>Since when nobody asks for it; null: somebody does.</summary>
    public string? Quarantined => Tag(RetentionTags.Quarantined);

    /// <summary>What one of its tags says; null: it has none of that name.</summary>
    public string? Tag(string name) => Tags.TryGetValue(name, out var text) ? text : null;

    /// <summary>Whether it was quarantined and the time that it is kept is over.</summary>
    public bool IsExpired(DateTimeOffset now) => RetentionTags.IsOver(Tags, now);
}
