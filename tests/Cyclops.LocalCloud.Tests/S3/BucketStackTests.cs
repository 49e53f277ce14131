using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Amazon.S3;
using Amazon.S3.Model;
using Cyclops.LocalCloud.Tests.Support;

namespace Cyclops.LocalCloud.Tests.S3;

public sealed class BucketStackTests
{
    private const string Settings = """
        "VersioningConfiguration": {"Status": "Enabled"},
        "PublicAccessBlockConfiguration": {"BlockPublicAcls": true, "BlockPublicPolicy": true, "IgnorePublicAcls": true, "RestrictPublicBuckets": true},
        "BucketEncryption": {"ServerSideEncryptionConfiguration": [{"ServerSideEncryptionByDefault": {"SSEAlgorithm": "aws:kms"}, "BucketKeyEnabled": true}]},
        "OwnershipControls": {"Rules": [{"ObjectOwnership": "BucketOwnerEnforced"}]},
        "LifecycleConfiguration": {"Rules": [{"Id": "old", "Status": "Enabled", "ExpirationInDays": 90, "NoncurrentVersionExpiration": {"NoncurrentDays": 7}, "TagFilters": [{"Key": "a", "Value": "b"}]}]},
        "Tags": [{"Key": "team", "Value": "web"}]
        """;

    private const string Grant = """{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "logdelivery.elasticloadbalancing.amazonaws.com"}, "Action": "s3:PutObject", "Resource": {"Fn::Sub": "${Bucket.Arn}/*"}}]}""";
    private readonly CloudUnderTest _cloud = new();
    private readonly AmazonS3Client _s3;

    public BucketStackTests() => _s3 = _cloud.S3;

    [Fact]
    public async Task A_bucket_and_its_policy_are_made_as_the_template_says()
    {
        await Create(Template(Settings));
        var stack = await Stack();
        Assert.Equal(StackStatus.CREATE_COMPLETE, stack.StackStatus);
        var outputs = stack.Outputs.ToDictionary(o => o.OutputKey, o => o.OutputValue);
        var name = outputs["Name"];
        Assert.StartsWith("s-bucket-", name, StringComparison.Ordinal);
        Assert.Equal(($"arn:aws:s3:::{name}", $"{name}.s3.eu-west-1.amazonaws.com"), (outputs["Arn"], outputs["Domain"]));
        Assert.Equal(VersionStatus.Enabled, (await _s3.GetBucketVersioningAsync(name)).VersioningConfig.Status);
        var encryption = (await _s3.GetBucketEncryptionAsync(new GetBucketEncryptionRequest { BucketName = name })).ServerSideEncryptionConfiguration.ServerSideEncryptionRules.Single();
        Assert.Equal((ServerSideEncryptionMethod.AWSKMS, true), (encryption.ServerSideEncryptionByDefault.ServerSideEncryptionAlgorithm, encryption.BucketKeyEnabled));
        Assert.Equal(ServerSideEncryptionMethod.AWSKMS, (await _s3.PutObjectAsync(new PutObjectRequest { BucketName = name, Key = "k", ContentBody = "x" })).ServerSideEncryptionMethod);
        var rule = (await _s3.GetLifecycleConfigurationAsync(name)).Configuration.Rules.Single();
        Assert.Equal((90, 7), (rule.Expiration.Days, rule.NoncurrentVersionExpiration.NoncurrentDays));
        Assert.Contains(name + "/*", (await _s3.GetBucketPolicyAsync(new GetBucketPolicyRequest { BucketName = name })).Policy, StringComparison.Ordinal);
        var tags = (await _s3.GetBucketTaggingAsync(new GetBucketTaggingRequest { BucketName = name })).TagSet.ToDictionary(t => t.Key, t => t.Value);
        Assert.Equal(("web", "Bucket"), (tags["team"], tags["aws:cloudformation:logical-id"]));
    }

