namespace Cyclops.Aws.S3;

/// <summary>What is set on a bucket, as far as Cyclops sets it.</summary>
/// <param name="Versioning"><c>Enabled</c> or <c>Suspended</c>; empty: it never had versions.</param>
/// <param name="IsPrivate">Whether all four blocks of public access are on.</param>
/// <param name="Encryption">How objects are encrypted that do not say it: <c>AES256</c>, <c>aws:kms</c>; empty: nothing is set.</param>
/// <param name="ExpireAfterDays">Days after which Cyclops' rule deletes objects; null: never.</param>
/// <param name="KeepNoncurrentDays">Days that Cyclops' rule keeps what was overwritten or deleted; null: there is no such rule.</param>
public sealed record BucketSettings(string Versioning, bool IsPrivate, string Encryption, int? ExpireAfterDays, int? KeepNoncurrentDays);
