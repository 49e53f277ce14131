using Amazon.ElasticLoadBalancingV2.Model;
using Amazon.S3.Model;
using Cyclops.LocalCloud.Tests.Support;

namespace Cyclops.LocalCloud.Tests.LoadBalancing;

public sealed class LogBucketTests
{
    private const string Bucket = "cyclops-logs";
    private const string Policy = """{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "logdelivery.elasticloadbalancing.amazonaws.com"}, "Action": "s3:PutObject", "Resource": "arn:aws:s3:::cyclops-logs/*"}]}""";
    private readonly CloudUnderTest _cloud = new();

    [Fact]
    public async Task Access_logs_go_only_to_a_bucket_that_lets_them_be_written()
    {
        var app = await SampleApp.Create(_cloud);
        await Assert.ThrowsAsync<InvalidConfigurationRequestException>(() => Log(app, Bucket));
        await _cloud.S3.Make(Bucket);
        await Assert.ThrowsAsync<InvalidConfigurationRequestException>(() => Log(app, Bucket));
        Assert.Equal("false", await Attribute(app, "access_logs.s3.enabled"));
        await _cloud.S3.PutBucketPolicyAsync(new PutBucketPolicyRequest { BucketName = Bucket, Policy = Policy });
        await Log(app, Bucket);
        Assert.Equal(("true", Bucket), (await Attribute(app, "access_logs.s3.enabled"), await Attribute(app, "access_logs.s3.bucket")));
    }

    [Fact]
    public async Task Access_logs_need_the_name_of_a_bucket() => Assert.Equal(
        "ValidationError",
        (await Assert.ThrowsAnyAsync<Amazon.ElasticLoadBalancingV2.AmazonElasticLoadBalancingV2Exception>(async () => await Log(await SampleApp.Create(_cloud), ""))).ErrorCode);

    private Task<ModifyLoadBalancerAttributesResponse> Log(SampleApp app, string bucket) => _cloud.Elb.ModifyLoadBalancerAttributesAsync(new ModifyLoadBalancerAttributesRequest
    {
        LoadBalancerArn = app.BalancerArn,
        Attributes = [Of("access_logs.s3.enabled", "true"), Of("access_logs.s3.bucket", bucket), Of("access_logs.s3.prefix", "staging")],
    });

    private async Task<string> Attribute(SampleApp app, string key) => (await _cloud.Elb.DescribeLoadBalancerAttributesAsync(
        new DescribeLoadBalancerAttributesRequest { LoadBalancerArn = app.BalancerArn })).Attributes.Single(a => a.Key == key).Value;

    private static LoadBalancerAttribute Of(string key, string value) => new() { Key = key, Value = value };
}
