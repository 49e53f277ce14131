using Cyclops.LocalCloud.Shapes;

namespace Cyclops.LocalCloud.S3;

/// <summary>What can be set on a bucket: versioning, encryption, public access, ownership, lifecycle, tags, its policy.</summary>
internal sealed class BucketSettings(LocalCore core, BucketTable buckets)
{
    private const string Enabled = "Enabled";
    private const string Suspended = "Suspended";

    /// <summary>What every new bucket has since 2023: https://docs.aws.amazon.com/AmazonS3/latest/userguide/create-bucket-faq.html.</summary>
    public static void SetDefaults(HeldBucket bucket, string? ownership = null)
    {
        bucket.Settings[S3Settings.PublicAccessBlock.Name] = new Bag
        {
            Values = new() { ["BlockPublicAcls"] = true, ["IgnorePublicAcls"] = true, ["BlockPublicPolicy"] = true, ["RestrictPublicBuckets"] = true },
        };
        bucket.Settings[S3Settings.Ownership.Name] = Rules(new Bag { Values = new() { ["ObjectOwnership"] = ownership ?? HeldBucket.OwnerEnforced } });
        bucket.Settings[S3Settings.Encryption.Name] = DefaultEncryption();
    }

    public static void SetTags(HeldBucket bucket, List<object> tags, int limit)
    {
        var pairs = tags.Cast<Bag>().Select(t => KeyValuePair.Create((string)t.Values["Key"]!, t.Values["Value"] as string)).ToList();
        if (new TagSet().Problem(pairs, limit) is { } problem)
        {
            throw new S3Exception("InvalidTag", problem, 400);
        }

        // Those of AWS itself stay: https://docs.aws.amazon.com/AmazonS3/latest/userguide/CostAllocTagging.html.
        bucket.Tags.Remove([.. bucket.Tags.All.Keys.Where(k => !k.StartsWith("aws:", StringComparison.Ordinal))]);
        bucket.Tags.Set(pairs);
    }

    public BagResponse PutVersioning(BagRequest request, CallContext call)
    {
        var bucket = Of(request, call);
        var status = ((Bag)request.Values[S3Settings.Versioning.Name]!).Values.GetValueOrDefault("Status") as string;
        bucket.Versioning = status is Enabled or Suspended
            ? status
            : throw new S3Exception("IllegalVersioningConfigurationException", "The Versioning element must be specified", 400);
        return new BagResponse();
    }

    public BagResponse GetVersioning(BagRequest request, CallContext call) => new() { Values = new() { ["Status"] = Of(request, call).Versioning } };

    public BagResponse PutPublicAccessBlock(BagRequest request, CallContext call)
    {
        var given = (Bag)request.Values[S3Settings.PublicAccessBlock.Name]!;
        foreach (var member in S3Settings.PublicAccessBlock.Members)
        {
            given.Values.TryAdd(member.Name, false);
        }

        return Put(request, call, S3Settings.PublicAccessBlock.Name);
    }

    public BagResponse GetPublicAccessBlock(BagRequest request, CallContext call) =>
        Get(request, call, S3Settings.PublicAccessBlock.Name, "NoSuchPublicAccessBlockConfiguration", "The public access block configuration was not found");

    public BagResponse DeletePublicAccessBlock(BagRequest request, CallContext call) => Delete(request, call, S3Settings.PublicAccessBlock.Name);

    public BagResponse PutEncryption(BagRequest request, CallContext call)
    {
        var rules = (List<object>)((Bag)request.Values[S3Settings.Encryption.Name]!).Values["Rules"]!;
        var algorithm = rules is [Bag rule] && rule.Values.GetValueOrDefault("ApplyServerSideEncryptionByDefault") is Bag by ? by.Values["SSEAlgorithm"] as string : null;
        return algorithm is "AES256" or "aws:kms" or "aws:kms:dsse" ? Put(request, call, S3Settings.Encryption.Name) : throw S3Errors.Malformed();
    }

    public BagResponse GetEncryption(BagRequest request, CallContext call) => Get(
        request, call, S3Settings.Encryption.Name, "ServerSideEncryptionConfigurationNotFoundError", "The server side encryption configuration was not found");

    /// <summary>Back to what a new bucket has.</summary>
    public BagResponse DeleteEncryption(BagRequest request, CallContext call)
    {
        Of(request, call).Settings[S3Settings.Encryption.Name] = DefaultEncryption();
        return new BagResponse();
    }

