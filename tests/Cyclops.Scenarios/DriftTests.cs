using Amazon.ECS.Model;
using Cyclops.Scenarios.Support;
using Task = System.Threading.Tasks.Task;

namespace Cyclops.Scenarios;

public sealed class DriftTests
{
    [Fact]
    public async Task A_change_by_hand_is_told_with_both_values_and_repaired()
    {
        await using var world = await ScenarioWorld.StartAsync();
        using var contents = new CloudContents(world.Cloud.Endpoint);
        await world.SettledAsync();
        await world.StopControllerAsync();

        await contents.Ecs.UpdateServiceAsync(new UpdateServiceRequest { Cluster = "sample-staging", Service = "tel-aviv", DesiredCount = 5 });
        var shown = await CtlRun.DiffAsync(world, "-e", "staging");

        Assert.Equal(1, shown.ExitCode);
        Assert.Contains("desiredCount: 5 -> 1", shown.Output, StringComparison.Ordinal);
        Assert.Contains("someone changed AWS", shown.Output, StringComparison.Ordinal);
        await world.StartControllerAsync();
        await ScenarioWorld.UntilAsync(
            async () => (await contents.OfAppAsync("service sample-staging tel-aviv")).Single().Contains("x1", StringComparison.Ordinal),
            async () => string.Join("\n", await contents.ListAsync()));
    }
}
