using System.Security.Cryptography;
using System.Text;
using Cyclops.Aws.S3;

namespace Cyclops.Reconcilers.PlatformStack;

/// <summary>Templates in the config bucket, each under a hash of what it says: what is there once is never stored again.</summary>
public sealed class TemplateStore(S3Gateway s3, string bucket)
{
    /// <summary>Name of the bucket.</summary>
    public string Bucket => bucket;

    /// <summary>Stores a JSON text unless it is there.</summary>
    public async Task<StoredTemplate> StoreAsync(string json, CancellationToken cancellationToken)
    {
        var key = $"templates/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)))}.json";
        var isNew = await s3.PutIfAbsentAsync(bucket, key, json, cancellationToken);
        return new(key, s3.UrlOf(bucket, key), isNew);
    }
}
