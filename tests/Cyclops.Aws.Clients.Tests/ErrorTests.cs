using System.Net;
using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Amazon.CloudWatch.Model;
using Amazon.ECS;
using Amazon.ECS.Model;
using Amazon.Runtime;
using Cyclops.Aws.Clients.Tests.Scripted;

namespace Cyclops.Aws.Clients.Tests;

public sealed class ErrorTests
{
    [Fact]
    public async Task A_named_error_is_its_class_with_its_members()
    {
        await using var server = new ScriptedServer(
            Answer.Json("""{"__type":"ConflictException","message":"busy","resourceIds":["r1","r2"]}""", 400));
        using var ecs = TestClient.Ecs(server.Url);

        var exception = await Assert.ThrowsAsync<Amazon.ECS.Model.ConflictException>(
            () => ecs.RunTaskAsync(new RunTaskRequest { TaskDefinition = "t" }));

        Assert.Equal("busy", exception.Message);
        Assert.Equal(["r1", "r2"], exception.ResourceIds);
        Assert.Equal(HttpStatusCode.BadRequest, exception.StatusCode);
    }

    [Fact]
    public async Task The_error_type_header_names_the_error()
    {
        await using var server = new ScriptedServer(Answer.Json("{}", 400) with
        {
            Headers = "x-amzn-ErrorType: ClusterNotFoundException:http://internal/\r\nx-amzn-RequestId: rid-1\r\n",
        });
        using var ecs = TestClient.Ecs(server.Url);

        var exception = await Assert.ThrowsAsync<ClusterNotFoundException>(() => ecs.ListServicesAsync(new ListServicesRequest()));

        Assert.Equal("rid-1", exception.RequestId);
    }

    [Fact]
    public async Task An_unnamed_error_is_the_services_exception_with_its_code()
    {
        await using var server = new ScriptedServer(Answer.QueryError("ValidationError"));
        using var cloudFormation = TestClient.CloudFormation(server.Url);

        var exception = await Assert.ThrowsAsync<AmazonCloudFormationException>(
            () => cloudFormation.DescribeStacksAsync(new DescribeStacksRequest { StackName = "nope" }));

        Assert.Equal("ValidationError", exception.ErrorCode);
        Assert.Equal("rid-q", exception.RequestId);
        Assert.Equal(ErrorType.Sender, exception.ErrorType);
    }

    [Fact]
    public async Task An_error_that_only_other_operations_name_is_known_by_its_code()
    {
        await using var server = new ScriptedServer(Answer.JsonError("ServiceNotFoundException"));
        using var ecs = TestClient.Ecs(server.Url);

        var exception = await Assert.ThrowsAsync<AmazonECSException>(() => ecs.ListClustersAsync(new ListClustersRequest()));

        Assert.Equal("ServiceNotFoundException", exception.ErrorCode);
    }

    [Fact]
    public async Task A_code_that_is_not_the_class_name_finds_the_class()
    {
        await using var server = new ScriptedServer(Answer.QueryError("AlreadyExistsException"));
        using var cloudFormation = TestClient.CloudFormation(server.Url);

        await Assert.ThrowsAsync<AlreadyExistsException>(
            () => cloudFormation.CreateStackAsync(new CreateStackRequest { StackName = "s" }));
    }

    [Theory]
    [InlineData("ResourceNotFoundException", "x")]
    [InlineData("ResourceNotFound", "y")]
    public async Task Two_codes_may_share_a_class(string code, string message)
    {
        await using var server = new ScriptedServer(Answer.JsonError(code, message));
        using var cloudWatch = TestClient.CloudWatch(server.Url);
        var request = new Amazon.CloudWatch.Model.TagResourceRequest { ResourceARN = "arn", Tags = [] };

        // Only the first is named by TagResource; both must keep their code.
        var exception = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => cloudWatch.TagResourceAsync(request));

        Assert.Equal(code, exception.ErrorCode);
        Assert.Equal(message, exception.Message);
    }

    [Fact]
    public async Task A_service_that_moved_from_query_keeps_its_old_codes()
    {
        await using var server = new ScriptedServer(Answer.JsonError("InvalidParameterCombinationException") with
        {
            Headers = "x-amzn-query-error: ResourceNotFound;Sender\r\n",
        });
        using var cloudWatch = TestClient.CloudWatch(server.Url);

        var exception = await Assert.ThrowsAsync<Amazon.CloudWatch.Model.ResourceNotFoundException>(
            () => cloudWatch.DeleteAlarmsAsync(new DeleteAlarmsRequest { AlarmNames = ["a"] }));

        Assert.Equal("ResourceNotFound", exception.ErrorCode);
        Assert.Equal(ErrorType.Sender, exception.ErrorType);
    }

    [Theory]
    [InlineData(503)]
    [InlineData(400)]
    public async Task A_page_of_a_proxy_is_an_error_with_its_status(int status)
    {
        await using var server = new ScriptedServer(Answer.Html(status), Answer.Html(status));
        using var ecs = TestClient.Ecs(server.Url);
        using var cloudFormation = TestClient.CloudFormation(server.Url);

        var json = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => ecs.ListClustersAsync(new ListClustersRequest()));
        var xml = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => cloudFormation.DescribeStacksAsync(new DescribeStacksRequest()));

        Assert.Equal((HttpStatusCode)status, json.StatusCode);
        Assert.Equal((HttpStatusCode)status, xml.StatusCode);
    }
}
