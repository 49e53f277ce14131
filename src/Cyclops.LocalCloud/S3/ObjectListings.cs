using Cyclops.LocalCloud.Shapes;

namespace Cyclops.LocalCloud.S3;

/// <summary>The objects of a bucket and their versions, in pages and in order of their keys.</summary>
internal sealed class ObjectListings(BucketTable buckets)
{
    /// <summary>The member of the answer that holds versions and delete markers.</summary>
    public const string Versions = "Versions";

    private const int MaxKeys = 1000;

    public BagResponse List(BagRequest request, CallContext call)
    {
        var bucket = buckets.Get(request.Text("Bucket")!, call);
        var size = PageSize(request);
        var (encode, start, token) = (Encoder(request), request.Text("StartAfter") ?? "", request.Text("ContinuationToken"));
        var found = Entries(bucket, request.Text("Prefix") ?? "", request.Text("Delimiter") ?? "")
            .Where(e => string.CompareOrdinal(e.Name, start) > 0 || token is not null);
        var page = size == 0
            ? new Page<(string Name, ObjectVersion? Object)>([], null)
            : Paging.Cut(found, e => e.Name, token, size, () => S3Errors.InvalidArgument("The continuation token provided is incorrect", "continuation-token", token));
        return new BagResponse
        {
            Values = new()
            {
                ["Name"] = bucket.Name,
                ["Prefix"] = encode(request.Text("Prefix") ?? ""),
                ["Delimiter"] = request.Text("Delimiter") is { } delimiter ? encode(delimiter) : null,
                ["MaxKeys"] = size,
                ["KeyCount"] = page.Items.Count,
                ["IsTruncated"] = page.Next is not null,
                ["ContinuationToken"] = token,
                ["NextContinuationToken"] = page.Next,
                ["StartAfter"] = request.Text("StartAfter") is { } after ? encode(after) : null,
                ["EncodingType"] = request.Text("EncodingType"),
                ["Contents"] = page.Items.Where(e => e.Object is not null).Select(object (e) => Content(encode(e.Name), e.Object!)).ToList(),
                ["CommonPrefixes"] = page.Items.Where(e => e.Object is null).Select(object (e) => new Bag { Values = new() { ["Prefix"] = encode(e.Name) } }).ToList(),
            },
        };
    }

    /// <summary>Newest version first within a key.</summary>
    public BagResponse ListVersions(BagRequest request, CallContext call)
    {
        if (request.Text("Delimiter") is { Length: > 0 })
        {
            throw S3Errors.Unserved();
        }

        var bucket = buckets.Get(request.Text("Bucket")!, call);
        var (size, encode, prefix) = (PageSize(request), Encoder(request), request.Text("Prefix") ?? "");
        var all = bucket.Objects.Where(o => o.Key.StartsWith(prefix, StringComparison.Ordinal))
            .SelectMany(o => o.Value.AsEnumerable().Reverse().Select(v => (o.Key, Version: v, IsLatest: v == o.Value[^1])));
        var rest = After(all, request.Text("KeyMarker"), request.Text("VersionIdMarker")).Take(size + 1).ToList();
        var page = rest.Take(size).ToList();
        var truncated = rest.Count > size && size > 0;
        return new BagResponse
        {
            Values = new()
            {
                ["Name"] = bucket.Name,
                ["Prefix"] = encode(prefix),
                ["KeyMarker"] = encode(request.Text("KeyMarker") ?? ""),
                ["VersionIdMarker"] = request.Text("VersionIdMarker") ?? "",
                ["NextKeyMarker"] = truncated ? encode(page[^1].Key) : null,
                ["NextVersionIdMarker"] = truncated ? page[^1].Version.Id : null,
                ["MaxKeys"] = size,
                ["IsTruncated"] = truncated,
                ["EncodingType"] = request.Text("EncodingType"),
                [Versions] = page.ConvertAll(v => Version(encode(v.Key), v.Version, v.IsLatest, call)),
            },
        };
    }

    private static IEnumerable<(string Name, ObjectVersion? Object)> Entries(HeldBucket bucket, string prefix, string delimiter)
    {
        var common = "";
        foreach (var key in bucket.Objects.Keys.Where(k => k.StartsWith(prefix, StringComparison.Ordinal)))
        {
            if (bucket.Latest(key) is not { } latest || (common.Length > 0 && key.StartsWith(common, StringComparison.Ordinal)))
            {
                continue;
            }

            var at = delimiter.Length == 0 ? -1 : key.IndexOf(delimiter, prefix.Length, StringComparison.Ordinal);
            if (at < 0)
            {
                yield return (key, latest);
                continue;
            }

            common = key[..(at + delimiter.Length)];
            yield return (common, null);
        }
    }

    private static IEnumerable<(string Key, ObjectVersion Version, bool IsLatest)> After(
        IEnumerable<(string Key, ObjectVersion Version, bool IsLatest)> all, string? key, string? version)
    {
        if (key is null)
        {
            return version is null ? all : throw S3Errors.InvalidArgument("A version-id marker cannot be specified without a key marker.", "version-id-marker", version);
        }

        var within = version is null ? [] : all.Where(v => v.Key == key).SkipWhile(v => v.Version.Id != version).Skip(1);
        return within.Concat(all.Where(v => string.CompareOrdinal(v.Key, key) > 0));
    }

    private static Bag Content(string key, ObjectVersion version) => new()
    {
        Values = new()
        {
            ["Key"] = key,
            ["LastModified"] = version.Modified.UtcDateTime,
            ["ETag"] = version.ETag,
            ["Size"] = version.Body.LongLength,
            ["StorageClass"] = "STANDARD",
        },
    };

    private static Bag Version(string key, ObjectVersion version, bool latest, CallContext call)
    {
        var bag = version.IsDeleteMarker
            ? new Bag { Values = new() { ["Key"] = key, ["LastModified"] = version.Modified.UtcDateTime } }
            : Content(key, version);
        bag.Values["VersionId"] = version.Id;
        bag.Values["IsLatest"] = latest;
        bag.Values["Owner"] = Buckets.Owner(call);
        return bag;
    }

    private static int PageSize(BagRequest request) => request.Values.GetValueOrDefault("MaxKeys") switch
    {
        null => MaxKeys,
        int size and >= 0 => Math.Min(size, MaxKeys),
        var given => throw S3Errors.InvalidArgument("maxKeys cannot be negative", "maxKeys", given.ToString()),
    };

    /// <summary>How names are written: XML cannot hold every character of a key.</summary>
    private static Func<string, string> Encoder(BagRequest request) => request.Text("EncodingType") switch
    {
        null => static name => name,
        "url" => static name => Uri.EscapeDataString(name).Replace("%2F", "/", StringComparison.Ordinal),
        var other => throw S3Errors.InvalidArgument("Invalid Encoding Method specified in Request", "encoding-type", other),
    };
}
