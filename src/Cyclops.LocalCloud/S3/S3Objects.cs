using System.Text;
using Cyclops.LocalCloud.Shapes;

namespace Cyclops.LocalCloud.S3;

/// <summary>Writing, reading and deleting objects, with versions where the bucket has them.</summary>
internal sealed class S3Objects(LocalCore core, BucketTable buckets)
{
    private const int LongestKey = 1024;
    private const int VersionIdLength = 32;
    private const string Encryption = "ServerSideEncryption";
    private const string OwnerControl = "bucket-owner-full-control";
    private static readonly string[] Public = ["public-read", "public-read-write", "authenticated-read"];

    private static readonly string[] Kept =
    [
        "ContentType", "CacheControl", "ContentDisposition", "ContentEncoding", "ContentLanguage", "Expires", "Metadata",
        "ChecksumCRC32", "ChecksumCRC32C", "ChecksumCRC64NVME", "ChecksumSHA1", "ChecksumSHA256",
    ];

    public BagResponse Put(BagRequest request, CallContext call)
    {
        var bucket = Bucket(request, call);
        var key = request.Text("Key")!;
        if (Encoding.UTF8.GetByteCount(key) > LongestKey)
        {
            throw new S3Exception("KeyTooLongError", "Your key is too long", 400);
        }

        CheckAcl(bucket, request.Text("ACL"));
        CheckConditions(bucket.Latest(key), request, key);
        object? encryption = request.Text(Encryption) ?? bucket.DefaultEncryption;
        var headers = Kept.Where(request.Values.ContainsKey).Select(name => KeyValuePair.Create(name, request.Values[name])).Append(new(Encryption, encryption)).ToList();
        var version = new ObjectVersion(NewId(bucket), call.Now, (request.Values.GetValueOrDefault("Body") as MemoryStream)?.ToArray() ?? [], headers);
        bucket.Put(key, version);
        var response = new BagResponse { Values = new() { ["ETag"] = version.ETag, [Encryption] = encryption, ["VersionId"] = Shown(bucket, version) } };
        AddSums(response, version);
        return response;
    }

    public BagResponse Get(BagRequest request, CallContext call)
    {
        var bucket = Bucket(request, call);
        var version = Find(bucket, request);
        var response = new BagResponse
        {
            Values = new()
            {
                ["ETag"] = version.ETag,
                ["VersionId"] = Shown(bucket, version),
                ["LastModified"] = version.Modified.UtcDateTime,
                ["ContentType"] = "binary/octet-stream",
                ["Body"] = new MemoryStream(version.Body, 0, version.Body.Length, writable: false, publiclyVisible: true),
            },
        };
        foreach (var (name, value) in version.Headers.Where(h => !IsSum(h.Key)))
        {
            response.Values[name] = value;
        }

        if (string.Equals(request.Text("ChecksumMode"), "ENABLED", StringComparison.OrdinalIgnoreCase))
        {
            AddSums(response, version);
        }

        return response;
    }

    public BagResponse Delete(BagRequest request, CallContext call)
    {
        var bucket = Bucket(request, call);
        var (gone, version) = Delete(bucket, request.Text("Key")!, request.Text("VersionId"), call);
        return new BagResponse { Values = new() { ["VersionId"] = version, ["DeleteMarker"] = gone is { IsDeleteMarker: true } ? true : null } };
    }

    /// <summary>Several at once; what is not there counts as deleted.</summary>
    public BagResponse DeleteMany(BagRequest request, CallContext call)
    {
        const int Most = 1000;
        var bucket = Bucket(request, call);
        var delete = (Bag)request.Values["Delete"]!;
        var objects = ((List<object>)delete.Values["Objects"]!).Cast<Bag>().ToList();
        if (objects.Count > Most)
        {
            throw S3Errors.Malformed();
        }

        var deleted = new List<object>();
        foreach (var one in objects)
        {
            var (key, id) = ((string)one.Values["Key"]!, one.Values.GetValueOrDefault("VersionId") as string);
            var (gone, version) = Delete(bucket, key, id, call);
            var marker = gone is { IsDeleteMarker: true };
            deleted.Add(new Bag
            {
                Values = new() { ["Key"] = key, ["VersionId"] = id, ["DeleteMarker"] = marker ? true : null, ["DeleteMarkerVersionId"] = marker ? version : null },
            });
        }

        return new BagResponse { Values = new() { ["Deleted"] = delete.Values.GetValueOrDefault("Quiet") is true ? null : deleted } };
    }

