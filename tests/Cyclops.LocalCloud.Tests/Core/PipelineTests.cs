using System.Text;
using Amazon.ECS;
using Amazon.ECS.Model;
using Cyclops.LocalCloud.Faults;
using Cyclops.LocalCloud.Options;
using Cyclops.LocalCloud.Protocol;
using Cyclops.LocalCloud.Tests.Support;
using Task = System.Threading.Tasks.Task;

namespace Cyclops.LocalCloud.Tests.Core;

public sealed class PipelineTests
{
    private readonly CloudUnderTest _cloud = new();

    [Fact]
    public async Task A_lost_answer_has_taken_effect()
    {
        _cloud.Cloud.Faults.Add(new Fault { Operation = "ecs:CreateCluster", Kind = FaultKind.Drop, Moment = FaultMoment.After });
        await Assert.ThrowsAnyAsync<Exception>(() => Cluster("a"));
        Assert.Single((await Clusters()).ClusterArns);
    }

    [Fact]
    public async Task A_fault_before_the_call_leaves_nothing_behind_and_strikes_as_often_as_planned()
    {
        _cloud.Cloud.Faults.Add(new Fault { Operation = "ecs:*", Code = "ThrottlingException", Status = 400, Skip = 1, Times = 1 });
        await Cluster("a");
        Assert.Equal("ThrottlingException", (await Assert.ThrowsAnyAsync<AmazonECSException>(() => Cluster("b"))).ErrorCode);
        Assert.Single((await Clusters()).ClusterArns);
        Assert.Empty(_cloud.Cloud.Faults.Pending());
    }

    [Fact]
    public async Task The_second_page_can_be_missing()
    {
        _cloud.Cloud.Faults.Add(new Fault { Operation = "ecs:ListClusters", LaterPages = true });
        await Cluster("a");
        await Cluster("b");
        var first = await _cloud.Ecs.ListClustersAsync(new ListClustersRequest { MaxResults = 1 });
        await Assert.ThrowsAnyAsync<AmazonECSException>(() => _cloud.Ecs.ListClustersAsync(new ListClustersRequest { MaxResults = 1, NextToken = first.NextToken }));
    }

    [Fact]
    public async Task With_lag_a_read_repeats_its_old_answer_as_often_as_told()
    {
        var lagging = new CloudUnderTest(new LocalCloudOptions { VisibilityLag = new VisibilityLag(2) });
        await lagging.Ecs.ListClustersAsync(new ListClustersRequest());
        await lagging.Ecs.CreateClusterAsync(new CreateClusterRequest { ClusterName = "a" });
        var seen = new List<int>();
        for (var i = 0; i < 3; i++)
        {
            seen.Add((await lagging.Ecs.ListClustersAsync(new ListClustersRequest())).ClusterArns?.Count ?? 0);
        }

        Assert.Equal([0, 0, 1], seen);
    }

    [Fact]
    public async Task Published_rates_throttle_and_the_bucket_refills_with_time()
    {
        var strict = new CloudUnderTest(LifeCycleDelays.Instant, throttling: true);
        var calls = 0;
        async Task Register()
        {
            await strict.Ecs.RegisterTaskDefinitionAsync(new RegisterTaskDefinitionRequest { Family = "a", ContainerDefinitions = [new ContainerDefinition { Name = "a", Image = "a", Memory = 64 }] });
            calls++;
        }

        var error = await Assert.ThrowsAnyAsync<AmazonECSException>(async () =>
        {
            while (true)
            {
                await Register();
            }
        });
        Assert.Equal(("ThrottlingException", 20), (error.ErrorCode, calls));
        strict.Clock.Advance(TimeSpan.FromSeconds(1));
        await Register();
    }

    [Fact]
    public async Task Every_call_is_recorded_with_what_it_may_change()
    {
        await Cluster("a");
        await Clusters();
        Assert.Equal(1, _cloud.Cloud.Recorder.MutatingCount);
        Assert.Equal(1, _cloud.Cloud.Recorder.Counts()["ecs:ListClusters"]);
        Assert.Equal("clusterName=a", _cloud.Cloud.Recorder.Calls()[0].Parameters);
    }

    [Fact]
    public async Task The_same_calls_give_the_same_ids()
    {
        var twin = new CloudUnderTest();
        Assert.Equal((await SampleApp.Create(_cloud)).BalancerDns, (await SampleApp.Create(twin)).BalancerDns);
    }

    [Theory]
    [InlineData("application/x-amz-json-1.1", "Nothing.DoIt", "{}", "UnknownOperationException")]
    [InlineData("application/x-amz-json-1.1", "AmazonEC2ContainerServiceV20141113.ListClusters", "{", "SerializationException")]
    [InlineData("application/x-www-form-urlencoded", null, "Action=DoIt&Version=1", "InvalidAction")]
    public async Task What_no_service_understands_is_an_error_of_aws_form(string type, string? target, string body, string code)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Content-Type"] = type };
        if (target is not null)
        {
            headers["X-Amz-Target"] = target;
        }

        var answer = await _cloud.Cloud.HandleAsync(new WireRequest("POST", "/", headers, Encoding.UTF8.GetBytes(body)));
        Assert.Equal(400, answer.Status);
        Assert.Contains(code, Encoding.UTF8.GetString(answer.Body.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faults_are_planned_over_http_and_bad_ones_are_explained()
    {
        var planned = await Control("PUT", "faults", """[{"operation": "ecs:CreateCluster", "kind": "Error", "code": "ServerException", "times": 2}]""");
        Assert.Equal(200, planned.Status);
        Assert.Equal(2, Assert.Single(_cloud.Cloud.Faults.Pending()).Times);
        Assert.Equal(400, (await Control("PUT", "faults", """[{"operatoin": "x"}]""")).Status);
        await Control("POST", "reset", "");
        Assert.Empty(_cloud.Cloud.Faults.Pending());
    }

    [Fact]
    public async Task The_state_can_be_read()
    {
        var app = await SampleApp.Create(_cloud);
        await app.Start("ckan/tel-aviv:1");
        var state = Encoding.UTF8.GetString((await Control("GET", "state", "")).Body.Span);
        Assert.Contains("\"tel-aviv\"", state, StringComparison.Ordinal);
        Assert.DoesNotContain("not to be shown", state, StringComparison.Ordinal);
    }

    private Task<CreateClusterResponse> Cluster(string name) => _cloud.Ecs.CreateClusterAsync(new CreateClusterRequest { ClusterName = name });

    private Task<ListClustersResponse> Clusters() => _cloud.Ecs.ListClustersAsync(new ListClustersRequest());

    private async Task<WireResponse> Control(string method, string what, string body) =>
        await _cloud.Cloud.HandleAsync(new WireRequest(method, "/_cyclops/" + what, new Dictionary<string, string>(), Encoding.UTF8.GetBytes(body)));
}
