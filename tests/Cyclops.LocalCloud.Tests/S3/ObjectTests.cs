using System.Text;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Cyclops.LocalCloud.Hosting;
using Cyclops.LocalCloud.Protocol;
using Cyclops.LocalCloud.Tests.Support;

namespace Cyclops.LocalCloud.Tests.S3;

public sealed class ObjectTests
{
    private const string Bucket = "cyclops-files";
    private readonly CloudUnderTest _cloud = new();
    private readonly AmazonS3Client _s3;

    public ObjectTests() => _s3 = _cloud.S3;

    [Fact]
    public async Task An_object_comes_back_as_it_was_put()
    {
        await _s3.Make(Bucket);
        var put = await Put("folder/a b+ü.txt", "hello");
        Assert.Equal("\"5d41402abc4b2a76b9719d911017c592\"", put.ETag);
        using var got = await _s3.GetObjectAsync(Bucket, "folder/a b+ü.txt");
        Assert.Equal("hello", await Text(got));
        Assert.Equal(("text/plain", "tel-aviv", put.ETag), (got.Headers.ContentType, got.Metadata["site"], got.ETag));
        Assert.Equal(_cloud.Clock.GetUtcNow().UtcDateTime, got.LastModified);
        var head = await _s3.GetObjectMetadataAsync(Bucket, "folder/a b+ü.txt");
        Assert.Equal(5, head.ContentLength);
        Assert.Equal("NoSuchKey", (await Error(() => _s3.GetObjectAsync(Bucket, "other"))).ErrorCode);
        Assert.Equal("NoSuchBucket", (await Error(() => _s3.GetObjectAsync("no-bucket", "other"))).ErrorCode);
        Assert.Equal(404, (int)(await Error(() => _s3.GetObjectMetadataAsync(Bucket, "other"))).StatusCode);
    }

    [Fact]
    public async Task The_client_over_a_socket_puts_and_gets_in_chunks_with_checksums()
    {
        await using var host = await LocalCloudHost.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var s3 = new AmazonS3Client(new BasicAWSCredentials("a", "b"), new AmazonS3Config { ServiceURL = host.Endpoint.ToString(), AuthenticationRegion = "eu-west-1", MaxErrorRetry = 0 });
        await s3.Make(Bucket);
        var text = new string('x', 300_000);
        var put = await s3.PutObjectAsync(new PutObjectRequest { BucketName = Bucket, Key = "big", ContentBody = text, ChecksumAlgorithm = ChecksumAlgorithm.CRC32 }, TestContext.Current.CancellationToken);
        Assert.NotNull(put.ChecksumCRC32);
        using var got = await s3.GetObjectAsync(Bucket, "big", TestContext.Current.CancellationToken);
        Assert.Equal(text, await Text(got));
        var head = await s3.GetObjectMetadataAsync(Bucket, "big", TestContext.Current.CancellationToken);
        Assert.Equal(text.Length, head.ContentLength);
        await s3.DeleteObjectAsync(Bucket, "big", TestContext.Current.CancellationToken);
        await s3.DeleteBucketAsync(Bucket, TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("5\r\nhello\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n", 200)]
    [InlineData("5\r\nhellO\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n", 400)]
    [InlineData("2\r\nhe\r\n3;chunk-signature=abc\r\nllo\r\n0\r\nx-amz-checksum-crc64nvme:M3eFcAZSQlc=\r\n\r\n", 200)]
    [InlineData("5\r\nhello\r\n0\r\nx-amz-checksum-crc32c:mnG7TA==\r\n\r\n", 200)]
    [InlineData("4\r\nhell\r\n0\r\n\r\n", 400)]
    [InlineData("9\r\nhello", 400)]
    public async Task A_body_in_chunks_is_taken_only_when_it_is_whole(string wire, int status)
    {
        await _s3.Make(Bucket);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["Host"] = Bucket + ".s3.eu-west-1.amazonaws.com",
            ["Authorization"] = "AWS4-HMAC-SHA256 Credential=A/20260102/eu-west-1/s3/aws4_request, SignedHeaders=host, Signature=x",
            ["x-amz-content-sha256"] = "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
            ["x-amz-decoded-content-length"] = "5",
            ["Content-Encoding"] = "aws-chunked",
        };
        var answer = await _cloud.Cloud.HandleAsync(new WireRequest("PUT", "/key", headers, Encoding.ASCII.GetBytes(wire)), TestContext.Current.CancellationToken);
        Assert.Equal(status, answer.Status);
        Assert.Equal(status == 200 ? 1 : 0, (await List("")).KeyCount);
    }

