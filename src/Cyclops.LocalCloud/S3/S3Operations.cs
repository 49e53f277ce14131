using Cyclops.Aws.Wire;
using Cyclops.LocalCloud.Shapes;
using static Cyclops.LocalCloud.S3.S3Shapes;
using Wire = Cyclops.Aws.Wire.Shapes;

namespace Cyclops.LocalCloud.S3;

/// <summary>The operations on buckets and objects; those on the settings of a bucket are in <see cref="S3Settings"/>.</summary>
internal static class S3Operations
{
    private static readonly MapShape Metadata = new(static () => new SortedDictionary<string, string>(StringComparer.OrdinalIgnoreCase), Wire.String);

    // What is given with an object and comes back with it.
    private static readonly Member[] Kept =
    [
        Header("ContentType", "Content-Type"), Header("CacheControl", "Cache-Control"), Header("ContentDisposition", "Content-Disposition"),
        Header("ContentEncoding", "Content-Encoding"), Header("ContentLanguage", "Content-Language"), Header("Expires", "Expires"),
        new("Metadata", Metadata) { Location = MemberLocation.Headers, LocationName = "x-amz-meta-" },
    ];

    private static readonly Member[] Written =
    [
        Header("ETag", "ETag"), Header("VersionId", "x-amz-version-id"), Header("ServerSideEncryption", "x-amz-server-side-encryption"), .. Sums(),
    ];

    private static readonly Member[] Read = [.. Written, .. Kept, Header("LastModified", "Last-Modified", Wire.Time), Header("AcceptRanges", "Accept-Ranges")];

    private static readonly BagShape Owner = Structure("Owner", Text("DisplayName"), Text("ID"));

    private static readonly BagShape CommonPrefix = Structure("CommonPrefixes", Text("Prefix"));

    private static readonly BagShape Content = Structure(
        "Contents", Text("Key"), Of("LastModified", Wire.Time), Text("ETag"), Of("Size", Wire.Long), Text("StorageClass"));

    /// <summary>Of a version as of a delete marker.</summary>
    public static readonly BagShape Version = Structure(
        "Version",
        Text("Key"), Text("VersionId"), Of("IsLatest", Wire.Bool), Of("LastModified", Wire.Time), Text("ETag"), Of("Size", Wire.Long), Text("StorageClass"), Of("Owner", Owner));

    public static readonly OperationShape ListBuckets = Operation(
        "ListBuckets", "GET", "/", [Query("Prefix", "prefix"), Query("BucketRegion", "bucket-region")],
        [Of("Buckets", Listed("Bucket", Structure("Bucket", Text("Name"), Of("CreationDate", Wire.Time), Text("BucketRegion")))), Of("Owner", Owner)],
        root: "ListAllMyBucketsResult");

    public static readonly OperationShape CreateBucket = Operation(
        "CreateBucket", "PUT", "/{Bucket}",
        [
            Bucket, Header("ACL", "x-amz-acl"), Header("ObjectOwnership", "x-amz-object-ownership"),
            Payload("CreateBucketConfiguration", Structure("CreateBucketConfiguration", Text("LocationConstraint"), Of("Tags", Listed("Tag", S3Settings.Tag))), required: false),
        ],
        [Header("Location", "Location")]);

    public static readonly OperationShape HeadBucket = Operation("HeadBucket", "HEAD", "/{Bucket}", [Bucket], [Header("BucketRegion", "x-amz-bucket-region")]);

    public static readonly OperationShape DeleteBucket = Operation("DeleteBucket", "DELETE", "/{Bucket}", [Bucket], [], 204);

    public static readonly OperationShape GetBucketLocation = Operation("GetBucketLocation", "GET", "/{Bucket}?location", [Bucket], [Text("LocationConstraint")], root: "LocationConstraint");

    public static readonly OperationShape PutObject = Operation(
        "PutObject", "PUT", "/{Bucket}/{Key+}",
        [
            Bucket, Key, Header("ACL", "x-amz-acl"), Header("ServerSideEncryption", "x-amz-server-side-encryption"), Header("IfMatch", "If-Match"), Header("IfNoneMatch", "If-None-Match"),
            .. Kept, .. Sums(), Payload("Body", Wire.Blob, required: false),
        ],
        Written);

