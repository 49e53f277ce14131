using Amazon.S3;
using Cyclops.Aws;
using Cyclops.Aws.CloudFormation;
using Cyclops.Aws.Calls;
using Cyclops.LocalCloud;
using Cyclops.LocalCloud.Faults;
using Cyclops.Model.Outcomes;
using Cyclops.Reconcilers.PlatformStack;
using Cyclops.Reconcilers.Tests.Support;

namespace Cyclops.Reconcilers.Tests.PlatformStack;

public sealed class TemplateStoreTests : IDisposable
{
    private const string Bucket = "cyclops-acme-config";

    private static readonly string TooLong = $"{{\"a\":\"{new string('x', StackRequest.LongestTemplate)}\"}}";

    private readonly LocalAws _cloud = new();
    private readonly AwsGateways _aws;

    public TemplateStoreTests() => _aws = new(
        new AwsTarget("us-east-1", EndpointUrl: "http://localhost/"),
        new CallBudget(TimeProvider.System, unlimited: true),
        RawClients.Credentials,
        new InProcess(_cloud.CreateHandler()));

    public void Dispose() => _aws.Dispose();

    [Fact]
    public async Task The_same_text_is_stored_once_and_another_beside_it()
    {
        await MakeBucketAsync();
        var store = new TemplateStore(_aws.S3, Bucket);

        var first = await store.StoreAsync("{}", default);
        var again = await store.StoreAsync("{}", default);
        var other = await store.StoreAsync("[]", default);

        Assert.Equal((true, false, true), (first.IsNew, again.IsNew, other.IsNew));
        Assert.Equal((first.Key, first.Url), (again.Key, again.Url));
        Assert.Equal("templates/44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a.json", first.Key);
        Assert.Equal($"http://localhost/{Bucket}/{first.Key}", first.Url);
        Assert.Equal(2, _cloud.Recorder.Counts()["s3:PutObject"]);
        Assert.Equal("[]", await _aws.S3.GetAsync(Bucket, other.Key, default));
    }

    [Fact]
    public async Task A_store_whose_answer_was_lost_is_no_failure()
    {
        await MakeBucketAsync();
        _cloud.Faults.Add(new Fault { Operation = "s3:PutObject", Moment = FaultMoment.After });

        var stored = await new TemplateStore(_aws.S3, Bucket).StoreAsync("{}", default);

        Assert.Equal("{}", await _aws.S3.GetAsync(Bucket, stored.Key, default));
    }

    [Fact]
    public async Task What_is_not_there_is_null_and_a_missing_bucket_is_said()
    {
        await MakeBucketAsync();

        Assert.Null(await _aws.S3.HeadAsync(Bucket, "x", default));
        Assert.Null(await _aws.S3.GetAsync(Bucket, "x", default));
        var fault = await Assert.ThrowsAsync<CloudFault>(() => new TemplateStore(_aws.S3, "nobodys").StoreAsync("{}", default));
        Assert.Contains("nobodys", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_AWS_the_address_is_that_of_the_buckets_own_host()
    {
        using var aws = new AwsGateways(new AwsTarget("eu-west-1"), new CallBudget(TimeProvider.System), RawClients.Credentials);
        Assert.SkipWhen(Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL") is { Length: > 0 }, "AWS_ENDPOINT_URL is set");

        Assert.Equal($"https://{Bucket}.s3.eu-west-1.amazonaws.com/a/b.json", aws.S3.UrlOf(Bucket, "a/b.json"));
        await Task.CompletedTask;
    }

    [Fact]
    public async Task A_template_that_fits_into_a_call_is_not_stored()
    {
        Assert.Null(await new StackMeans(null, new TemplateStore(_aws.S3, Bucket)).PlaceAsync("s", "{}", default));
        Assert.Null(await StackMeans.None.PlaceAsync("s", "{}", default));
        Assert.Empty(_cloud.Recorder.Counts());
    }

    [Fact]
    public async Task A_template_that_is_too_long_is_made_from_the_bucket()
    {
        await MakeBucketAsync();
        var template = $"{{\"Description\":\"{new string('x', 1000)}\",\"Resources\":{{\"L\":{{\"Type\":\"AWS::Logs::LogGroup\",\"Metadata\":{TooLong}}}}}}}";

        var url = await new StackMeans(null, new TemplateStore(_aws.S3, Bucket)).PlaceAsync("big", template, default);
        await _aws.CloudFormation.CreateAsync(
            new("big", template, new Dictionary<string, string>(), "token", new Dictionary<string, string>()) { TemplateUrl = url },
            default);

        Assert.NotNull(url);
        Assert.Equal("CREATE_COMPLETE", Assert.Single(await _aws.CloudFormation.ListAsync(default)).Status);
    }

    [Fact]
    public async Task Without_a_bucket_it_says_what_to_do()
    {
        var fault = await Assert.ThrowsAsync<CloudFault>(() => StackMeans.None.PlaceAsync("cyclops-acme-staging-alarms", TooLong, default));

        Assert.Equal("TemplateTooLong", fault.Code);
        Assert.Contains("spec.configBucket in platform.yaml", fault.Message, StringComparison.Ordinal);
    }

    private async Task MakeBucketAsync()
    {
        using var s3 = new AmazonS3Client(RawClients.Credentials, new AmazonS3Config
        {
            ServiceURL = "http://localhost",
            AuthenticationRegion = "us-east-1",
            ForcePathStyle = true,
            HttpClientFactory = new InProcess(_cloud.CreateHandler()),
        });
        await s3.PutBucketAsync(Bucket);
        _cloud.Recorder.Clear();
    }
}
