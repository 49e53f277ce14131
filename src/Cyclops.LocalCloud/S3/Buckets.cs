using Cyclops.LocalCloud.Shapes;

namespace Cyclops.LocalCloud.S3;

/// <summary>Making, finding and removing buckets.</summary>
internal sealed class Buckets(LocalCore core, BucketTable buckets)
{
    private const string NorthVirginia = "us-east-1";
    private const string Ireland = "eu-west-1";

    // What Ireland was called when it was the one region of Europe; clients still say so.
    private const string Europe = "EU";

    public BagResponse Create(BagRequest request, CallContext call)
    {
        var name = request.Text("Bucket")!;
        BucketNames.Check(name);
        var configuration = request.Values.GetValueOrDefault("CreateBucketConfiguration") as Bag;
        var constraint = configuration?.Values.GetValueOrDefault("LocationConstraint") as string;
        var region = Region(constraint == Europe ? Ireland : constraint, call.Region);
        if (request.Text("ACL") is { } acl && acl != "private" && (request.Text("ObjectOwnership") ?? HeldBucket.OwnerEnforced) == HeldBucket.OwnerEnforced)
        {
            throw new S3Exception("InvalidBucketAclWithObjectOwnership", "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting", 400);
        }

        if (buckets.Find(name) is { } old)
        {
            // For the sake of old callers, where the first region is concerned.
            return old.Region == NorthVirginia && region == NorthVirginia
                ? Made(name)
                : throw new S3Exception("BucketAlreadyOwnedByYou", "Your previous request to create the named bucket succeeded and you already own it.", 409) { Details = [new("BucketName", name)] };
        }

        var bucket = new HeldBucket(name, region, call.Now) { LocationConstraint = constraint ?? "" };
        BucketSettings.SetDefaults(bucket, request.Text("ObjectOwnership"));
        BucketSettings.SetTags(bucket, configuration?.Values.GetValueOrDefault("Tags") as List<object> ?? [], core.Options.Quotas.TagsPerResource);
        buckets.Add(bucket);
        return Made(name);
    }

    public BagResponse Delete(BagRequest request, CallContext call)
    {
        var bucket = buckets.Get(request.Text("Bucket")!, call);
        if (bucket.Objects.Count > 0)
        {
            var message = bucket.Versioning is null
                ? "The bucket you tried to delete is not empty"
                : "The bucket you tried to delete is not empty. You must delete all versions in the bucket.";
            throw new S3Exception("BucketNotEmpty", message, 409) { Details = [new("BucketName", bucket.Name)] };
        }

        buckets.Remove(bucket);
        return new BagResponse();
    }

    public BagResponse Head(BagRequest request, CallContext call) =>
        new() { Values = new() { ["BucketRegion"] = buckets.Get(request.Text("Bucket")!, call).Region } };

    /// <summary>May be asked from any region; a bucket of the first region answers nothing.</summary>
    public BagResponse Location(BagRequest request, CallContext call)
    {
        var name = request.Text("Bucket")!;
        var bucket = buckets.Find(name) ?? throw S3Errors.NoSuchBucket(name);
        return new BagResponse { Values = new() { ["LocationConstraint"] = bucket.LocationConstraint } };
    }

    /// <summary>Those of all regions.</summary>
    public BagResponse List(BagRequest request, CallContext call)
    {
        var (prefix, region) = (request.Text("Prefix") ?? "", request.Text("BucketRegion"));
        return new BagResponse
        {
            Values = new()
            {
                ["Buckets"] = buckets.All.Where(b => b.Name.StartsWith(prefix, StringComparison.Ordinal) && (region is null || b.Region == region)).Select(object (b) => new Bag
                {
                    Values = new() { ["Name"] = b.Name, ["CreationDate"] = b.Created.UtcDateTime, ["BucketRegion"] = b.Region },
                }).ToList(),
                ["Owner"] = Owner(call),
            },
        };
    }

    /// <summary>The account, as S3 names it.</summary>
    public static Bag Owner(CallContext call) => new() { Values = new() { ["ID"] = call.Account } };

    private static BagResponse Made(string name) => new() { Values = new() { ["Location"] = "/" + name } };

    private static string Region(string? constraint, string endpoint) => (constraint, endpoint) switch
    {
        (null or "", NorthVirginia) => NorthVirginia,
        (NorthVirginia, _) => throw Invalid("InvalidLocationConstraint", "The specified location-constraint is not valid", NorthVirginia),
        ({ } given, NorthVirginia) => given,
        ({ } given, _) when given == endpoint => given,
        _ => throw Invalid(
            "IllegalLocationConstraintException",
            $"The {(string.IsNullOrEmpty(constraint) ? "unspecified" : constraint)} location constraint is incompatible for the region specific endpoint this request was sent to.",
            constraint),
    };

    private static S3Exception Invalid(string code, string message, string? constraint) =>
        new(code, message, 400) { Details = [new("LocationConstraint", constraint ?? "")] };
}