    public static readonly OperationShape GetObject = Operation(
        "GetObject", "GET", "/{Bucket}/{Key+}", [Bucket, Key, VersionIdQuery, Header("ChecksumMode", "x-amz-checksum-mode")], [.. Read, Payload("Body", Wire.Blob)]);

    public static readonly OperationShape HeadObject = Operation(
        "HeadObject", "HEAD", "/{Bucket}/{Key+}", [Bucket, Key, VersionIdQuery, Header("ChecksumMode", "x-amz-checksum-mode")], [.. Read, Payload("Body", Wire.Blob)]);

    public static readonly OperationShape DeleteObject = Operation(
        "DeleteObject", "DELETE", "/{Bucket}/{Key+}", [Bucket, Key, VersionIdQuery],
        [Header("DeleteMarker", "x-amz-delete-marker", Wire.Bool), Header("VersionId", "x-amz-version-id")], 204);

    public static readonly OperationShape DeleteObjects = Operation(
        "DeleteObjects", "POST", "/{Bucket}?delete",
        [Bucket, Payload("Delete", Structure("Delete", Required("Objects", Repeated("Object", Structure("Object", Required("Key", Wire.String), Text("VersionId")))), Of("Quiet", Wire.Bool)))],
        [
            Of("Deleted", Repeated("Deleted", Structure("Deleted", Text("Key"), Text("VersionId"), Of("DeleteMarker", Wire.Bool), Text("DeleteMarkerVersionId")))),
            Of("Errors", Repeated("Error", Structure("Error", Text("Key"), Text("VersionId"), Text("Code"), Text("Message")))),
        ],
        root: "DeleteResult");

    public static readonly OperationShape ListObjectsV2 = Operation(
        "ListObjectsV2", "GET", "/{Bucket}?list-type",
        [
            Bucket, Query("Prefix", "prefix"), Query("Delimiter", "delimiter"), Query("MaxKeys", "max-keys", Wire.Int),
            Query("ContinuationToken", "continuation-token"), Query("StartAfter", "start-after"), Query("EncodingType", "encoding-type"),
        ],
        [
            Text("Name"), Text("Prefix"), Text("Delimiter"), Of("MaxKeys", Wire.Int), Of("KeyCount", Wire.Int), Of("IsTruncated", Wire.Bool),
            Text("ContinuationToken"), Text("NextContinuationToken"), Text("StartAfter"), Text("EncodingType"),
            Of("Contents", Repeated("Contents", Content)), Of("CommonPrefixes", Repeated("CommonPrefixes", CommonPrefix)),
        ],
        root: "ListBucketResult");

    public static readonly OperationShape ListObjectVersions = Operation(
        "ListObjectVersions", "GET", "/{Bucket}?versions",
        [
            Bucket, Query("Prefix", "prefix"), Query("Delimiter", "delimiter"), Query("MaxKeys", "max-keys", Wire.Int),
            Query("KeyMarker", "key-marker"), Query("VersionIdMarker", "version-id-marker"), Query("EncodingType", "encoding-type"),
        ],
        [
            Text("Name"), Text("Prefix"), Text("KeyMarker"), Text("VersionIdMarker"), Text("NextKeyMarker"), Text("NextVersionIdMarker"),
            Of("MaxKeys", Wire.Int), Of("IsTruncated", Wire.Bool), Text("EncodingType"),
        ],
        root: "ListVersionsResult");

    public static IEnumerable<OperationShape> All =>
    [
        ListBuckets, CreateBucket, HeadBucket, DeleteBucket, GetBucketLocation,
        PutObject, GetObject, HeadObject, DeleteObject, DeleteObjects, ListObjectsV2, ListObjectVersions,
    ];

    private static Member[] Sums() =>
    [
        Header("ChecksumCRC32", "x-amz-checksum-crc32"), Header("ChecksumCRC32C", "x-amz-checksum-crc32c"), Header("ChecksumCRC64NVME", "x-amz-checksum-crc64nvme"),
        Header("ChecksumSHA1", "x-amz-checksum-sha1"), Header("ChecksumSHA256", "x-amz-checksum-sha256"), Header("ChecksumType", "x-amz-checksum-type"),
    ];
}
