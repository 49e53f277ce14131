using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Cyclops.LocalCloud.Faults;
using Cyclops.LocalCloud.Tests.Support;

namespace Cyclops.LocalCloud.Tests.S3;

public sealed class BucketTests
{
    private const string Name = "cyclops-templates";
    private readonly CloudUnderTest _cloud = new();
    private readonly AmazonS3Client _s3;

    public BucketTests() => _s3 = _cloud.S3;

    [Fact]
    public async Task A_bucket_is_made_found_and_removed_by_calls_that_count_as_s3s()
    {
        await _s3.Make(Name);
        Assert.Equal("EU", (await _s3.GetBucketLocationAsync(Name)).Location.Value);
        Assert.Equal([Name], (await _s3.ListBucketsAsync()).Buckets.Select(b => b.BucketName));
        await _s3.HeadBucketAsync(new HeadBucketRequest { BucketName = Name });
        await _s3.DeleteBucketAsync(Name);
        Assert.Equal(404, (int)(await Error(() => _s3.HeadBucketAsync(new HeadBucketRequest { BucketName = Name }))).StatusCode);
        Assert.Equal(2, _cloud.Cloud.Recorder.MutatingCount);
        Assert.Equal(1, _cloud.Cloud.Recorder.Counts()["s3:CreateBucket"]);
    }

    [Fact]
    public async Task A_bucket_cannot_be_made_twice_nor_under_a_bad_name_nor_removed_with_content()
    {
        await _s3.Make(Name);
        Assert.Equal("BucketAlreadyOwnedByYou", (await Error(() => _s3.Make(Name))).ErrorCode);
        Assert.Equal("InvalidBucketName", (await Error(() => _s3.Make("-bad-name"))).ErrorCode);
        Assert.Equal("NoSuchBucket", (await Error(() => _s3.DeleteBucketAsync("another-name"))).ErrorCode);
        await _s3.PutObjectAsync(new PutObjectRequest { BucketName = Name, Key = "k", ContentBody = "x" });
        Assert.Equal("BucketNotEmpty", (await Error(() => _s3.DeleteBucketAsync(Name))).ErrorCode);
    }

    [Fact]
    public async Task A_bucket_lives_in_one_region_but_its_name_is_taken_in_all()
    {
        await _s3.Make(Name);
        var config = _cloud.Set(new AmazonS3Config { ForcePathStyle = true });
        config.AuthenticationRegion = "eu-central-1";
        using var elsewhere = new AmazonS3Client(new BasicAWSCredentials("a", "b"), config);
        Assert.Equal("AuthorizationHeaderMalformed", (await Error(() => elsewhere.GetBucketVersioningAsync(Name))).ErrorCode);
        Assert.Equal("EU", (await elsewhere.GetBucketLocationAsync(Name)).Location.Value);
        Assert.Equal("IllegalLocationConstraintException", (await Error(() => elsewhere.PutBucketAsync(new PutBucketRequest { BucketName = Name, BucketRegionName = "eu-west-1" }))).ErrorCode);
    }

    [Fact]
    public async Task A_new_bucket_is_encrypted_closed_to_the_public_and_without_acls()
    {
        await _s3.Make(Name);
        var rule = (await _s3.GetBucketEncryptionAsync(new GetBucketEncryptionRequest { BucketName = Name })).ServerSideEncryptionConfiguration.ServerSideEncryptionRules.Single();
        Assert.Equal(ServerSideEncryptionMethod.AES256, rule.ServerSideEncryptionByDefault.ServerSideEncryptionAlgorithm);
        var block = (await _s3.GetPublicAccessBlockAsync(new GetPublicAccessBlockRequest { BucketName = Name })).PublicAccessBlockConfiguration;
        Assert.True(block.BlockPublicAcls == true && block.BlockPublicPolicy == true && block.IgnorePublicAcls == true && block.RestrictPublicBuckets == true);
        Assert.Equal("AccessControlListNotSupported", (await Error(() => Put(S3CannedACL.PublicRead))).ErrorCode);
        await Put(S3CannedACL.BucketOwnerFullControl);
        await _s3.PutBucketOwnershipControlsAsync(new PutBucketOwnershipControlsRequest
        {
            BucketName = Name,
            OwnershipControls = new OwnershipControls { Rules = [new OwnershipControlsRule { ObjectOwnership = ObjectOwnership.BucketOwnerPreferred }] },
        });
        Assert.Equal("AccessDenied", (await Error(() => Put(S3CannedACL.PublicRead))).ErrorCode);
        await _s3.DeletePublicAccessBlockAsync(new DeletePublicAccessBlockRequest { BucketName = Name });
        await Put(S3CannedACL.PublicRead);
        Assert.Equal("NoSuchPublicAccessBlockConfiguration", (await Error(() => _s3.GetPublicAccessBlockAsync(new GetPublicAccessBlockRequest { BucketName = Name }))).ErrorCode);
    }

