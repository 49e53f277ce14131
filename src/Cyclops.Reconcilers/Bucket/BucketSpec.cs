using System.Globalization;
using Cyclops.Model;

namespace Cyclops.Reconcilers.Bucket;

/// <summary>An S3 bucket of an app.</summary>
/// <param name="Name">Its name, the only one in the world.</param>
/// <param name="IsVersioned">Whether what is overwritten or deleted is kept for a while.</param>
/// <param name="ExpireAfterDays">Days after which objects are deleted; null: never.</param>
/// <param name="Retention">How long it is kept when nobody asks for it any more.</param>
/// <param name="Tags">The platform's.</param>
public sealed record BucketSpec(string Name, bool IsVersioned, int? ExpireAfterDays, TimeSpan Retention, EquatableMap<string> Tags)
{
    /// <summary>Days that what was overwritten or deleted is kept.</summary>
    public const int KeepNoncurrentDays = 90;

    /// <summary>What is written on the bucket when all of it was set.</summary>
    public string Applied => string.Create(CultureInfo.InvariantCulture, $"versioning={(IsVersioned ? "on" : "off")} expire={ExpireAfterDays ?? 0} noncurrent={KeepNoncurrentDays}");
}
