using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Cyclops.LocalCloud.Tests.Support;

namespace Cyclops.LocalCloud.Tests.CloudFormation;

public sealed class TemplateTests
{
    private readonly CloudUnderTest _cloud = new();

    [Theory]
    [InlineData("""{"Fn::Sub": "x-${AWS::Region}-${AWS::AccountId}"}""", "x-eu-west-1-123456789012")]
    [InlineData("""{"Fn::Sub": ["a-${V}", {"V": "b"}]}""", "a-b")]
    [InlineData("""{"Fn::Sub": "${!X}"}""", "${X}")]
    [InlineData("""{"Fn::Join": ["/", [{"Fn::Select": [1, {"Fn::Split": [",", "a,b"]}]}, "c"]]}""", "b/c")]
    [InlineData("""{"Fn::Select": ["1", ["a", "b"]]}""", "b")]
    [InlineData("""{"Fn::Select": [0, {"Fn::GetAZs": ""}]}""", "eu-west-1a")]
    [InlineData("""{"Fn::Select": [1, {"Fn::Cidr": ["10.0.0.0/16", 4, 8]}]}""", "10.0.1.0/24")]
    [InlineData("""{"Fn::FindInMap": ["M", {"Ref": "AWS::Region"}, "k"]}""", "big")]
    [InlineData("""{"Fn::If": ["Yes", "y", "n"]}""", "y")]
    [InlineData("""{"Fn::If": ["No", "y", "n"]}""", "n")]
    [InlineData("""{"Fn::Base64": "abc"}""", "YWJj")]
    public async Task A_function_gives_what_it_gives_at_AWS(string expression, string expected)
    {
        var body = """
            {"Mappings": {"M": {"eu-west-1": {"k": "big"}}},
             "Conditions": {"Yes": {"Fn::Equals": [{"Ref": "AWS::Region"}, "eu-west-1"]}, "No": {"Fn::Not": [{"Condition": "Yes"}]}},
             "Resources": {"L": {"Type": "AWS::Logs::LogGroup"}}, "Outputs": {"O": {"Value": EXPRESSION}}}
            """.Replace("EXPRESSION", expression, StringComparison.Ordinal);
        await Create(body);
        var stack = (await _cloud.CloudFormation.DescribeStacksAsync(new DescribeStacksRequest { StackName = "t" })).Stacks.Single();
        Assert.Equal(expected, stack.Outputs.Single().OutputValue);
    }

    [Theory]
    [InlineData("{]", "JSON not well-formed")]
    [InlineData("""{"Resources": {}}""", "At least one Resources member")]
    [InlineData("""{"Resources": {"X": {"Type": "AWS::Nope::Nope"}}}""", "Unrecognized resource types: [AWS::Nope::Nope]")]
    [InlineData("""{"Resources": {"X": {"Type": "AWS::EC2::Subnet", "Properties": {"VpcId": {"Ref": "Ghost"}}}}}""", "Unresolved resource dependencies [Ghost]")]
    [InlineData("""{"Resources": {"A": {"Type": "AWS::Logs::LogGroup", "DependsOn": "B"}, "B": {"Type": "AWS::Logs::LogGroup", "DependsOn": "A"}}}""", "Circular dependency")]
    [InlineData("""{"Parameters": {"P": {"Type": "String"}}, "Resources": {"L": {"Type": "AWS::Logs::LogGroup"}}}""", "Parameters: [P] must have values")]
    [InlineData("""{"Parameters": {"P": {"Type": "String", "Default": "q", "AllowedValues": ["x"]}}, "Resources": {"L": {"Type": "AWS::Logs::LogGroup"}}}""", "AllowedValues")]
    public async Task A_bad_template_is_refused_before_anything_is_made(string body, string expected)
    {
        var refused = await Assert.ThrowsAnyAsync<AmazonCloudFormationException>(() => Create(body));
        Assert.Equal("ValidationError", refused.ErrorCode);
        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_template_above_the_inline_limit_is_refused()
    {
        var body = """{"Description": "FILL", "Resources": {"L": {"Type": "AWS::Logs::LogGroup"}}}""".Replace("FILL", new string('x', 51_200), StringComparison.Ordinal);
        Assert.Contains("51200", (await Assert.ThrowsAnyAsync<AmazonCloudFormationException>(() => Create(body))).Message, StringComparison.Ordinal);
    }

    private Task<CreateStackResponse> Create(string body) =>
        _cloud.CloudFormation.CreateStackAsync(new CreateStackRequest { StackName = "t", TemplateBody = body });
}
