using Amazon.ECS.Model;
using Cyclops.Aws.Clients.Tests.Scripted;

namespace Cyclops.Aws.Clients.Tests;

public sealed class SigningTests
{
    [Fact]
    public async Task Requests_are_signed_for_service_and_region()
    {
        await using var server = new ScriptedServer(Answer.Json("{}"));
        using var ecs = TestClient.Ecs(server.Url);

        await ecs.ListClustersAsync(new ListClustersRequest());

        Assert.Matches("^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/[0-9]{8}/eu-west-1/ecs/aws4_request,", server.Last.Header("Authorization"));
        Assert.Equal("AmazonEC2ContainerServiceV20141113.ListClusters", server.Last.Header("X-Amz-Target"));
        Assert.Equal("{}", server.Last.Body);
    }

    [Fact]
    public async Task Text_survives_the_wire_both_ways()
    {
        const string text = "ü\"<>&+%=漢 ";
        await using var server = new ScriptedServer(Answer.Json("""{"cluster":{"clusterName":"ü\"<>&+%=漢 "}}"""));
        using var ecs = TestClient.Ecs(server.Url);

        var response = await ecs.CreateClusterAsync(new CreateClusterRequest { ClusterName = text });

        Assert.Equal(text, response.Cluster.ClusterName);
        Assert.Equal(text, System.Text.Json.Nodes.JsonNode.Parse(server.Last.Body)!["clusterName"]!.GetValue<string>());
    }
}
