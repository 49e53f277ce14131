using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using Cyclops.Aws.Calls;
using Cyclops.Model.Outcomes;

namespace Cyclops.Aws.S3;

/// <summary>What is set on buckets of Amazon S3, in our records.</summary>
public sealed class BucketSettingsGateway(AwsClients clients, AwsCalls calls)
{
    /// <summary>Encryption with keys of S3: nobody needs another right to read.</summary>
    public const string OwnKeys = "AES256";

    /// <summary>Of all rules of a bucket the one that is ours.</summary>
    private const string RuleId = "cyclops";

    /// <summary>Days after which the parts of an upload that was never finished go.</summary>
    private const int UnfinishedDays = 7;

    /// <summary>Reads all of it: four calls.</summary>
    /// <exception cref="CloudFault">Among others <c>NoSuchBucket</c>.</exception>
    public async Task<BucketSettings> ReadAsync(string bucket, CancellationToken cancellationToken)
    {
        var versioning = await SendAsync("s3:GetBucketVersioning", bucket, ct => clients.S3.GetBucketVersioningAsync(new GetBucketVersioningRequest { BucketName = bucket }, ct), cancellationToken);
        var rule = (await RulesAsync(bucket, cancellationToken)).Find(r => r.Id == RuleId && r.Status == LifecycleRuleStatus.Enabled);
        return new(
            versioning.VersioningConfig?.Status?.Value is { } status && status != VersionStatus.Off.Value ? status : "",
            await IsPrivateAsync(bucket, cancellationToken),
            await EncryptionAsync(bucket, cancellationToken),
            rule?.Expiration?.Days,
            rule?.NoncurrentVersionExpiration?.NoncurrentDays);
    }

    /// <summary>Has versions kept, or no longer.</summary>
    public Task SetVersioningAsync(string bucket, bool isOn, CancellationToken cancellationToken) =>
        SendAsync(
            "s3:PutBucketVersioning",
            bucket,
            ct => clients.S3.PutBucketVersioningAsync(
                new PutBucketVersioningRequest { BucketName = bucket, VersioningConfig = new() { Status = isOn ? VersionStatus.Enabled : VersionStatus.Suspended } },
                ct),
            cancellationToken);

    /// <summary>Turns all four blocks of public access on.</summary>
    public Task MakePrivateAsync(string bucket, CancellationToken cancellationToken) =>
        SendAsync(
            "s3:PutPublicAccessBlock",
            bucket,
            ct => clients.S3.PutPublicAccessBlockAsync(
                new PutPublicAccessBlockRequest
                {
                    BucketName = bucket,
                    PublicAccessBlockConfiguration = new() { BlockPublicAcls = true, BlockPublicPolicy = true, IgnorePublicAcls = true, RestrictPublicBuckets = true },
                },
                ct),
            cancellationToken);

    /// <summary>Has objects encrypted with <see cref="OwnKeys"/>.</summary>
    public Task EncryptAsync(string bucket, CancellationToken cancellationToken) =>
        SendAsync(
            "s3:PutBucketEncryption",
            bucket,
            ct => clients.S3.PutBucketEncryptionAsync(
                new PutBucketEncryptionRequest
                {
                    BucketName = bucket,
                    ServerSideEncryptionConfiguration = new()
                    {
                        ServerSideEncryptionRules = [new() { ServerSideEncryptionByDefault = new() { ServerSideEncryptionAlgorithm = ServerSideEncryptionMethod.AES256 } }],
                    },
                },
                ct),
            cancellationToken);

    /// <summary>Sets our rule; rules that people made stay.</summary>
    /// <param name="bucket">Name of the bucket.</param>
    /// <param name="expireAfterDays">Days after which objects are deleted; null: never.</param>
    /// <param name="keepNoncurrentDays">Days that what was overwritten or deleted is kept.</param>
    /// <param name="cancellationToken">Gives the calls up.</param>
    public async Task SetLifecycleAsync(string bucket, int? expireAfterDays, int keepNoncurrentDays, CancellationToken cancellationToken)
    {
        var ours = new LifecycleRule
        {
            Id = RuleId,
            Status = LifecycleRuleStatus.Enabled,
            Filter = new() { LifecycleFilterPredicate = new LifecyclePrefixPredicate { Prefix = "" } },
            Expiration = expireAfterDays is { } days ? new() { Days = days } : null,
            NoncurrentVersionExpiration = new() { NoncurrentDays = keepNoncurrentDays },
            AbortIncompleteMultipartUpload = new() { DaysAfterInitiation = UnfinishedDays },
        };
        var others = (await RulesAsync(bucket, cancellationToken)).Where(r => r.Id != RuleId);
        await SendAsync(
            "s3:PutBucketLifecycleConfiguration",
            bucket,
            ct => clients.S3.PutLifecycleConfigurationAsync(new PutLifecycleConfigurationRequest { BucketName = bucket, Configuration = new() { Rules = [.. others, ours] } }, ct),
            cancellationToken);
    }

    private async Task<List<LifecycleRule>> RulesAsync(string bucket, CancellationToken cancellationToken)
    {
        const string operation = "s3:GetBucketLifecycleConfiguration";
        var answer = await SendAsync(
            operation,
            bucket,
            ct => clients.S3.GetLifecycleConfigurationAsync(new GetLifecycleConfigurationRequest { BucketName = bucket }, ct),
            cancellationToken);

        // The client makes an empty answer of the error by which S3 says that there are no rules. Another answer without any would
        // have us overwrite those of others.
        if (answer.HttpStatusCode == HttpStatusCode.NotFound)
        {
            return [];
        }

        _ = Answers.First(answer.Configuration?.Rules, operation, $"bucket {bucket}");
        return answer.Configuration!.Rules;
    }

    private async Task<bool> IsPrivateAsync(string bucket, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await SendAsync("s3:GetPublicAccessBlock", bucket, ct => clients.S3.GetPublicAccessBlockAsync(new GetPublicAccessBlockRequest { BucketName = bucket }, ct), cancellationToken);
            return answer.PublicAccessBlockConfiguration is { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true };
        }
        catch (CloudFault fault) when (fault.Code == "NoSuchPublicAccessBlockConfiguration")
        {
            return false;
        }
    }

    private async Task<string> EncryptionAsync(string bucket, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await SendAsync("s3:GetBucketEncryption", bucket, ct => clients.S3.GetBucketEncryptionAsync(new GetBucketEncryptionRequest { BucketName = bucket }, ct), cancellationToken);
            return answer.ServerSideEncryptionConfiguration?.ServerSideEncryptionRules is [var rule, ..] ? rule.ServerSideEncryptionByDefault?.ServerSideEncryptionAlgorithm?.Value ?? "" : "";
        }
        catch (CloudFault fault) when (fault.Code == "ServerSideEncryptionConfigurationNotFoundError")
        {
            return "";
        }
    }

    private Task<T> SendAsync<T>(string operation, string bucket, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken) =>
        calls.SendAsync(CallFamily.S3, operation, $"bucket {bucket}", call, cancellationToken);
}