    [Fact]
    public async Task Settings_that_a_template_drops_go_back_to_what_they_are_without_it()
    {
        await Create(Template(Settings));
        var name = (await Stack()).Outputs.Single(o => o.OutputKey == "Name").OutputValue;
        await _cloud.CloudFormation.UpdateStackAsync(new UpdateStackRequest { StackName = "s", TemplateBody = Template("\"Tags\": []") });
        Assert.Equal(StackStatus.UPDATE_COMPLETE, (await Stack()).StackStatus);
        Assert.Equal(VersionStatus.Suspended, (await _s3.GetBucketVersioningAsync(name)).VersioningConfig.Status);
        var encryption = (await _s3.GetBucketEncryptionAsync(new GetBucketEncryptionRequest { BucketName = name })).ServerSideEncryptionConfiguration.ServerSideEncryptionRules.Single();
        Assert.Equal(ServerSideEncryptionMethod.AES256, encryption.ServerSideEncryptionByDefault.ServerSideEncryptionAlgorithm);
        Assert.Equal(name, (await Stack()).Outputs.Single(o => o.OutputKey == "Name").OutputValue);
    }

    [Fact]
    public async Task A_bucket_with_objects_holds_its_stack_back()
    {
        await Create(Template("\"BucketName\": \"cyclops-logs\""));
        await _s3.PutObjectAsync(new PutObjectRequest { BucketName = "cyclops-logs", Key = "k", ContentBody = "x" });
        await _cloud.CloudFormation.DeleteStackAsync(new DeleteStackRequest { StackName = "s" });
        var stack = await Stack();
        Assert.Equal(StackStatus.DELETE_FAILED, stack.StackStatus);
        var events = (await _cloud.CloudFormation.DescribeStackEventsAsync(new DescribeStackEventsRequest { StackName = "s" })).StackEvents;
        Assert.Contains(events, e => e.LogicalResourceId == "Bucket" && e.ResourceStatusReason?.Contains("not empty", StringComparison.Ordinal) == true);
        await _s3.DeleteObjectAsync("cyclops-logs", "k");
        await _cloud.CloudFormation.DeleteStackAsync(new DeleteStackRequest { StackName = "s" });
        Assert.Empty((await _s3.ListBucketsAsync()).Buckets ?? []);
    }

    [Theory]
    [InlineData("""
        "LifecycleConfiguration": {"Rules": [{"Status": "Enabled", "Nonsense": 1}]}
        """)]
    [InlineData("""
        "VersioningConfiguration": {"Status": "Perhaps"}
        """)]
    [InlineData("""
        "BucketName": "Bad_Name"
        """)]
    public async Task What_s3_refuses_fails_the_stack_and_leaves_no_bucket(string properties)
    {
        await Create(Template(properties));
        Assert.Equal(StackStatus.ROLLBACK_COMPLETE, (await Stack()).StackStatus);
        Assert.Empty((await _s3.ListBucketsAsync()).Buckets ?? []);
    }

    private static string Template(string properties) =>
        """{"Resources": {"Bucket": {"Type": "AWS::S3::Bucket", "Properties": {""" + properties
        + """}}, "Policy": {"Type": "AWS::S3::BucketPolicy", "Properties": {"Bucket": {"Ref": "Bucket"}, "PolicyDocument": """ + Grant
        + """}}}, "Outputs": {"Name": {"Value": {"Ref": "Bucket"}}, "Arn": {"Value": {"Fn::GetAtt": ["Bucket", "Arn"]}}, "Domain": {"Value": {"Fn::GetAtt": ["Bucket", "RegionalDomainName"]}}}}""";

    private Task<CreateStackResponse> Create(string template) => _cloud.CloudFormation.CreateStackAsync(new CreateStackRequest { StackName = "s", TemplateBody = template });

    private async Task<Stack> Stack() => (await _cloud.CloudFormation.DescribeStacksAsync(new DescribeStacksRequest { StackName = "s" })).Stacks.Single();
}
