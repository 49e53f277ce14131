using System.Text.Json.Nodes;
using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Amazon.SecretsManager.Model;
using Cyclops.LocalCloud.Tests.Support;

namespace Cyclops.LocalCloud.Tests.SecretsManager;

public sealed class SecretStackTests
{
    private readonly CloudUnderTest _cloud = new();

    [Fact]
    public async Task A_password_is_generated_into_the_template_of_the_secret()
    {
        const string Rules = """{"SecretStringTemplate": "{\"username\": \"admin\"}", "GenerateStringKey": "password", "PasswordLength": 20, "ExcludeCharacters": "\"@/\\"}""";
        await Create($$$"""{"Name": "db", "GenerateSecretString": {{{Rules}}}}""");
        var stack = await Describe();
        Assert.Equal(StackStatus.CREATE_COMPLETE, stack.StackStatus);
        var secret = await Get(stack.Outputs.Single().OutputValue);
        Assert.Equal("db", secret.Name);
        var value = JsonNode.Parse(secret.SecretString)!;
        var password = (string)value["password"]!;
        Assert.Equal(("admin", 20), ((string)value["username"]!, password.Length));
        Assert.DoesNotContain(password, c => "\"@/\\".Contains(c, StringComparison.Ordinal));
        Assert.True(password.Any(char.IsAsciiLetterLower) && password.Any(char.IsAsciiLetterUpper) && password.Any(char.IsAsciiDigit) && password.Any(char.IsPunctuation));
    }

    [Fact]
    public async Task An_update_of_something_else_leaves_the_password_and_a_removal_is_for_good()
    {
        await Create("""{"Name": "db", "Description": "one", "GenerateSecretString": {"ExcludePunctuation": true}}""");
        var before = await Get("db");
        Assert.Equal(32, before.SecretString.Length);
        Assert.All(before.SecretString, c => Assert.True(char.IsAsciiLetterOrDigit(c)));
        await _cloud.CloudFormation.UpdateStackAsync(new UpdateStackRequest { StackName = "s", TemplateBody = Template("""{"Name": "db", "Description": "two", "GenerateSecretString": {"ExcludePunctuation": true}}""") });
        Assert.Equal(StackStatus.UPDATE_COMPLETE, (await Describe()).StackStatus);
        Assert.Equal((before.SecretString, before.VersionId), ((await Get("db")).SecretString, (await Get("db")).VersionId));
        var described = await _cloud.Secrets.DescribeSecretAsync(new DescribeSecretRequest { SecretId = "db" });
        Assert.Equal("two", described.Description);
        Assert.Contains(described.Tags, t => t.Key == "aws:cloudformation:logical-id");
        await _cloud.CloudFormation.DeleteStackAsync(new DeleteStackRequest { StackName = "s" });
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => _cloud.Secrets.DescribeSecretAsync(new DescribeSecretRequest { SecretId = "db" }));
    }

    [Theory]
    [InlineData("""{"SecretString": "x", "GenerateSecretString": {}}""")]
    [InlineData("""{"GenerateSecretString": {"GenerateStringKey": "password"}}""")]
    [InlineData("""{"GenerateSecretString": {"PasswordLength": 3}}""")]
    [InlineData("""{"GenerateSecretString": {"SecretStringTemplate": "[]", "GenerateStringKey": "password"}}""")]
    public async Task Rules_that_contradict_each_other_fail_the_stack(string properties)
    {
        await Create(properties);
        Assert.Equal(StackStatus.ROLLBACK_COMPLETE, (await Describe()).StackStatus);
    }

    private static string Template(string properties) =>
        """{"Resources": {"Secret": {"Type": "AWS::SecretsManager::Secret", "Properties": """ + properties + """}}, "Outputs": {"Arn": {"Value": {"Ref": "Secret"}}}}""";

    private Task<CreateStackResponse> Create(string properties) => _cloud.CloudFormation.CreateStackAsync(new CreateStackRequest { StackName = "s", TemplateBody = Template(properties) });

    private async Task<Stack> Describe() => (await _cloud.CloudFormation.DescribeStacksAsync(new DescribeStacksRequest { StackName = "s" })).Stacks.Single();

    private Task<GetSecretValueResponse> Get(string id) => _cloud.Secrets.GetSecretValueAsync(new GetSecretValueRequest { SecretId = id });
}
