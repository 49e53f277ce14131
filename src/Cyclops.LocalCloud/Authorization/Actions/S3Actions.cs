using Cyclops.LocalCloud.Shapes;

namespace Cyclops.LocalCloud.Authorization.Actions;

/// <summary>S3, whose actions have other names than its operations where it grew.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html</remarks>
internal static class S3Actions
{
    public static IEnumerable<RequiredAction> Of(CallInput c) => c.Operation switch
    {
        "ListBuckets" => [c.At("ListAllMyBuckets", "*")],
        "CreateBucket" => [c.OnNew(Bucket(c)), .. HasTags(c) ? [c.At("TagResource", Bucket(c))] : Array.Empty<RequiredAction>()],
        "HeadBucket" or "ListObjectsV2" => [c.At("ListBucket", Bucket(c))],
        "ListObjectVersions" => [c.At("ListBucketVersions", Bucket(c))],
        "GetPublicAccessBlock" => [c.At("GetBucketPublicAccessBlock", Bucket(c))],
        "PutPublicAccessBlock" or "DeletePublicAccessBlock" => [c.At("PutBucketPublicAccessBlock", Bucket(c))],
        "GetBucketEncryption" => [c.At("GetEncryptionConfiguration", Bucket(c))],
        "PutBucketEncryption" or "DeleteBucketEncryption" => [c.At("PutEncryptionConfiguration", Bucket(c))],
        "GetBucketLifecycleConfiguration" => [c.At("GetLifecycleConfiguration", Bucket(c))],
        "PutBucketLifecycleConfiguration" or "DeleteBucketLifecycle" => [c.At("PutLifecycleConfiguration", Bucket(c))],
        "DeleteBucketTagging" => [c.At("PutBucketTagging", Bucket(c))],
        "HeadObject" => [c.At("GetObject", $"{Bucket(c)}/{c.Text("Key")}")],
        "DeleteObjects" => [c.At("DeleteObject", $"{Bucket(c)}/*"), c.At("DeleteObjectVersion", $"{Bucket(c)}/*")],
        _ => [c.OnNew(c.Text("Key") is { } key ? $"{Bucket(c)}/{key}" : Bucket(c))],
    };

    private static bool HasTags(CallInput c) =>
        c.Request is BagRequest request && request.Values.GetValueOrDefault("CreateBucketConfiguration") is Bag configuration && configuration.Values.GetValueOrDefault("Tags") is List<object> { Count: > 0 };

    private static string Bucket(CallInput c) => $"arn:aws:s3:::{c.Text("Bucket")}";
}
