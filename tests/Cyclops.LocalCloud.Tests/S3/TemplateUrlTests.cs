using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Amazon.S3.Model;
using Cyclops.LocalCloud.Tests.Support;
using Parameter = Amazon.CloudFormation.Model.Parameter;

namespace Cyclops.LocalCloud.Tests.S3;

public sealed class TemplateUrlTests
{
    private const string Bucket = "cyclops-templates";
    private const string Good = $"https://{Bucket}.s3.eu-west-1.amazonaws.com/v1/net.json";
    private readonly CloudUnderTest _cloud = new();

    [Theory]
    [InlineData(Good)]
    [InlineData($"https://{Bucket}.s3.amazonaws.com/v1/net.json")]
    [InlineData($"https://s3.eu-west-1.amazonaws.com/{Bucket}/v1/net.json")]
    [InlineData($"https://s3-eu-west-1.amazonaws.com/{Bucket}/v1/net.json")]
    [InlineData($"http://127.0.0.1:4566/{Bucket}/v1/net.json")]
    [InlineData($"http://localhost:4566/{Bucket}/v1%2Fnet.json")]
    public async Task A_template_is_read_by_every_address_of_its_object(string url)
    {
        await Put(Large());
        var validated = await _cloud.CloudFormation.ValidateTemplateAsync(new ValidateTemplateRequest { TemplateURL = url });
        Assert.Equal("Days", validated.Parameters.Single().ParameterKey);
        await _cloud.CloudFormation.CreateStackAsync(new CreateStackRequest { StackName = "s", TemplateURL = url });
        var stack = (await _cloud.CloudFormation.DescribeStacksAsync(new DescribeStacksRequest { StackName = "s" })).Stacks.Single();
        Assert.Equal(StackStatus.CREATE_COMPLETE, stack.StackStatus);
        await _cloud.CloudFormation.CreateChangeSetAsync(new CreateChangeSetRequest { StackName = "s", ChangeSetName = "c", TemplateURL = url, Parameters = [Days("30")] });
        Assert.Single((await _cloud.CloudFormation.DescribeChangeSetAsync(new DescribeChangeSetRequest { StackName = "s", ChangeSetName = "c" })).Changes);
        await _cloud.CloudFormation.UpdateStackAsync(new UpdateStackRequest { StackName = "s", TemplateURL = url, Parameters = [Days("14")] });
    }

    [Theory]
    [InlineData($"https://{Bucket}.s3.eu-west-1.amazonaws.com/other.json", "S3 error: The specified key does not exist.")]
    [InlineData("https://no-such-bucket.s3.eu-west-1.amazonaws.com/net.json", "S3 error: The specified bucket does not exist")]
    [InlineData($"https://{Bucket}.s3.eu-central-1.amazonaws.com/v1/net.json", "S3 error: The bucket you are attempting to access must be addressed using the specified endpoint")]
    [InlineData("https://example.com/net.json", "TemplateURL must be a supported URL.")]
    [InlineData("net.json", "TemplateURL must be a supported URL.")]
    public async Task An_address_without_a_template_is_refused(string url, string reason)
    {
        await Put(Large());
        var error = await Assert.ThrowsAnyAsync<AmazonCloudFormationException>(() => _cloud.CloudFormation.CreateStackAsync(new CreateStackRequest { StackName = "s", TemplateURL = url }));
        Assert.Equal("ValidationError", error.ErrorCode);
        Assert.StartsWith(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_template_of_more_than_a_megabyte_is_refused()
    {
        await Put(Large(1_000_000));
        var error = await Assert.ThrowsAnyAsync<AmazonCloudFormationException>(() => _cloud.CloudFormation.ValidateTemplateAsync(new ValidateTemplateRequest { TemplateURL = Good }));
        Assert.Contains("may not exceed", error.Message, StringComparison.Ordinal);
    }

    private static Parameter Days(string days) => new() { ParameterKey = "Days", ParameterValue = days };

    /// <summary>Longer than a body may be.</summary>
    private static string Large(int padding = 60_000) =>
        """{"Metadata": {"Padding": """ + '"' + new string('x', padding)
        + '"' + """}, "Parameters": {"Days": {"Type": "Number", "Default": 7}}, "Resources": {"Group": {"Type": "AWS::Logs::LogGroup", "Properties": {"RetentionInDays": {"Ref": "Days"}}}}}""";

    private async Task Put(string template)
    {
        await _cloud.S3.Make(Bucket);
        await _cloud.S3.PutObjectAsync(new PutObjectRequest { BucketName = Bucket, Key = "v1/net.json", ContentBody = template });
    }
}
