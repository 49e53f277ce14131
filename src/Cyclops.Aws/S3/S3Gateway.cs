using System.Net;
using System.Text;
using Amazon;
using Amazon.S3.Model;
using Cyclops.Aws.Calls;
using Cyclops.Model.Outcomes;

namespace Cyclops.Aws.S3;

/// <summary>Amazon S3 in our records: small texts under keys that say what is in them.</summary>
public sealed class S3Gateway(AwsClients clients, AwsCalls calls)
{
    /// <summary>Address of an object, as CloudFormation takes it. https at AWS; path style at an endpoint of one's own.</summary>
    public string UrlOf(string bucket, string key) => clients.S3Endpoint is { } endpoint
        ? $"{endpoint.TrimEnd('/')}/{bucket}/{key}"
        : $"https://{bucket}.s3.{clients.Region}.{RegionEndpoint.GetBySystemName(clients.Region).PartitionDnsSuffix}/{key}";

    /// <summary>Looks at an object.</summary>
    /// <returns>Null when there is none of that key.</returns>
    /// <exception cref="CloudFault">Among others: there is no such bucket and S3 does not say which of both is missing.</exception>
    public async Task<StoredObject?> HeadAsync(string bucket, string key, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await calls.SendAsync(
                CallFamily.S3,
                "s3:HeadObject",
                $"{key} of bucket {bucket}",
                ct => clients.S3.GetObjectMetadataAsync(new GetObjectMetadataRequest { BucketName = bucket, Key = key }, ct),
                cancellationToken);
            return new(bucket, key, answer.ContentLength, answer.VersionId);
        }
        catch (CloudFault fault) when (fault.Code is "NotFound" or "NoSuchKey")
        {
            return null;
        }
    }

    /// <summary>The text of an object.</summary>
    /// <returns>Null when there is none of that key.</returns>
    public async Task<string?> GetAsync(string bucket, string key, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await calls.SendAsync(
                CallFamily.S3,
                "s3:GetObject",
                $"{key} of bucket {bucket}",
                ct => clients.S3.GetObjectAsync(new GetObjectRequest { BucketName = bucket, Key = key }, ct),
                cancellationToken);
            using var reader = new StreamReader(answer.ResponseStream, Encoding.UTF8);
            return await reader.ReadToEndAsync(cancellationToken);
        }
        catch (CloudFault fault) when (fault.Code is "NoSuchKey")
        {
            return null;
        }
        catch (Exception fault) when (fault is IOException or HttpRequestException)
        {
            throw new CloudFault("Unreachable", $"s3:GetObject for {key} of bucket {bucket}: the answer broke off: {fault.Message}", isTransient: true, fault);
        }
    }

    /// <summary>Stores a file.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="key">The key.</param>
    /// <param name="content">From where it stands to its end; it can be gone back in, as a try that failed is made again.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public Task PutFileAsync(string bucket, string key, Stream content, CancellationToken cancellationToken) => calls.SendAsync(
        CallFamily.S3,
        "s3:PutObject",
        $"{key} of bucket {bucket}",
        ct => clients.S3Uploads.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = key, InputStream = content, AutoCloseStream = false }, ct),
        cancellationToken);

    /// <summary>Stores a JSON text unless its key is there already: the key says what the text is.</summary>
    /// <returns>Whether it was stored.</returns>
    public async Task<bool> PutIfAbsentAsync(string bucket, string key, string json, CancellationToken cancellationToken)
    {
        if (await HeadAsync(bucket, key, cancellationToken) is not null)
        {
            return false;
        }

        try
        {
            await calls.SendAsync(
                CallFamily.S3,
                "s3:PutObject",
                $"{key} of bucket {bucket}",
                ct => clients.S3.PutObjectAsync(
                    new PutObjectRequest { BucketName = bucket, Key = key, ContentBody = json, ContentType = "application/json", IfNoneMatch = "*" },
                    ct),
                cancellationToken);
            return true;
        }
        catch (CloudFault fault) when (fault.InnerException is Amazon.Runtime.AmazonServiceException { StatusCode: HttpStatusCode.PreconditionFailed or HttpStatusCode.Conflict })
        {
            // Somebody else was faster; by its key it is the same text.
            return false;
        }
    }
}