    private HeldBucket Bucket(BagRequest request, CallContext call) => buckets.Get(request.Text("Bucket")!, call);

    private (ObjectVersion? Gone, string? VersionId) Delete(HeldBucket bucket, string key, string? versionId, CallContext call)
    {
        if (versionId is not null)
        {
            CheckId(versionId);
            return (bucket.Remove(key, versionId), versionId);
        }

        if (bucket.Versioning is null)
        {
            return (bucket.Remove(key, ObjectVersion.Null), null);
        }

        var marker = new ObjectVersion(NewId(bucket), call.Now, [], []) { IsDeleteMarker = true };
        bucket.Put(key, marker);
        return (marker, marker.Id);
    }

    private static ObjectVersion Find(HeldBucket bucket, BagRequest request)
    {
        var key = request.Text("Key")!;
        var versions = bucket.Objects.GetValueOrDefault(key);
        if (request.Text("VersionId") is not { } id)
        {
            return versions is null ? throw S3Errors.NoSuchKey(key) : bucket.Latest(key) ?? throw S3Errors.NoSuchKey(key, deleteMarker: true);
        }

        CheckId(id);
        return versions?.Find(v => v.Id == id) switch
        {
            null => throw S3Errors.NoSuchVersion(key, id),
            { IsDeleteMarker: true } => throw new S3Exception("MethodNotAllowed", "The specified method is not allowed against this resource.", 405)
            {
                AnswerHeaders = [new("x-amz-delete-marker", "true"), new("Allow", "DELETE")],
            },
            { } version => version,
        };
    }

    private static void CheckId(string id)
    {
        if (id != ObjectVersion.Null && (id.Length != VersionIdLength || !id.All(char.IsAsciiLetterOrDigit)))
        {
            throw S3Errors.InvalidArgument("Invalid version id specified", "versionId", id);
        }
    }

    /// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html.</remarks>
    private static void CheckAcl(HeldBucket bucket, string? acl)
    {
        if (acl is null or OwnerControl)
        {
            return;
        }

        if (bucket.Ownership == HeldBucket.OwnerEnforced)
        {
            throw new S3Exception("AccessControlListNotSupported", "The bucket does not allow ACLs", 400);
        }

        if (bucket.Blocks("BlockPublicAcls") && Public.Contains(acl))
        {
            throw new S3Exception("AccessDenied", "Access Denied", 403);
        }
    }

    /// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html.</remarks>
    private static void CheckConditions(ObjectVersion? latest, BagRequest request, string key)
    {
        var (match, noneMatch) = (request.Text("IfMatch"), request.Text("IfNoneMatch"));
        if (noneMatch is not (null or "*"))
        {
            throw S3Errors.Unserved();
        }

        if (match is not null && latest is null)
        {
            throw S3Errors.NoSuchKey(key);
        }

        if ((noneMatch is not null && latest is not null) || (match is not null && match.Trim('"') != latest!.ETag.Trim('"')))
        {
            throw new S3Exception("PreconditionFailed", "At least one of the pre-conditions you specified did not hold", 412)
            {
                Details = [new("Condition", noneMatch is null ? "If-Match" : "If-None-Match")],
            };
        }
    }

    private string NewId(HeldBucket bucket) => bucket.Versioning == "Enabled" ? core.Ids.Mixed(VersionIdLength) : ObjectVersion.Null;

    /// <summary>A bucket that never had versions does not speak of them.</summary>
    private static string? Shown(HeldBucket bucket, ObjectVersion version) => bucket.Versioning is null ? null : version.Id;

    private static bool IsSum(string name) => name.StartsWith("Checksum", StringComparison.Ordinal);

    private static void AddSums(BagResponse response, ObjectVersion version)
    {
        foreach (var (name, value) in version.Headers.Where(h => IsSum(h.Key)))
        {
            response.Values[name] = value;
            response.Values["ChecksumType"] = "FULL_OBJECT";
        }
    }
}
