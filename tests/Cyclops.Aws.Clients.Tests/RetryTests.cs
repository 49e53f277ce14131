using Amazon.CloudFormation.Model;
using Amazon.ECS.Model;
using Cyclops.Aws.Clients.Tests.Scripted;

namespace Cyclops.Aws.Clients.Tests;

public sealed class RetryTests
{
    [Fact]
    public async Task Throttling_is_retried_whatever_its_spelling()
    {
        await using var server = new ScriptedServer(
            Answer.JsonError("ThrottlingException"),
            Answer.JsonError("com.amazonaws.ecs#ThrottlingException"),
            Answer.Json("""{"clusterArns":["a"],"nextToken":null,"unknown":{"x":[1,2,{"y":null}]}}"""));
        using var ecs = TestClient.Ecs(server.Url, retries: 3);

        var response = await ecs.ListClustersAsync(new ListClustersRequest());

        Assert.Equal(["a"], response.ClusterArns);
        Assert.Equal(3, server.Seen.Count);
        Assert.StartsWith("attempt=3", server.Last.Header("amz-sdk-request"));
    }

    [Fact]
    public async Task Throttling_of_a_query_service_is_retried()
    {
        await using var server = new ScriptedServer(
            Answer.QueryError("Throttling"),
            Answer.Xml("<DescribeStacksResponse xmlns=\"http://x/\"><DescribeStacksResult><Stacks><member><StackName>n</StackName><Parameters/></member></Stacks></DescribeStacksResult><ResponseMetadata><RequestId>abc</RequestId></ResponseMetadata></DescribeStacksResponse>"));
        using var cloudFormation = TestClient.CloudFormation(server.Url, retries: 1);

        var response = await cloudFormation.DescribeStacksAsync(new DescribeStacksRequest());

        Assert.Equal("n", Assert.Single(response.Stacks).StackName);
        Assert.Equal("abc", response.ResponseMetadata.RequestId);
        Assert.Equal(2, server.Seen.Count);
    }

    [Fact]
    public async Task A_failing_service_ends_in_its_typed_exception()
    {
        await using var server = new ScriptedServer(
            Answer.JsonError("ServerException", status: 500), Answer.Html(503), Answer.JsonError("ServerException", "boom", 500));
        using var ecs = TestClient.Ecs(server.Url, retries: 2);

        var exception = await Assert.ThrowsAsync<ServerException>(() => ecs.ListClustersAsync(new ListClustersRequest()));

        Assert.Equal("boom", exception.Message);
        Assert.Equal(3, server.Seen.Count);
    }

    [Fact]
    public async Task A_refused_request_is_not_retried()
    {
        await using var server = new ScriptedServer(Answer.JsonError("InvalidParameterException"));
        using var ecs = TestClient.Ecs(server.Url, retries: 3);

        await Assert.ThrowsAsync<InvalidParameterException>(() => ecs.ListClustersAsync(new ListClustersRequest()));

        Assert.Single(server.Seen);
    }

    [Fact]
    public async Task Retries_repeat_the_idempotency_token()
    {
        await using var server = new ScriptedServer(
            Answer.JsonError("ServerException", status: 500), Answer.Json("""{"service":{"serviceName":"s"}}"""));
        using var ecs = TestClient.Ecs(server.Url, retries: 1);

        await ecs.RunTaskAsync(new RunTaskRequest { TaskDefinition = "t" });

        Assert.Equal(2, server.Seen.Count);
        Assert.Contains("clientToken", server.Last.Body);
        Assert.Equal(server.Seen[0].Body, server.Seen[1].Body);
    }
}
