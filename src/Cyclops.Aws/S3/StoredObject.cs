namespace Cyclops.Aws.S3;

/// <summary>An object of a bucket, without its content.</summary>
/// <param name="Length">Bytes.</param>
/// <param name="VersionId">Null in a bucket without versions.</param>
public sealed record StoredObject(string Bucket, string Key, long Length, string? VersionId);
