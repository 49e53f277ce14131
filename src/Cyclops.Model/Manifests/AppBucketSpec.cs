namespace Cyclops.Model.Manifests;

/// <summary>An S3 bucket of an app.</summary>
/// <param name="NameEnv">Environment variable that holds its name. Default <c>S3_BUCKET</c> for <c>main</c>, <c>NAME_S3_BUCKET</c> for others.</param>
/// <param name="Access">What the app may do in it. Default: read and write.</param>
/// <param name="Versioning">Whether what is overwritten or deleted is kept for 90 days. Default true.</param>
/// <param name="ExpireAfterDays">Days after which objects are deleted, 1 to 3650; null: never.</param>
public sealed record AppBucketSpec(string NameEnv, BucketAccess Access, bool Versioning, int? ExpireAfterDays);
