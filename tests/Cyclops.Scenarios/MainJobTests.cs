using System.Net;
using Cyclops.Scenarios.Support;

namespace Cyclops.Scenarios;

public sealed class MainJobTests
{
    private const int TwoPassesOverTwoEnvironments = 4;

    [Fact]
    public async Task A_commit_deploys_apps_and_each_answers_by_its_host_name()
    {
        await using var world = await ScenarioWorld.StartAsync();

        await world.SettledAsync();

        await world.AnswersAsync("tel-aviv.staging.localhost", "ckan/tel-aviv:2.11.3");
        await world.AnswersAsync("tel-aviv.production.localhost", "ckan/tel-aviv:2.11.3");
        await world.AnswersAsync("haifa.staging.localhost", "ckan/haifa:2.10.7");
        await world.AnswersAsync("haifa.production.localhost", "ckan/haifa:2.10.7");
        await world.AnswersAsync("jaffa.staging.localhost", "ckan/jaffa:2.11.3");
    }

    [Fact]
    public async Task A_changed_image_rolls_that_app_and_leaves_the_others_alone()
    {
        await using var world = await ScenarioWorld.StartAsync();
        using var contents = new CloudContents(world.Cloud.Endpoint);
        await world.SettledAsync();
        var haifa = await contents.OfAppAsync("haifa");
        var jaffa = await contents.OfAppAsync("jaffa");
        world.Cloud.Cloud.Recorder.Clear();

        world.Repository.Write("manifests/apps/tel-aviv/app.yaml", App("tel-aviv", "ckan/tel-aviv:2.11.4")).Commit("tel-aviv 2.11.4");
        await world.AnswersAsync("tel-aviv.staging.localhost", "ckan/tel-aviv:2.11.4");
        await world.SettledAsync();
        await ScenarioWorld.UntilAsync(
            async () => (await contents.OfAppAsync("family sample-staging-tel-aviv")).Count == 1,
            async () => $"the old task definition is still there: {string.Join("\n", await contents.ListAsync())}");

        Assert.Equal(haifa, await contents.OfAppAsync("haifa"));
        Assert.Equal(jaffa, await contents.OfAppAsync("jaffa"));
        Assert.DoesNotContain("ecs:CreateService", world.Cloud.Cloud.Recorder.Counts().Keys);
    }

    [Fact]
    public async Task Removing_a_manifest_tears_its_app_down_and_nothing_else()
    {
        await using var world = await ScenarioWorld.StartAsync();
        using var contents = new CloudContents(world.Cloud.Endpoint);
        await world.SettledAsync();
        var others = (await contents.ListAsync()).Where(l => !l.Contains("haifa", StringComparison.Ordinal)).ToList();

        world.Repository.Remove("manifests/apps/haifa").Commit("haifa leaves");
        await ScenarioWorld.UntilAsync(
            async () => (await contents.OfAppAsync("haifa")).Count == 0,
            async () => $"left: {string.Join("\n", await contents.OfAppAsync("haifa"))}\n{await world.StatusAsync()}");

        Assert.Equal(others, await contents.ListAsync());
        Assert.NotEqual(HttpStatusCode.OK, (await world.VisitAsync("haifa.staging.localhost")).Status);
        await world.AnswersAsync("tel-aviv.staging.localhost", "ckan/tel-aviv:2.11.3");
    }

    [Fact]
    public async Task A_reverted_removal_brings_the_app_back()
    {
        await using var world = await ScenarioWorld.StartAsync();
        using var contents = new CloudContents(world.Cloud.Endpoint);
        await world.SettledAsync();
        world.Repository.Remove("manifests/apps/haifa").Commit("haifa leaves");
        await ScenarioWorld.UntilAsync(
            async () => (await contents.OfAppAsync("haifa")).Count == 0,
            async () => $"left: {string.Join("\n", await contents.OfAppAsync("haifa"))}");

        world.Repository.Git("revert", "--no-edit", "HEAD");

        await world.AnswersAsync("haifa.production.localhost", "ckan/haifa:2.10.7");
        await world.SettledAsync();
    }

    [Fact]
    public async Task Once_settled_a_pass_changes_nothing_even_after_a_restart()
    {
        await using var world = await ScenarioWorld.StartAsync();
        await world.SettledAsync();
        await world.StopControllerAsync();
        world.Cloud.Cloud.Recorder.Clear();

        await world.StartControllerAsync();
        await ScenarioWorld.UntilAsync(
            () => Task.FromResult(world.Cloud.Cloud.Recorder.Counts().GetValueOrDefault("ecs:DescribeServices") >= TwoPassesOverTwoEnvironments),
            () => Task.FromResult(string.Join("\n", world.Cloud.Cloud.Recorder.Counts())));

        Assert.Equal(0, world.Cloud.Cloud.Recorder.MutatingCount);
    }

    private static string App(string name, string image) => string.Join('\n',
        "apiVersion: cyclops/v1",
        "kind: App",
        $"metadata: {{name: {name}, labels: {{customer: {name}}}}}",
        "spec:",
        "  blueprint: ckan",
        $"  image: {image}",
        "  environments: {staging: {}, production: {replicas: 3}}",
        "");
}
