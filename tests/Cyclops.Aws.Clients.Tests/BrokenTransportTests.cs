using Amazon.CloudFormation.Model;
using Amazon.ECS.Model;
using Amazon.Runtime;
using Cyclops.Aws.Clients.Tests.Scripted;

namespace Cyclops.Aws.Clients.Tests;

public sealed class BrokenTransportTests
{
    [Fact]
    public async Task Cancellation_ends_a_call_that_waits()
    {
        await using var server = new ScriptedServer(Answer.Silence);
        using var ecs = TestClient.Ecs(server.Url);
        using var cancellation = new CancellationTokenSource();

        var call = ecs.ListClustersAsync(new ListClustersRequest(), cancellation.Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task A_silent_server_is_given_up_after_the_timeout()
    {
        await using var server = new ScriptedServer(Answer.Silence);
        using var ecs = TestClient.Ecs(server.Url, timeout: TimeSpan.FromMilliseconds(200));

        var call = ecs.ListClustersAsync(new ListClustersRequest());

        await Assert.ThrowsAnyAsync<Exception>(() => call.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.True(call.IsCompleted, "the client itself gave up");
    }

    [Fact]
    public async Task A_body_shorter_than_announced_is_an_error()
    {
        var cut = Answer.Json("""{"clusterArns":["a"]}""") with { IsCutOff = true };
        await using var server = new ScriptedServer(cut);
        using var ecs = TestClient.Ecs(server.Url);

        await Assert.ThrowsAnyAsync<Exception>(() => ecs.ListClustersAsync(new ListClustersRequest()));
    }

    [Fact]
    public async Task Cut_off_json_is_never_half_an_answer()
    {
        await using var server = new ScriptedServer(Answer.Json("""{"clusterArns":["a","b" """));
        using var ecs = TestClient.Ecs(server.Url);

        await Assert.ThrowsAsync<AmazonUnmarshallingException>(() => ecs.ListClustersAsync(new ListClustersRequest()));
    }

    [Fact]
    public async Task Cut_off_xml_is_never_half_an_answer()
    {
        await using var server = new ScriptedServer(
            Answer.Xml("<DescribeStacksResponse><DescribeStacksResult><Stacks><member><StackName>n</StackName></member>"));
        using var cloudFormation = TestClient.CloudFormation(server.Url);

        await Assert.ThrowsAsync<AmazonUnmarshallingException>(
            () => cloudFormation.DescribeStacksAsync(new DescribeStacksRequest()));
    }

    [Theory]
    [InlineData("""{"clusterArns":{"a":1}}""")]
    [InlineData("""{"clusterArns":7}""")]
    public async Task Json_of_another_structure_is_an_error(string body)
    {
        await using var server = new ScriptedServer(Answer.Json(body));
        using var ecs = TestClient.Ecs(server.Url);

        await Assert.ThrowsAsync<AmazonUnmarshallingException>(() => ecs.ListClustersAsync(new ListClustersRequest()));
    }

    [Fact]
    public async Task An_empty_body_is_no_listing_without_an_item()
    {
        await using var server = new ScriptedServer(Answer.Json(""), Answer.Xml(""));
        using var ecs = TestClient.Ecs(server.Url);
        using var cloudFormation = TestClient.CloudFormation(server.Url);

        await Assert.ThrowsAsync<AmazonUnmarshallingException>(() => ecs.ListClustersAsync(new ListClustersRequest()));
        await Assert.ThrowsAsync<AmazonUnmarshallingException>(() => cloudFormation.DescribeStacksAsync(new DescribeStacksRequest()));
    }

    [Fact]
    public async Task An_empty_body_answers_what_has_no_answer()
    {
        await using var server = new ScriptedServer(Answer.Xml(""));
        using var cloudFormation = TestClient.CloudFormation(server.Url);

        Assert.NotNull(await cloudFormation.DeleteStackAsync(new DeleteStackRequest { StackName = "a" }));
    }

    [Fact]
    public async Task Nobody_listening_is_an_error_of_the_transport()
    {
        using var ecs = TestClient.Ecs("http://127.0.0.1:1", retries: 1);

        var exception = await Record.ExceptionAsync(() => ecs.ListClustersAsync(new ListClustersRequest()));

        Assert.True(exception is HttpRequestException or AmazonClientException, exception?.GetType().FullName);
    }
}
