using Amazon.S3;
using Amazon.S3.Model;

namespace Cyclops.LocalCloud.Tests.Support;

/// <summary>Outside the first region S3 wants the region said; the client knows it only where its endpoint is Amazon's.</summary>
internal static class BucketMaking
{
    public static Task<PutBucketResponse> Make(this AmazonS3Client s3, string name) =>
        s3.PutBucketAsync(new PutBucketRequest { BucketName = name, BucketRegionName = "eu-west-1" }, TestContext.Current.CancellationToken);
}
