using Amazon.ECS.Model;
using Cyclops.Scenarios.Support;
using Cyclops.Testing;
using Task = System.Threading.Tasks.Task;

namespace Cyclops.Scenarios;

public sealed class AppSearchTests
{
    private const string Core = "sample.staging.jaffa.main";

    private const string App = """
        apiVersion: cyclops/v1
        kind: App
        metadata: {name: jaffa}
        spec:
          blueprint: ckan
          image: ckan/jaffa:2.11.3
          backends: {search: {main: {configset: ckan}}}
          environments: {staging: {}}

        """;

    [Fact]
    public async Task A_portal_has_its_core_through_removal_and_revert_and_it_goes_with_a_backup_when_its_time_is_over()
    {
        var time = new ShiftedTime();
        var solr = new StandInSolr(time) { BackupTime = TimeSpan.Zero };
        using var server = new SolrServer(solr);
        await using var world = await ScenarioWorld.StartAsync(withController: false, time: time);
        using var contents = new CloudContents(world.Cloud.Endpoint);
        var staging = await File.ReadAllTextAsync(Path.Combine(world.Repository.Path, "manifests/environments/staging/environment.yaml"));
        world.Repository
            .Write("manifests/environments/staging/environment.yaml", $"{staging.TrimEnd()}\n  search: {{existing: {{url: '{server.Url}'}}}}\n")
            .Write("manifests/apps/jaffa/app.yaml", App)
            .Commit("a core for jaffa");
        await world.StartControllerAsync();
        await world.AnswersAsync("jaffa.staging.localhost", "ckan/jaffa:2.11.3");
        await world.SettledAsync();

        Assert.Equal($"{server.Url}/{Core}", await UrlAsync(contents));
        solr.Index(Core, "buses");
        await RemoveAsync(world, solr);

        world.Repository.Git("revert", "--no-edit", "HEAD");
        await world.AnswersAsync("jaffa.staging.localhost", "ckan/jaffa:2.11.3");
        await world.SettledAsync();
        Assert.Equal(["buses"], solr.DocumentsOf(Core));
        Assert.Equal($"{server.Url}/{Core}", await UrlAsync(contents));

        // A controller that starts looks at once: first it begins the backup, then it finds it.
        await RemoveAsync(world, solr);
        time.Advance(TimeSpan.FromDays(15));
        foreach (var isOver in new Func<bool>[] { () => solr.Backups.Count == 1, () => solr.Cores.Count == 0 })
        {
            await world.StopControllerAsync();
            await world.StartControllerAsync();
            await ScenarioWorld.UntilAsync(() => Task.FromResult(isOver()), async () => $"cores {string.Join(", ", solr.Cores)}, backups {string.Join(", ", solr.Backups)}\n{await world.StatusAsync()}");
        }

        Assert.EndsWith(": buses", Assert.Single(solr.Backups), StringComparison.Ordinal);
    }

    private static async Task RemoveAsync(ScenarioWorld world, StandInSolr solr)
    {
        world.Repository.Remove("manifests/apps/jaffa").Commit("jaffa leaves");
        await ScenarioWorld.UntilAsync(
            () => Task.FromResult(solr.Cores is [var kept] && kept.StartsWith("kept-", StringComparison.Ordinal) && kept.EndsWith($"Z.{Core}", StringComparison.Ordinal)),
            async () => $"cores: {string.Join(", ", solr.Cores)}\n{await world.StatusAsync()}");
    }

    private static async Task<string?> UrlAsync(CloudContents contents)
    {
        var services = await contents.Ecs.DescribeServicesAsync(new DescribeServicesRequest { Cluster = "sample-staging", Services = ["jaffa"] });
        var running = await contents.Ecs.DescribeTaskDefinitionAsync(new DescribeTaskDefinitionRequest { TaskDefinition = services.Services[0].TaskDefinition });
        return running.TaskDefinition.ContainerDefinitions.Single(c => c.Name == "jaffa").Environment.Find(e => e.Name == "SOLR_URL")?.Value;
    }
}