    [Theory]
    [InlineData(Bucket + ".s3.eu-west-1.amazonaws.com", "/k")]
    [InlineData(Bucket + ".s3.dualstack.eu-west-1.amazonaws.com", "/k")]
    [InlineData(Bucket + ".s3.amazonaws.com", "/k")]
    [InlineData(Bucket + ".localhost:4566", "/k")]
    [InlineData(Bucket + ".s3.localhost:4566", "/k")]
    [InlineData("s3.localhost:4566", "/" + Bucket + "/k")]
    [InlineData("s3.eu-west-1.amazonaws.com", "/" + Bucket + "/k")]
    [InlineData("127.0.0.1:4566", "/" + Bucket + "/k")]
    public async Task An_object_is_found_by_each_of_its_addresses(string host, string path)
    {
        await _s3.Make(Bucket);
        await Put("k", "hello");
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["Host"] = host,
            ["Authorization"] = "AWS4-HMAC-SHA256 Credential=A/20260102/eu-west-1/s3/aws4_request, SignedHeaders=host, Signature=x",
        };
        var answer = await _cloud.Cloud.HandleAsync(new WireRequest("GET", path, headers, default), TestContext.Current.CancellationToken);
        Assert.Equal("hello", Encoding.UTF8.GetString(answer.Body.Span));
    }

    [Fact]
    public async Task Nobody_reads_an_object_without_a_signature_but_a_presigned_address_will_do()
    {
        await _s3.Make(Bucket);
        await Put("k", "hello");
        using var http = new HttpClient(_cloud.Cloud.CreateHandler());
        using var refused = await http.GetAsync(new Uri($"http://s3.eu-west-1.amazonaws.com/{Bucket}/k"), TestContext.Current.CancellationToken);
        Assert.Equal(403, (int)refused.StatusCode);
        const string Presigned = $"http://{Bucket}.s3.eu-west-1.amazonaws.com/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIA%2F20260102%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Signature=x";
        using var answer = await http.GetAsync(new Uri(Presigned), TestContext.Current.CancellationToken);
        Assert.Equal("hello", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Lists_are_cut_into_pages_and_folded_at_the_delimiter()
    {
        await _s3.Make(Bucket);
        foreach (var key in (string[])["a/1", "a/2", "b", "c/1", "d"])
        {
            await Put(key, "x");
        }

        var first = await List("", pageSize: 2, delimiter: "/");
        Assert.Equal(["a/", "b"], [.. first.CommonPrefixes, .. first.S3Objects.Select(o => o.Key)]);
        Assert.True(first.IsTruncated);
        var second = await List("", pageSize: 2, delimiter: "/", token: first.NextContinuationToken);
        Assert.Equal(["c/", "d"], [.. second.CommonPrefixes, .. second.S3Objects.Select(o => o.Key)]);
        Assert.False(second.IsTruncated);
        Assert.Equal(["a/1", "a/2"], (await List("a/")).S3Objects.Select(o => o.Key));
        Assert.Equal("InvalidArgument", (await Error(() => List("", token: "nonsense"))).ErrorCode);
    }

    [Fact]
    public async Task A_bucket_with_versions_keeps_what_is_overwritten_or_deleted()
    {
        await _s3.Make(Bucket);
        await Put("k", "before");
        await _s3.PutBucketVersioningAsync(new PutBucketVersioningRequest { BucketName = Bucket, VersioningConfig = new S3BucketVersioningConfig { Status = VersionStatus.Enabled } });
        var one = (await Put("k", "one")).VersionId;
        var two = (await Put("k", "two")).VersionId;
        var marker = await _s3.DeleteObjectAsync(Bucket, "k");
        Assert.Equal("true", marker.DeleteMarker);
        Assert.Equal("NoSuchKey", (await Error(() => _s3.GetObjectAsync(Bucket, "k"))).ErrorCode);
        Assert.Equal(["before", "one", "two"], [await Version("null"), await Version(one), await Version(two)]);
        Assert.Equal(405, (int)(await Error(() => Version(marker.VersionId))).StatusCode);
        Assert.Equal("InvalidArgument", (await Error(() => Version("x"))).ErrorCode);
        Assert.Equal("NoSuchVersion", (await Error(() => Version(new string('a', 32)))).ErrorCode);
        var page = await _s3.ListVersionsAsync(new ListVersionsRequest { BucketName = Bucket, MaxKeys = 3 });
        Assert.Equal([marker.VersionId, two, one], page.Versions.Select(v => v.VersionId));
        Assert.Equal((true, true), (page.IsTruncated, page.Versions[0].IsDeleteMarker));
        var rest = await _s3.ListVersionsAsync(new ListVersionsRequest { BucketName = Bucket, KeyMarker = page.NextKeyMarker, VersionIdMarker = page.NextVersionIdMarker });
        Assert.Equal("null", rest.Versions.Single().VersionId);
        await _s3.DeleteObjectAsync(Bucket, "k", marker.VersionId);
        Assert.Equal("two", await Version(null));
        Assert.Equal("BucketNotEmpty", (await Error(() => _s3.DeleteBucketAsync(Bucket))).ErrorCode);
        await _s3.DeleteObjectsAsync(new DeleteObjectsRequest { BucketName = Bucket, Objects = [.. new[] { "null", one, two }.Select(v => new KeyVersion { Key = "k", VersionId = v })] });
        await _s3.DeleteBucketAsync(Bucket);
    }

    [Fact]
    public async Task What_is_not_served_is_said_to_be_so()
    {
        await _s3.Make(Bucket);
        await Put("k", "hello");
        Assert.Equal("NotImplemented", (await Error(() => _s3.CopyObjectAsync(Bucket, "k", Bucket, "l"))).ErrorCode);
        Assert.Equal("NotImplemented", (await Error(() => _s3.InitiateMultipartUploadAsync(Bucket, "k"))).ErrorCode);
        Assert.Equal("NotImplemented", (await Error(() => _s3.PutObjectAsync(new PutObjectRequest { BucketName = Bucket, Key = "m", TagSet = [new Tag { Key = "a", Value = "b" }] }))).ErrorCode);
        Assert.Equal(1, (await List("")).KeyCount);
    }

    [Fact]
    public async Task A_conditional_write_loses_against_the_one_before_it()
    {
        await _s3.Make(Bucket);
        var lease = new PutObjectRequest { BucketName = Bucket, Key = "lease", ContentBody = "me", IfNoneMatch = "*" };
        var held = await _s3.PutObjectAsync(lease);
        Assert.Equal("PreconditionFailed", (await Error(() => _s3.PutObjectAsync(lease))).ErrorCode);
        await _s3.PutObjectAsync(new PutObjectRequest { BucketName = Bucket, Key = "lease", ContentBody = "you", IfMatch = held.ETag });
        Assert.Equal("PreconditionFailed", (await Error(() => _s3.PutObjectAsync(new PutObjectRequest { BucketName = Bucket, Key = "lease", ContentBody = "he", IfMatch = held.ETag }))).ErrorCode);
    }

    private Task<PutObjectResponse> Put(string key, string text)
    {
        var request = new PutObjectRequest { BucketName = Bucket, Key = key, ContentBody = text, ContentType = "text/plain" };
        request.Metadata.Add("site", "tel-aviv");
        return _s3.PutObjectAsync(request);
    }

    private Task<ListObjectsV2Response> List(string prefix, int? pageSize = null, string? delimiter = null, string? token = null) =>
        _s3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = Bucket, Prefix = prefix, MaxKeys = pageSize, Delimiter = delimiter, ContinuationToken = token });

    private async Task<string> Version(string? id)
    {
        using var got = await _s3.GetObjectAsync(new GetObjectRequest { BucketName = Bucket, Key = "k", VersionId = id });
        return await Text(got);
    }

    private static async Task<string> Text(GetObjectResponse response)
    {
        using var reader = new StreamReader(response.ResponseStream);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    private static Task<AmazonS3Exception> Error(Func<Task> call) => Assert.ThrowsAnyAsync<AmazonS3Exception>(call);
}