    public BagResponse PutOwnership(BagRequest request, CallContext call)
    {
        var rules = (List<object>)((Bag)request.Values[S3Settings.Ownership.Name]!).Values["Rules"]!;
        return rules is [Bag rule] && rule.Values["ObjectOwnership"] is HeldBucket.OwnerEnforced or "BucketOwnerPreferred" or "ObjectWriter"
            ? Put(request, call, S3Settings.Ownership.Name)
            : throw S3Errors.Malformed();
    }

    public BagResponse GetOwnership(BagRequest request, CallContext call) =>
        Get(request, call, S3Settings.Ownership.Name, "OwnershipControlsNotFoundError", "The bucket ownership controls were not found");

    public BagResponse DeleteOwnership(BagRequest request, CallContext call) => Delete(request, call, S3Settings.Ownership.Name);

    public BagResponse PutLifecycle(BagRequest request, CallContext call)
    {
        LifecycleRules.Check((Bag)request.Values[S3Settings.Lifecycle.Name]!);
        return Put(request, call, S3Settings.Lifecycle.Name);
    }

    public BagResponse GetLifecycle(BagRequest request, CallContext call) =>
        Get(request, call, S3Settings.Lifecycle.Name, "NoSuchLifecycleConfiguration", "The lifecycle configuration does not exist");

    public BagResponse DeleteLifecycle(BagRequest request, CallContext call) => Delete(request, call, S3Settings.Lifecycle.Name);

    /// <summary>Replaces all tags.</summary>
    public BagResponse PutTagging(BagRequest request, CallContext call)
    {
        SetTags(Of(request, call), (List<object>)((Bag)request.Values["Tagging"]!).Values["TagSet"]!, core.Options.Quotas.TagsPerResource);
        return new BagResponse();
    }

    public BagResponse GetTagging(BagRequest request, CallContext call)
    {
        var bucket = Of(request, call);
        return bucket.Tags.Count == 0
            ? throw S3Errors.Missing("NoSuchTagSet", "The TagSet does not exist", bucket.Name)
            : new BagResponse
            {
                Values = new() { ["TagSet"] = bucket.Tags.All.Select(object (t) => new Bag { Values = new() { ["Key"] = t.Key, ["Value"] = t.Value } }).ToList() },
            };
    }

    public BagResponse DeleteTagging(BagRequest request, CallContext call)
    {
        SetTags(Of(request, call), [], core.Options.Quotas.TagsPerResource);
        return new BagResponse();
    }

    public BagResponse PutPolicy(BagRequest request, CallContext call)
    {
        var bucket = Of(request, call);
        var policy = request.Text("Policy")!;
        BucketPolicyRules.Check(bucket, policy, call);
        bucket.Policy = policy;
        return new BagResponse();
    }

    public BagResponse GetPolicy(BagRequest request, CallContext call)
    {
        var bucket = Of(request, call);
        return bucket.Policy is { } policy
            ? new BagResponse { Values = new() { ["Policy"] = policy } }
            : throw S3Errors.Missing("NoSuchBucketPolicy", "The bucket policy does not exist", bucket.Name);
    }

    public BagResponse DeletePolicy(BagRequest request, CallContext call)
    {
        Of(request, call).Policy = null;
        return new BagResponse();
    }

    private HeldBucket Of(BagRequest request, CallContext call) => buckets.Get(request.Text("Bucket")!, call);

    private BagResponse Put(BagRequest request, CallContext call, string document)
    {
        Of(request, call).Settings[document] = (Bag)request.Values[document]!;
        return new BagResponse();
    }

    private BagResponse Get(BagRequest request, CallContext call, string document, string missing, string message)
    {
        var bucket = Of(request, call);
        return bucket.Settings.TryGetValue(document, out var held)
            ? new BagResponse { Values = new() { [document] = held } }
            : throw S3Errors.Missing(missing, message, bucket.Name);
    }

    private BagResponse Delete(BagRequest request, CallContext call, string document)
    {
        Of(request, call).Settings.Remove(document);
        return new BagResponse();
    }

    private static Bag DefaultEncryption() => Rules(new Bag
    {
        Values = new() { ["ApplyServerSideEncryptionByDefault"] = new Bag { Values = new() { ["SSEAlgorithm"] = "AES256" } }, ["BucketKeyEnabled"] = false },
    });

    private static Bag Rules(Bag rule) => new() { Values = new() { ["Rules"] = new List<object> { rule } } };
}
