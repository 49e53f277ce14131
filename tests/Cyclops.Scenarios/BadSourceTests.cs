using System.Text.Json.Nodes;
using Cyclops.Scenarios.Support;

namespace Cyclops.Scenarios;

/// <summary>Whatever happens to the repository, nothing is deleted by it, and status says why.</summary>
public sealed class BadSourceTests
{
    [Fact]
    public async Task A_manifest_that_does_not_parse_freezes_that_app_and_all_deletions_and_nothing_else()
    {
        await using var world = await ScenarioWorld.StartAsync();
        using var contents = new CloudContents(world.Cloud.Endpoint);
        await world.SettledAsync();

        world.Repository
            .Write("manifests/apps/jaffa/app.yaml", "apiVersion: cyclops/v1\nkind: App\nspec: [\n")
            .Remove("manifests/apps/haifa")
            .Write("manifests/apps/tel-aviv/app.yaml", "apiVersion: cyclops/v1\nkind: App\nmetadata: {name: tel-aviv}\nspec: {blueprint: ckan, image: 'ckan/tel-aviv:3', environments: {staging: {}, production: {}}}\n")
            .Commit("one good, one bad, one gone");
        await world.AnswersAsync("tel-aviv.staging.localhost", "ckan/tel-aviv:3");
        var status = await HeldAsync(world, "SnapshotIncomplete");

        await world.AnswersAsync("haifa.staging.localhost", "ckan/haifa:2.10.7");
        await world.AnswersAsync("jaffa.staging.localhost", "ckan/jaffa:2.11.3");
        Assert.Contains("manifests/apps/jaffa/app.yaml", status["source"]!["errors"]!.ToJsonString(), StringComparison.Ordinal);
        AssertNothingDeleted(world);
    }

    [Fact]
    public async Task An_emptied_manifests_folder_deletes_nothing()
    {
        await using var world = await ScenarioWorld.StartAsync();
        await world.SettledAsync();

        world.Repository.Remove("manifests").Commit("all gone");

        await HeldAsync(world, "ManifestsMissing");
        AssertNothingDeleted(world);
    }

    [Fact]
    public async Task A_deleted_branch_deletes_nothing()
    {
        await using var world = await ScenarioWorld.StartAsync();
        await world.SettledAsync();

        world.Repository.Git("checkout", "--quiet", "-b", "other");
        world.Repository.Git("branch", "-D", "main");

        await HeldAsync(world, "BranchMissing");
        AssertNothingDeleted(world);
    }

    [Fact]
    public async Task A_rewritten_history_deletes_nothing()
    {
        await using var world = await ScenarioWorld.StartAsync();
        world.Repository.Write("README.md", "our apps\n").Commit("say what this is");
        await world.SettledAsync();

        world.Repository.Remove("manifests/apps/haifa");
        world.Repository.Git("add", "--all");
        world.Repository.Git("commit", "--quiet", "--amend", "--message", "haifa was never here");

        await HeldAsync(world, "HistoryRewritten");
        AssertNothingDeleted(world);
    }

    [Fact]
    public async Task More_removals_than_the_budget_wait_for_a_later_commit_that_allows_them()
    {
        await using var world = await ScenarioWorld.StartAsync();
        using var contents = new CloudContents(world.Cloud.Endpoint);
        var names = Enumerable.Range(1, 10).Select(i => $"site-{i}").ToList();
        foreach (var name in names)
        {
            world.Repository.Write(
                $"manifests/apps/{name}/app.yaml",
                $"apiVersion: cyclops/v1\nkind: App\nmetadata: {{name: {name}}}\nspec: {{blueprint: ckan, image: 'ckan/{name}:1', environments: {{staging: {{}}}}}}\n");
        }

        world.Repository.Commit("ten sites");
        await world.AnswersAsync("site-10.staging.localhost", "ckan/site-10:1");
        await world.SettledAsync();

        names.Take(4).ToList().ForEach(n => world.Repository.Remove($"manifests/apps/{n}"));
        world.Repository.Commit("four leave\n\nCyclops-Allow-Delete: 4");
        await HeldAsync(world, "DeletionBudgetExceeded");
        AssertNothingDeleted(world);

        world.Repository.Commit("they do\n\nCyclops-Allow-Delete: 4");
        await ScenarioWorld.UntilAsync(
            async () => !(await contents.ListAsync()).Any(l => names.Take(4).Any(n => l.Contains(n + ".", StringComparison.Ordinal))),
            async () => string.Join("\n", await contents.ListAsync()));
        await world.AnswersAsync("site-5.staging.localhost", "ckan/site-5:1");
    }

    /// <summary>Waits until status gives a reason, for the source or for an app.</summary>
    private static async Task<JsonNode> HeldAsync(ScenarioWorld world, string reason)
    {
        await ScenarioWorld.UntilAsync(
            async () => (await world.StatusAsync()).ToJsonString().Contains($"\"{reason}\"", StringComparison.Ordinal),
            async () => $"no {reason} in status:\n{await world.StatusAsync()}");
        return await world.StatusAsync();
    }

    private static void AssertNothingDeleted(ScenarioWorld world) =>
        Assert.DoesNotContain(
            world.Cloud.Cloud.Recorder.Counts().Keys,
            c => c.Contains(":Delete", StringComparison.Ordinal));
}
