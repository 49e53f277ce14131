using System.Text.Json;
using Amazon.CloudFormation;
using Amazon.CloudWatchLogs;
using Amazon.ECS;
using Amazon.Runtime;
using Cyclops.Ctl.Tests.Support;
using Cyclops.LocalCloud.Hosting;

namespace Cyclops.Ctl.Tests.Commands;

public sealed class DiffAndApplyTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private TestRepository _repository = null!;
    private LocalCloudHost _cloud = null!;

    public async ValueTask InitializeAsync()
    {
        _repository = ConfigRepository.Create(_folder.Path, "haifa", "jaffa");
        _cloud = await LocalCloudHost.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _cloud.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Apply_makes_what_diff_shows_and_then_there_are_no_differences()
    {
        var before = await RunAsync("diff");
        Assert.Equal(1, before.ExitCode);
        Assert.Contains("15 to create, 0 to update, 0 to delete, 0 refused; 1 unchanged", before.Output, StringComparison.Ordinal);

        var apply = await RunAsync("apply", "--yes", "--timeout", "60");
        Assert.True(apply.ExitCode == 0, apply.Error);

        var after = await RunAsync("diff");
        Assert.Equal("No differences: AWS is as the manifests say (16 resources).\n", after.Output);
        Assert.Equal(0, after.ExitCode);
    }

    [Fact]
    public async Task A_change_is_shown_before_it_is_committed_and_for_its_app_only()
    {
        await ApplyAsync();
        _repository.WriteApp("haifa", "2");

        var run = await RunAsync("diff");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("staging/haifa (manifests/apps/haifa/app.yaml)\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("containers.haifa.image: example/haifa:1 -> example/haifa:2\n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("jaffa", run.Output, StringComparison.Ordinal);
        Assert.Contains("not committed", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_removed_app_is_shown_before_the_commit_and_torn_down_by_apply_after_it()
    {
        await ApplyAsync();
        Directory.Delete(Path.Combine(_folder.Path, "manifests/apps/haifa"), recursive: true);
        var planned = await RunAsync("diff");
        Assert.Contains("staging/haifa (no manifest any more)\n", planned.Output, StringComparison.Ordinal);
        Assert.Contains("0 to create, 0 to update, 6 to delete, 0 refused; 10 unchanged", planned.Output, StringComparison.Ordinal);

        _repository.Commit("haifa leaves");
        await ApplyAsync();

        Assert.Contains("No differences: AWS is as the manifests say (10 resources).", (await RunAsync("diff")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_by_hand_is_shown_with_both_values_and_apply_repairs_it()
    {
        await ApplyAsync();
        using var ecs = new AmazonECSClient(
            new BasicAWSCredentials("somebody", "else"),
            new AmazonECSConfig { ServiceURL = _cloud.Endpoint.ToString(), AuthenticationRegion = "us-east-1" });
        var clusters = await ecs.ListClustersAsync(new(), TestContext.Current.CancellationToken);
        await ecs.UpdateServiceAsync(
            new() { Cluster = clusters.ClusterArns.Single(c => c.Contains("staging", StringComparison.Ordinal)), Service = "haifa", DesiredCount = 4 },
            TestContext.Current.CancellationToken);

        var drifted = await RunAsync("diff");
        Assert.Equal(1, drifted.ExitCode);
        Assert.Contains("desiredCount: 4 -> 1 (someone changed AWS: was 1 when applied)", drifted.Output, StringComparison.Ordinal);

        await ApplyAsync();
        Assert.Equal(0, (await RunAsync("diff")).ExitCode);
    }

    [Fact]
    public async Task Apply_refuses_what_is_not_committed()
    {
        _repository.WriteApp("haifa", "2");

        var run = await RunAsync("apply", "--yes");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--allow-dirty", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_of_uncommitted_manifests_deletes_nothing()
    {
        await ApplyAsync();
        Directory.Delete(Path.Combine(_folder.Path, "manifests/apps/haifa"), recursive: true);

        var run = await RunAsync("apply", "--yes", "--allow-dirty", "--timeout", "5");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("0 to delete, 6 refused", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_asked_where_nobody_is()
    {
        var run = await RunAsync("apply");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--yes", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_manifest_freezes_its_app_and_the_others_are_planned()
    {
        _repository.Write("manifests/apps/haifa/app.yaml", "apiVersion: cyclops/v1\nkind: App\nmetadata: {name: haifa}\nspec: {imagge: x}\n");

        var run = await RunAsync("diff");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("manifests/apps/haifa/app.yaml:4:8: spec.imagge", run.Error, StringComparison.Ordinal);
        Assert.Contains("Frozen, not planned: haifa.", run.Error, StringComparison.Ordinal);
        Assert.Contains("staging/jaffa", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("haifa", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_json_is_the_same_plan()
    {
        using var json = JsonDocument.Parse((await RunAsync("diff", "haifa", "-o", "json")).Output);

        var plan = json.RootElement.GetProperty("environments")[0].GetProperty("plans")[0];
        Assert.Equal("staging/haifa", plan.GetProperty("key").GetString());
        Assert.Equal(6, json.RootElement.GetProperty("summary").GetProperty("create").GetInt32());
    }

    [Fact]
    public async Task What_was_changed_by_hand_in_a_stack_is_shown_and_no_command_has_it_looked_for()
    {
        await ApplyAsync();
        using var logs = new AmazonCloudWatchLogsClient(new BasicAWSCredentials("local", "local"), new AmazonCloudWatchLogsConfig { ServiceURL = _cloud.Endpoint.ToString(), AuthenticationRegion = "us-east-1" });
        using var stacks = new AmazonCloudFormationClient(new BasicAWSCredentials("local", "local"), new AmazonCloudFormationConfig { ServiceURL = _cloud.Endpoint.ToString(), AuthenticationRegion = "us-east-1" });
        var cluster = (await stacks.DescribeStacksAsync(new(), TestContext.Current.CancellationToken)).Stacks.Single(s => s.StackName.EndsWith("-cluster", StringComparison.Ordinal));
        var group = (await stacks.DescribeStackResourceAsync(new() { StackName = cluster.StackName, LogicalResourceId = "LogGroup" }, TestContext.Current.CancellationToken)).StackResourceDetail;
        await logs.PutRetentionPolicyAsync(new() { LogGroupName = group.PhysicalResourceId, RetentionInDays = 1 }, TestContext.Current.CancellationToken);
        await stacks.DetectStackDriftAsync(new() { StackName = cluster.StackName }, TestContext.Current.CancellationToken);
        _cloud.Cloud.Recorder.Clear();

        var diff = await RunAsync("diff");
        using var json = JsonDocument.Parse((await RunAsync("diff", "-o", "json")).Output);
        await ApplyAsync();

        Assert.Equal(0, diff.ExitCode);
        Assert.Contains($"Drift: stack {cluster.StackName} was changed outside of CloudFormation", diff.Error, StringComparison.Ordinal);
        Assert.Contains("/RetentionInDays is 1, its template says 7", diff.Error, StringComparison.Ordinal);
        var warnings = json.RootElement.GetProperty("environments")[0].GetProperty("plans")[0].GetProperty("warnings");
        Assert.Contains("/RetentionInDays is 1", Assert.Single(warnings.EnumerateArray()).GetString(), StringComparison.Ordinal);
        Assert.Equal(0, _cloud.Cloud.Recorder.MutatingCount);
    }

    [Theory]
    [InlineData("hayfa", "Did you mean haifa?")]
    [InlineData("something-else", "There are: haifa, jaffa.")]
    public async Task An_app_that_is_not_there_is_a_usage_error(string name, string hint)
    {
        var run = await RunAsync("diff", name);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(hint, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_where_nobody_answers_is_3()
    {
        var run = await CtlTool.RunAsync(_folder.Path, "diff", "--endpoint-url", "http://127.0.0.1:1");

        Assert.Equal(3, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains("--endpoint-url", run.Error, StringComparison.Ordinal);
    }

    private Task<CtlRun> RunAsync(params string[] arguments) =>
        CtlTool.RunAsync(_folder.Path, [.. arguments, "--endpoint-url", _cloud.Endpoint.ToString()]);

    private async Task ApplyAsync()
    {
        var run = await RunAsync("apply", "--yes", "--timeout", "60");
        Assert.True(run.ExitCode == 0, run.Error);
    }
}
