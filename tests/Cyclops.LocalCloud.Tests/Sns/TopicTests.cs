using System.Text;
using Cyclops.LocalCloud.Protocol;
using Cyclops.LocalCloud.Tests.Support;

namespace Cyclops.LocalCloud.Tests.Sns;

/// <summary>There is no client of SNS here, so these speak its protocol.</summary>
public sealed class TopicTests
{
    private const string Arn = "arn:aws:sns:eu-west-1:123456789012:ops";
    private readonly CloudUnderTest _cloud = new();

    [Fact]
    public async Task A_topic_is_made_once_and_shows_who_is_subscribed()
    {
        Assert.Contains($"<TopicArn>{Arn}</TopicArn>", await Call("CreateTopic", "Name=ops&Attributes.entry.1.key=DisplayName&Attributes.entry.1.value=Ops"), StringComparison.Ordinal);
        await Call("CreateTopic", "Name=ops");
        Assert.Contains("InvalidParameter", await Call("CreateTopic", "Name=ops&Attributes.entry.1.key=DisplayName&Attributes.entry.1.value=Other"), StringComparison.Ordinal);
        Assert.Contains("<SubscriptionArn>pending confirmation</SubscriptionArn>", await Call("Subscribe", $"TopicArn={Arn}&Protocol=email&Endpoint=a%40example.com"), StringComparison.Ordinal);
        Assert.Contains($"<SubscriptionArn>{Arn}:", await Call("Subscribe", $"TopicArn={Arn}&Protocol=sqs&Endpoint=arn:aws:sqs:eu-west-1:123456789012:q"), StringComparison.Ordinal);
        Assert.Contains("<key>SubscriptionsPending</key><value>1</value>", await Call("GetTopicAttributes", $"TopicArn={Arn}"), StringComparison.Ordinal);
        Assert.Contains("<Endpoint>a@example.com</Endpoint>", await Call("ListSubscriptionsByTopic", $"TopicArn={Arn}"), StringComparison.Ordinal);
        Assert.Contains("<MessageId>", await Call("Publish", $"TopicArn={Arn}&Message=hello"), StringComparison.Ordinal);
        await Call("DeleteTopic", $"TopicArn={Arn}");
        Assert.Contains("NotFound", await Call("GetTopicAttributes", $"TopicArn={Arn}"), StringComparison.Ordinal);
        Assert.Contains("NotFound", await Call("Publish", $"TopicArn={Arn}&Message=hello"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CreateTopic", "Name=a+b")]
    [InlineData("CreateTopic", "Name=queue.fifo")]
    [InlineData("CreateTopic", "")]
    [InlineData("Subscribe", $"TopicArn={Arn}&Protocol=pigeon&Endpoint=x")]
    [InlineData("Subscribe", $"TopicArn={Arn}&Protocol=email&Endpoint=x")]
    public async Task What_sns_does_not_know_is_an_invalid_parameter(string action, string form)
    {
        await Call("CreateTopic", "Name=ops");
        Assert.Contains("<Code>InvalidParameter</Code>", await Call(action, form), StringComparison.Ordinal);
    }

    private async Task<string> Call(string action, string form)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["Content-Type"] = "application/x-www-form-urlencoded",
            ["Authorization"] = "AWS4-HMAC-SHA256 Credential=A/20260102/eu-west-1/sns/aws4_request, SignedHeaders=host, Signature=x",
        };
        var body = Encoding.UTF8.GetBytes($"Action={action}&Version=2010-03-31&{form}");
        var answer = await _cloud.Cloud.HandleAsync(new WireRequest("POST", "/", headers, body), TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(answer.Body.Span);
    }
}
