using System.Net;
using Amazon.ECS;
using Amazon.ECS.Model;
using Amazon.Runtime;
using Cyclops.LocalCloud.Faults;
using Cyclops.LocalCloud.Hosting;
using Task = System.Threading.Tasks.Task;

namespace Cyclops.LocalCloud.Tests.Core;

public sealed class HostTests
{
    [Fact]
    public async Task The_host_serves_the_api_and_the_traffic_on_two_ports()
    {
        await using var host = await LocalCloudHost.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var ecs = Client(host);
        await ecs.CreateClusterAsync(new CreateClusterRequest { ClusterName = "a" }, TestContext.Current.CancellationToken);
        Assert.Single((await ecs.ListClustersAsync(new ListClustersRequest(), TestContext.Current.CancellationToken)).ClusterArns);
        using var http = new HttpClient();
        using var answer = await http.GetAsync(host.DataPlane, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("no-record", answer.Headers.GetValues("x-cyclops-local-cloud").Single());
    }

    [Fact]
    public async Task A_dropped_connection_is_a_transport_error_to_the_client()
    {
        await using var host = await LocalCloudHost.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var ecs = Client(host);

        // More than once: the HTTP stack itself tries again when a connection breaks before any answer.
        host.Cloud.Faults.Add(new Fault { Operation = "ecs:ListClusters", Kind = FaultKind.Drop, Times = 20 });
        await Assert.ThrowsAnyAsync<IOException>(() => ecs.ListClustersAsync(new ListClustersRequest(), TestContext.Current.CancellationToken));
    }

    private static AmazonECSClient Client(LocalCloudHost host) => new(
        new BasicAWSCredentials("a", "b"),
        new AmazonECSConfig { ServiceURL = host.Endpoint.ToString(), AuthenticationRegion = "eu-west-1", MaxErrorRetry = 0 });
}
