using System.Text.Json.Nodes;
using Cyclops.LocalCloud;
using Cyclops.LocalCloud.Options;
using Cyclops.Scenarios.Support;

namespace Cyclops.Scenarios;

public sealed class RolloutCauseTests
{
    private static readonly string[] Apps = ["staging/tel-aviv", "production/tel-aviv", "staging/haifa", "production/haifa", "staging/jaffa"];

    [Fact]
    public async Task A_failed_rollout_says_why_while_the_old_version_serves_and_is_left_alone_until_the_next_commit()
    {
        // Long enough to be seen under way: else what AWS took back is believed only when no listing can lag behind any more.
        var delays = LifeCycleDelays.Instant with { TaskStart = TimeSpan.FromSeconds(0.5), TaskRetry = TimeSpan.FromSeconds(2.5) };
        await using var world = await ScenarioWorld.StartAsync(new LocalCloudOptions { Delays = delays });
        world.Cloud.Cloud.Locked(_ => Script(world.Cloud.Cloud));
        await world.SettledAsync();

        Write(world, ("ckan/tel-aviv:missing", "ckan/tel-aviv:nosecret"), ("ckan/haifa:bad", "ckan/haifa:outofmemory"), "ckan/jaffa:broken");
        world.Repository.Commit("five mistakes");
        await ScenarioWorld.UntilAsync(async () => (await FailuresAsync(world)).Count == Apps.Length, async () => $"{await world.StatusAsync()}");
        var failures = await FailuresAsync(world);

        Says(failures["staging/tel-aviv"], "does not start: image ckan/tel-aviv:missing was not found (CannotPullContainerError", "the old version (ckan/tel-aviv:2.11.3, ");
        Says(failures["production/tel-aviv"], "does not start: a secret or parameter that it needs is missing or cannot be read (ResourceInitializationError");
        Says(failures["staging/haifa"], "does not keep running: container haifa exits with code 3; the end of its log: ", "\"no such table\", \"DATABASE_URL=postgres://***@db/ckan\", ");
        Says(failures["production/haifa"], "does not keep running: container haifa ran out of memory and was killed");
        Says(failures["staging/jaffa"], "does not become healthy: the load balancer's health check at /api/3/action/status_show of its tasks fails", "[503]");
        Assert.All(failures.Values, f => Says(f, "keeps serving; it is not tried again until the manifest of "));
        Assert.DoesNotContain("hunter2", (await world.StatusAsync()).ToJsonString(), StringComparison.Ordinal);
        await world.AnswersAsync("tel-aviv.staging.localhost", "ckan/tel-aviv:2.11.3");
        await world.AnswersAsync("haifa.production.localhost", "ckan/haifa:2.10.7");
        await world.AnswersAsync("jaffa.staging.localhost", "ckan/jaffa:2.11.3");

        world.Cloud.Cloud.Recorder.Clear();
        world.Repository.Write("manifests/notes.txt", "for people").Commit("nothing that matters");
        await ScenarioWorld.UntilAsync(
            async () => (await world.StatusAsync())["apps"]!.AsArray().All(a => a!["observedCommit"]?.ToString() == world.Repository.Head),
            async () => $"{await world.StatusAsync()}");
        Assert.Equal(0, world.Cloud.Cloud.Recorder.MutatingCount);
        Assert.DoesNotContain("ecs:DescribeTasks", world.Cloud.Cloud.Recorder.Counts().Keys);
        Assert.Equal(failures, await FailuresAsync(world));

        Write(world, ("ckan/tel-aviv:3", "ckan/tel-aviv:3"), ("ckan/haifa:3", "ckan/haifa:3"), "ckan/jaffa:3");
        world.Repository.Commit("mended");
        await world.SettledAsync();
        await world.AnswersAsync("haifa.staging.localhost", "ckan/haifa:3");
        Assert.Empty(await FailuresAsync(world));
    }

    [Fact]
    public async Task A_canary_that_does_not_start_goes_back_says_why_and_is_left_alone_while_the_old_version_answers()
    {
        var delays = LifeCycleDelays.Instant with { TaskStart = TimeSpan.FromSeconds(0.5), TaskRetry = TimeSpan.FromSeconds(2.5), BakeCap = TimeSpan.FromSeconds(0.2) };
        await using var world = await ScenarioWorld.StartAsync(new LocalCloudOptions { Delays = delays });
        Canary("ckan/jaffa:1");
        await world.SettledAsync();
        await world.AnswersAsync("jaffa.staging.localhost", "ckan/jaffa:1");

        Canary("ckan/jaffa:missing");
        await ScenarioWorld.UntilAsync(async () => (await FailuresAsync(world)).Count == 1, async () => $"{await world.StatusAsync()}");
        Says((await FailuresAsync(world))["staging/jaffa"], "does not start: image ckan/jaffa:missing was not found", "the old version (ckan/jaffa:1, ", "it is not tried again until the manifest of ");
        await world.AnswersAsync("jaffa.staging.localhost", "ckan/jaffa:1");

        Canary("ckan/jaffa:2");
        await world.SettledAsync();
        await world.AnswersAsync("jaffa.staging.localhost", "ckan/jaffa:2");
        Assert.Empty(await FailuresAsync(world));

        void Canary(string image) =>
            world.Repository.Write("manifests/apps/jaffa/app.yaml", App("jaffa", image, "staging: {rollout: {strategy: canary}}")).Commit(image);
    }

    private static bool Script(LocalAws cloud)
    {
        cloud.Services.Ecs.Script.WhenCrashes("haifa:bad", 3, "starting", "no such table", "DATABASE_URL=postgres://ckan:hunter2@db/ckan");
        return true;
    }

    private static void Write(ScenarioWorld world, (string Staging, string Production) telAviv, (string Staging, string Production) haifa, string jaffa) => world.Repository
        .Write("manifests/apps/tel-aviv/app.yaml", App("tel-aviv", telAviv.Staging, $"staging: {{}}, production: {{image: '{telAviv.Production}'}}"))
        .Write("manifests/apps/haifa/app.yaml", App("haifa", haifa.Staging, "staging: {}, production: {}"))
        .Write("manifests/apps/haifa/production.yaml", $"apiVersion: cyclops/v1\nkind: App\nmetadata: {{name: haifa}}\nspec: {{image: '{haifa.Production}'}}\n")
        .Write("manifests/apps/jaffa/app.yaml", App("jaffa", jaffa, "staging: {}"));

    private static string App(string name, string image, string environments) =>
        $"apiVersion: cyclops/v1\nkind: App\nmetadata: {{name: {name}}}\nspec:\n  blueprint: ckan\n  image: '{image}'\n  environments: {{{environments}}}\n";

    private static void Says(string text, params string[] parts) => Assert.All(parts, p => Assert.Contains(p, text, StringComparison.Ordinal));

    private static async Task<SortedDictionary<string, string>> FailuresAsync(ScenarioWorld world)
    {
        var failures = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var app in (await world.StatusAsync())["apps"]!.AsArray())
        {
            if (Degraded(app!) is { } message)
            {
                failures[$"{app!["environment"]}/{app["app"]}"] = message;
            }
        }

        return failures;
    }

    private static string? Degraded(JsonNode app) => app["conditions"]!.AsArray()
        .FirstOrDefault(c => c!["type"]!.ToString() == "Degraded" && c["reason"]!.ToString() == "RolloutFailed")?["message"]!.ToString();
}
