using Cyclops.Scenarios.Support;

namespace Cyclops.Scenarios;

public sealed class DiffIsHonestTests
{
    [Fact]
    public async Task What_diff_shows_before_a_commit_is_what_the_controller_then_does()
    {
        await using var world = await ScenarioWorld.StartAsync();
        await world.SettledAsync();
        var before = CtlRun.Steps(await CtlRun.DiffAsync(world, "-o", "json"));
        world.Repository
            .Write("manifests/apps/tel-aviv/app.yaml", "apiVersion: cyclops/v1\nkind: App\nmetadata: {name: tel-aviv}\nspec: {blueprint: ckan, image: 'ckan/tel-aviv:9', environments: {staging: {}, production: {replicas: 3}}}\n")
            .Write("manifests/apps/akko/app.yaml", "apiVersion: cyclops/v1\nkind: App\nmetadata: {name: akko}\nspec: {blueprint: ckan, image: 'ckan/akko:1', environments: {staging: {}}}\n")
            .Remove("manifests/apps/haifa");

        var shown = await CtlRun.DiffAsync(world, "-o", "json");
        world.Repository.Commit("one new, one changed, one gone");
        await world.AnswersAsync("akko.staging.localhost", "ckan/akko:1");
        await world.SettledAsync();
        using var contents = new CloudContents(world.Cloud.Endpoint);
        await ScenarioWorld.UntilAsync(
            async () => (await contents.OfAppAsync("haifa")).Count == 0 && (await contents.OfAppAsync("family sample-staging-tel-aviv")).Count == 1 && (await contents.OfAppAsync("family sample-production-tel-aviv")).Count == 1,
            async () => string.Join("\n", await contents.ListAsync()));
        await world.StopControllerAsync();

        Assert.Empty(before);
        Assert.Equal(1, shown.ExitCode);
        Assert.Equal(CtlRun.Steps(shown), LedgerRead.StepsAt(world, world.Repository.Head));
        Assert.Equal(0, (await CtlRun.DiffAsync(world)).ExitCode);
    }
}
