using Cyclops.Scenarios.Support;

namespace Cyclops.Scenarios;

public sealed class CrashTests
{
    [Fact]
    public async Task A_controller_killed_while_it_deploys_and_tears_down_ends_as_if_it_had_not_been()
    {
        await using var world = await ScenarioWorld.StartAsync(withController: false);
        using var contents = new CloudContents(world.Cloud.Endpoint);

        foreach (var mutations in (int[])[3, 8, 15, 22])
        {
            await using var controller = world.StartProcess();
            await ScenarioWorld.UntilAsync(
                () => Task.FromResult(world.Cloud.Cloud.Recorder.MutatingCount >= mutations),
                () => Task.FromResult($"only {world.Cloud.Cloud.Recorder.MutatingCount} calls: {controller.Log}"));
            controller.Kill();
        }

        await using (var controller = world.StartProcess())
        {
            foreach (var host in (string[])["tel-aviv.staging", "tel-aviv.production", "haifa.staging", "haifa.production", "jaffa.staging"])
            {
                await world.AnswersAsync($"{host}.localhost", $"ckan/{host[..host.IndexOf('.', StringComparison.Ordinal)]}:");
            }

            world.Repository.Remove("manifests/apps/haifa").Commit("haifa leaves");
            await ScenarioWorld.UntilAsync(
                () => Task.FromResult(world.Cloud.Cloud.Recorder.Counts().ContainsKey("ecs:DeleteService")),
                () => Task.FromResult(controller.Log));
            controller.Kill();
        }

        await using (world.StartProcess())
        {
            await ScenarioWorld.UntilAsync(
                async () => (await contents.OfAppAsync("haifa")).Count == 0,
                async () => string.Join("\n", await contents.OfAppAsync("haifa")));
        }

        var left = await contents.ListAsync();
        Assert.Equal(left.Distinct(), left);
        Assert.Equal(3, left.Count(l => l.StartsWith("service ", StringComparison.Ordinal)));
        Assert.Equal(3, left.Count(l => l.StartsWith("family ", StringComparison.Ordinal)));
        Assert.Equal(3, left.Count(l => l.StartsWith("target group ", StringComparison.Ordinal)));
        Assert.Equal(3, left.Count(l => l.StartsWith("rule ", StringComparison.Ordinal)));
        Assert.Equal(3, left.Count(l => l.StartsWith("record ", StringComparison.Ordinal)));
    }
}
