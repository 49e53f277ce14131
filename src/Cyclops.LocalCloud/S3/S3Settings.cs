using Cyclops.Aws.Wire;
using Cyclops.LocalCloud.Shapes;
using static Cyclops.LocalCloud.S3.S3Shapes;
using Wire = Cyclops.Aws.Wire.Shapes;

namespace Cyclops.LocalCloud.S3;

/// <summary>The documents by which the properties of a bucket are set, member by member as in S3's API reference.</summary>
internal static class S3Settings
{
    public static readonly BagShape Tag = Structure("Tag", Required("Key", Wire.String), Required("Value", Wire.String));

    public static readonly BagShape Tagging = Structure("Tagging", Required("TagSet", Listed("Tag", Tag)));

    public static readonly BagShape Versioning = Structure("VersioningConfiguration", Text("Status"), Text("MfaDelete"));

    public static readonly BagShape PublicAccessBlock = Structure(
        "PublicAccessBlockConfiguration",
        Of("BlockPublicAcls", Wire.Bool), Of("IgnorePublicAcls", Wire.Bool), Of("BlockPublicPolicy", Wire.Bool), Of("RestrictPublicBuckets", Wire.Bool));

    private static readonly BagShape DefaultEncryption = Structure("ServerSideEncryptionByDefault", Required("SSEAlgorithm", Wire.String), Text("KMSMasterKeyID"));

    public static readonly BagShape Encryption = Structure(
        "ServerSideEncryptionConfiguration",
        Required("Rules", Repeated("Rule", Structure("Rule", Of("ApplyServerSideEncryptionByDefault", DefaultEncryption), Of("BucketKeyEnabled", Wire.Bool)))));

    public static readonly BagShape Ownership = Structure(
        "OwnershipControls", Required("Rules", Repeated("Rule", Structure("Rule", Required("ObjectOwnership", Wire.String)))));

    private static readonly BagShape Transition = Structure(
        "Transition", Of("Days", Wire.Int), Text("Date"), Text("StorageClass"), Of("NoncurrentDays", Wire.Int), Of("NewerNoncurrentVersions", Wire.Int));

    private static readonly BagShape And = Structure(
        "And", Text("Prefix"), Of("Tags", Repeated("Tag", Tag)), Of("ObjectSizeGreaterThan", Wire.Long), Of("ObjectSizeLessThan", Wire.Long));

    private static readonly BagShape Filter = Structure(
        "Filter", Text("Prefix"), Of("Tag", Tag), Of("And", And), Of("ObjectSizeGreaterThan", Wire.Long), Of("ObjectSizeLessThan", Wire.Long));

    private static readonly BagShape LifecycleRule = Structure(
        "Rule",
        Text("ID"), Text("Prefix"), Of("Filter", Filter), Required("Status", Wire.String),
        Of("Expiration", Structure("Expiration", Of("Days", Wire.Int), Text("Date"), Of("ExpiredObjectDeleteMarker", Wire.Bool))),
        Of("NoncurrentVersionExpiration", Structure("NoncurrentVersionExpiration", Of("NoncurrentDays", Wire.Int), Of("NewerNoncurrentVersions", Wire.Int))),
        Of("AbortIncompleteMultipartUpload", Structure("AbortIncompleteMultipartUpload", Of("DaysAfterInitiation", Wire.Int))),
        Of("Transitions", Repeated("Transition", Transition)),
        Of("NoncurrentVersionTransitions", Repeated("NoncurrentVersionTransition", Transition)));

    public static readonly BagShape Lifecycle = Structure("LifecycleConfiguration", Required("Rules", Repeated("Rule", LifecycleRule)));

    public static readonly OperationShape PutBucketVersioning = Put("PutBucketVersioning", "versioning", Versioning);

    /// <summary>Answers an empty document for a bucket that never had versions.</summary>
    public static readonly OperationShape GetBucketVersioning =
        Operation("GetBucketVersioning", "GET", "/{Bucket}?versioning", [Bucket], [Text("Status")], root: "VersioningConfiguration");

