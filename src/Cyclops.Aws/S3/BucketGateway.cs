using Amazon.S3;
using Amazon.S3.Model;
using Cyclops.Aws.Calls;
using Cyclops.Model;
using Cyclops.Model.Outcomes;

namespace Cyclops.Aws.S3;

/// <summary>Buckets of Amazon S3 in our records: which there are, whose they are, and their content only to remove it.</summary>
public sealed class BucketGateway(AwsClients clients, AwsCalls calls)
{
    /// <summary>Largest page of ListBuckets that is asked for; without one an account with very many is refused. Source: Amazon S3 API Reference.</summary>
    private const int PageSize = 1000;

    /// <summary>Names of all buckets of the account that begin with a prefix, in any region.</summary>
    public Task<List<string>> ListAsync(string prefix, CancellationToken cancellationToken)
    {
        const string operation = "s3:ListBuckets";
        return Paging.CollectAsync<string>(operation, async token =>
        {
            var page = await calls.SendAsync(
                CallFamily.S3,
                operation,
                $"buckets {prefix}*",
                ct => clients.S3.ListBucketsAsync(new ListBucketsRequest { Prefix = prefix, MaxBuckets = PageSize, ContinuationToken = token }, ct),
                cancellationToken);
            return ((page.Buckets ?? []).Select(b => b.BucketName).Where(n => n.StartsWith(prefix, StringComparison.Ordinal)), page.ContinuationToken);
        });
    }

    /// <summary>A bucket; null: there is none of that name.</summary>
    /// <exception cref="CloudFault">Among others: it is another account's.</exception>
    public async Task<StoredBucket?> FindAsync(string bucket, CancellationToken cancellationToken)
    {
        const string operation = "s3:GetBucketTagging";
        try
        {
            var answer = await SendAsync(operation, bucket, ct => clients.S3.GetBucketTaggingAsync(new GetBucketTaggingRequest { BucketName = bucket }, ct), cancellationToken);

            // Of a bucket without tags S3 says so by an error.
            _ = Answers.First(answer.TagSet, operation, $"bucket {bucket}");
            return new(bucket, new(answer.TagSet.Select(t => KeyValuePair.Create(t.Key, t.Value))));
        }
        catch (CloudFault fault) when (fault.Code is "NoSuchTagSet" or "NoSuchBucket")
        {
            return fault.Code == "NoSuchBucket" ? null : new(bucket, EquatableMap<string>.Empty);
        }
    }

    /// <summary>Makes a bucket in the region in use. It is private and encrypted by S3's own defaults.</summary>
    /// <param name="bucket">Its name: the only one of that name in the world.</param>
    /// <param name="tags">Its tags. One that is ours already keeps those that it has.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <exception cref="CloudFault"><c>BucketAlreadyExists</c>: it is another account's; <c>BucketAlreadyOwnedByYou</c>: it is this account's.</exception>
    public Task CreateAsync(string bucket, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken) =>
        SendAsync(
            "s3:CreateBucket",
            bucket,
            ct => clients.S3.PutBucketAsync(
                new PutBucketRequest
                {
                    BucketName = bucket,
                    PutBucketConfiguration = new PutBucketConfiguration
                    {
                        // The first region takes no constraint. Source: Amazon S3 API Reference, CreateBucket.
                        LocationConstraint = clients.Region == "us-east-1" ? null : new BucketLocationConstraint(clients.Region),
                        Tags = ToTags(tags),
                    },
                },
                ct),
            cancellationToken);

    /// <summary>Sets the tags of a bucket: all of them, whatever it had.</summary>
    public Task SetTagsAsync(string bucket, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken) =>
        SendAsync("s3:PutBucketTagging", bucket, ct => clients.S3.PutBucketTaggingAsync(new PutBucketTaggingRequest { BucketName = bucket, TagSet = ToTags(tags) }, ct), cancellationToken);

    /// <summary>Deletes versions of objects and delete markers of a bucket for good.</summary>
    /// <param name="bucket">Its name.</param>
    /// <param name="pages">Pages of a thousand at most.</param>
    /// <param name="cancellationToken">Gives the calls up.</param>
    /// <returns>Whether it is empty.</returns>
    public async Task<bool> EmptyAsync(string bucket, int pages, CancellationToken cancellationToken)
    {
        for (var page = 0; page < pages; page++)
        {
            var listed = await SendAsync("s3:ListObjectVersions", bucket, ct => clients.S3.ListVersionsAsync(new ListVersionsRequest { BucketName = bucket }, ct), cancellationToken);
            if (listed.Versions is { Count: > 0 } versions)
            {
                await SendAsync(
                    "s3:DeleteObjects",
                    bucket,
                    ct => clients.S3.DeleteObjectsAsync(
                        new DeleteObjectsRequest { BucketName = bucket, Quiet = true, Objects = versions.ConvertAll(v => new KeyVersion { Key = v.Key, VersionId = v.VersionId }) },
                        ct),
                    cancellationToken);
            }

            if (listed.IsTruncated != true)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Deletes an empty bucket; one that is gone already is fine.</summary>
    /// <exception cref="CloudFault"><c>BucketNotEmpty</c> among others.</exception>
    public async Task DeleteAsync(string bucket, CancellationToken cancellationToken)
    {
        try
        {
            await SendAsync("s3:DeleteBucket", bucket, ct => clients.S3.DeleteBucketAsync(new DeleteBucketRequest { BucketName = bucket }, ct), cancellationToken);
        }
        catch (CloudFault fault) when (fault.Code == "NoSuchBucket")
        {
            // Gone already, which is what was asked for.
        }
    }

    private Task<T> SendAsync<T>(string operation, string bucket, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken) =>
        calls.SendAsync(CallFamily.S3, operation, $"bucket {bucket}", call, cancellationToken);

    private static List<Tag> ToTags(IReadOnlyDictionary<string, string> tags) =>
        [.. tags.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => new Tag { Key = t.Key, Value = t.Value })];
}
