using System.Text;
using Cyclops.LocalCloud.S3;

namespace Cyclops.LocalCloud.CloudFormation.Operations;

/// <summary>Templates that a caller has put into S3, by any of the addresses an object has there or at this cloud's own endpoint.</summary>
internal sealed class TemplateUrls(BucketTable buckets)
{
    /// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html.</remarks>
    private const int MaxBytes = 1_000_000;

    private const string Advice = "\nFor more information check http://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html";

    /// <exception cref="Amazon.Runtime.AmazonServiceException">ValidationError: no such address, bucket or object, or too long.</exception>
    public string Read(string url)
    {
        var (region, bucketName, key, versionId) = Parse(url);
        var bucket = buckets.Find(bucketName) ?? throw S3Error("The specified bucket does not exist");
        if (region is not null && region != bucket.Region)
        {
            throw S3Error("The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.");
        }

        var version = versionId is null ? bucket.Latest(key) : bucket.Objects.GetValueOrDefault(key)?.Find(v => v.Id == versionId && !v.IsDeleteMarker);
        if (version is null)
        {
            throw S3Error(versionId is null ? "The specified key does not exist." : "The specified version does not exist.");
        }

        return version.Body.Length is >= 1 and <= MaxBytes
            ? Encoding.UTF8.GetString(version.Body)
            : throw AwsErrors.Validation($"Template may not exceed {MaxBytes} bytes in size.");
    }

    private static (string? Region, string Bucket, string Key, string? VersionId) Parse(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http"))
        {
            throw Unsupported();
        }

        var host = S3Host.Parse(uri.Host) ?? (uri.IsLoopback ? new S3Host(null, null) : throw Unsupported());
        var path = uri.AbsolutePath.TrimStart('/');
        if (host.Bucket is null)
        {
            return path.Split('/', 2) is [{ Length: > 0 } bucket, { Length: > 0 } rest]
                ? (host.Region, Uri.UnescapeDataString(bucket), Uri.UnescapeDataString(rest), VersionId(uri))
                : throw Unsupported();
        }

        return path.Length > 0 ? (host.Region, host.Bucket, Uri.UnescapeDataString(path), VersionId(uri)) : throw Unsupported();
    }

    private static string? VersionId(Uri uri)
    {
        const string Name = "versionId=";
        return Array.Find(uri.Query.TrimStart('?').Split('&'), p => p.StartsWith(Name, StringComparison.Ordinal))?[Name.Length..];
    }

    private static Amazon.Runtime.AmazonServiceException S3Error(string message) => AwsErrors.Validation("S3 error: " + message + Advice);

    private static Amazon.Runtime.AmazonServiceException Unsupported() => AwsErrors.Validation("TemplateURL must be a supported URL.");
}