    public static readonly OperationShape PutPublicAccessBlock = Put("PutPublicAccessBlock", "publicAccessBlock", PublicAccessBlock);

    public static readonly OperationShape GetPublicAccessBlock = Get("GetPublicAccessBlock", "publicAccessBlock", PublicAccessBlock);

    public static readonly OperationShape DeletePublicAccessBlock = Delete("DeletePublicAccessBlock", "publicAccessBlock");

    public static readonly OperationShape PutBucketEncryption = Put("PutBucketEncryption", "encryption", Encryption);

    public static readonly OperationShape GetBucketEncryption = Get("GetBucketEncryption", "encryption", Encryption);

    public static readonly OperationShape DeleteBucketEncryption = Delete("DeleteBucketEncryption", "encryption");

    public static readonly OperationShape PutBucketOwnershipControls = Put("PutBucketOwnershipControls", "ownershipControls", Ownership);

    public static readonly OperationShape GetBucketOwnershipControls = Get("GetBucketOwnershipControls", "ownershipControls", Ownership);

    public static readonly OperationShape DeleteBucketOwnershipControls = Delete("DeleteBucketOwnershipControls", "ownershipControls");

    public static readonly OperationShape PutBucketLifecycleConfiguration = Put("PutBucketLifecycleConfiguration", "lifecycle", Lifecycle);

    public static readonly OperationShape GetBucketLifecycleConfiguration = Get("GetBucketLifecycleConfiguration", "lifecycle", Lifecycle);

    public static readonly OperationShape DeleteBucketLifecycle = Delete("DeleteBucketLifecycle", "lifecycle");

    public static readonly OperationShape PutBucketTagging = Operation("PutBucketTagging", "PUT", "/{Bucket}?tagging", [Bucket, Payload("Tagging", Tagging)], [], 204);

    public static readonly OperationShape GetBucketTagging =
        Operation("GetBucketTagging", "GET", "/{Bucket}?tagging", [Bucket], [Of("TagSet", Listed("Tag", Tag))], root: "Tagging");

    public static readonly OperationShape DeleteBucketTagging = Delete("DeleteBucketTagging", "tagging");

    public static readonly OperationShape PutBucketPolicy = Operation("PutBucketPolicy", "PUT", "/{Bucket}?policy", [Bucket, Payload("Policy", Wire.String)], [], 204);

    public static readonly OperationShape GetBucketPolicy = Operation("GetBucketPolicy", "GET", "/{Bucket}?policy", [Bucket], [Payload("Policy", Wire.String)]);

    public static readonly OperationShape DeleteBucketPolicy = Delete("DeleteBucketPolicy", "policy");

    public static IEnumerable<OperationShape> All =>
    [
        PutBucketVersioning, GetBucketVersioning, PutPublicAccessBlock, GetPublicAccessBlock, DeletePublicAccessBlock,
        PutBucketEncryption, GetBucketEncryption, DeleteBucketEncryption,
        PutBucketOwnershipControls, GetBucketOwnershipControls, DeleteBucketOwnershipControls,
        PutBucketLifecycleConfiguration, GetBucketLifecycleConfiguration, DeleteBucketLifecycle,
        PutBucketTagging, GetBucketTagging, DeleteBucketTagging, PutBucketPolicy, GetBucketPolicy, DeleteBucketPolicy,
    ];

    private static OperationShape Put(string name, string resource, BagShape document) =>
        Operation(name, "PUT", "/{Bucket}?" + resource, [Bucket, Payload(document.Name, document)], []);

    private static OperationShape Get(string name, string resource, BagShape document) =>
        Operation(name, "GET", "/{Bucket}?" + resource, [Bucket], [Payload(document.Name, document)]);

    private static OperationShape Delete(string name, string resource) => Operation(name, "DELETE", "/{Bucket}?" + resource, [Bucket], [], 204);
}