    [Fact]
    public async Task A_policy_must_be_one_of_this_bucket_and_may_not_open_it_to_all()
    {
        await _s3.Make(Name);
        Assert.Equal("NoSuchBucketPolicy", await Policy());
        Assert.Equal("MalformedPolicy", (await Error(() => Policy("no json"))).ErrorCode);
        Assert.Equal("MalformedPolicy", (await Error(() => Policy(Statement("\"Allow\"", "\"*\"", "another-bucket/*")))).ErrorCode);
        Assert.Equal("AccessDenied", (await Error(() => Policy(Statement("\"Allow\"", "\"*\"", Name + "/*")))).ErrorCode);
        var policy = Statement("\"Allow\"", """{"Service": "logdelivery.elasticloadbalancing.amazonaws.com"}""", Name + "/*");
        await Policy(policy);
        Assert.Equal(policy, await Policy());
        await _s3.DeleteBucketPolicyAsync(Name);
        Assert.Equal("NoSuchBucketPolicy", await Policy());
    }

    [Fact]
    public async Task Tags_and_rules_of_life_are_kept_as_they_were_given()
    {
        await _s3.Make(Name);
        await _s3.PutBucketTaggingAsync(new PutBucketTaggingRequest { BucketName = Name, TagSet = [new Tag { Key = "team", Value = "web" }] });
        Assert.Equal(("team", "web"), (await _s3.GetBucketTaggingAsync(new GetBucketTaggingRequest { BucketName = Name })).TagSet.Select(t => (t.Key, t.Value)).Single());
        var tagged = await _cloud.Tagging.GetResourcesAsync(new Amazon.ResourceGroupsTaggingAPI.Model.GetResourcesRequest { ResourceTypeFilters = ["s3"] });
        Assert.Equal("arn:aws:s3:::" + Name, tagged.ResourceTagMappingList.Single().ResourceARN);
        await _s3.DeleteBucketTaggingAsync(Name);
        await _s3.PutLifecycleConfigurationAsync(new PutLifecycleConfigurationRequest
        {
            BucketName = Name,
            Configuration = new LifecycleConfiguration
            {
                Rules = [new LifecycleRule { Id = "old", Status = LifecycleRuleStatus.Enabled, Filter = new LifecycleFilter { LifecycleFilterPredicate = new LifecyclePrefixPredicate { Prefix = "logs/" } }, Expiration = new LifecycleRuleExpiration { Days = 30 } }],
            },
        });
        var rule = (await _s3.GetLifecycleConfigurationAsync(Name)).Configuration.Rules.Single();
        Assert.Equal(("old", 30), (rule.Id, rule.Expiration.Days));
    }

    [Fact]
    public async Task A_scripted_fault_strikes_by_the_name_of_the_operation()
    {
        await _s3.Make(Name);
        _cloud.Cloud.Faults.Add(new Fault { Operation = "s3:PutObject", Kind = FaultKind.Error, Code = "SlowDown", Status = 503, Times = 1 });
        Assert.Equal("SlowDown", (await Error(() => Put(null))).ErrorCode);
        await Put(null);
    }

    private Task<PutObjectResponse> Put(S3CannedACL? acl) => _s3.PutObjectAsync(new PutObjectRequest { BucketName = Name, Key = "k", ContentBody = "x", CannedACL = acl });

    private Task<PutBucketPolicyResponse> Policy(string policy) => _s3.PutBucketPolicyAsync(new PutBucketPolicyRequest { BucketName = Name, Policy = policy });

    /// <summary>The policy, or the error: the client takes the document of NoSuchBucketPolicy for a policy.</summary>
    private async Task<string> Policy()
    {
        var policy = (await _s3.GetBucketPolicyAsync(new GetBucketPolicyRequest { BucketName = Name })).Policy;
        return _cloud.Cloud.Recorder.Calls()[^1].ErrorCode ?? policy;
    }

    private static string Statement(string effect, string principal, string resource) =>
        $$"""{"Version": "2012-10-17", "Statement": [{"Effect": {{effect}}, "Principal": {{principal}}, "Action": "s3:PutObject", "Resource": "arn:aws:s3:::{{resource}}"}]}""";

    private static Task<AmazonS3Exception> Error(Func<Task> call) => Assert.ThrowsAnyAsync<AmazonS3Exception>(call);
}
