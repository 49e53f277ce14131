using Cyclops.Reconcilers.Tests.Support;

namespace Cyclops.Reconcilers.Tests.Environments;

/// <summary>The process dies after any change, and another one goes on: the same end state, nothing twice, nothing lost.</summary>
public sealed class CrashTests
{
    [Fact]
    public async Task A_crash_while_everything_is_made_leaves_no_trace() =>
        await SweepAsync(() => Task.FromResult(new Installation(WholeEnvironmentTests.ThreeApps())));

    [Fact]
    public async Task A_crash_during_a_rollout_leaves_no_trace() => await SweepAsync(async () =>
    {
        var installation = await Installation.SettledAsync(WholeEnvironmentTests.ThreeApps());
        installation.Commit(m => m.App("haifa", "ckan/haifa:2").App("jaffa", spec: "replicas: 3, healthCheck: /up, hosts: [jaffa.staging.example.org, www.jaffa.example.org]"));
        return installation;
    });

    [Fact]
    public async Task A_crash_while_an_app_is_removed_leaves_no_trace() => await SweepAsync(async () =>
    {
        var installation = await Installation.SettledAsync(WholeEnvironmentTests.ThreeApps());
        installation.Commit(m => m.Remove("tel-aviv"));
        return installation;
    });

    private static async Task SweepAsync(Func<Task<Installation>> arrange)
    {
        using var undisturbed = await arrange();
        undisturbed.Cloud.Recorder.Clear();
        await undisturbed.SettleAsync();
        var changes = undisturbed.Cloud.Recorder.MutatingCount;
        var end = await Inventory.OfAsync(undisturbed.Raw);

        Assert.InRange(changes, 1, 100);
        for (var last = 1; last <= changes; last++)
        {
            using var installation = await arrange();
            await CrashAsync(installation, last);
            installation.Restart();
            await installation.SettleAsync();

            var inventory = await Inventory.OfAsync(installation.Raw);
            Assert.True(end.SequenceEqual(inventory), $"after a crash at change {last}:\n- {string.Join("\n- ", end.Except(inventory))}\n+ {string.Join("\n+ ", inventory.Except(end))}");
        }
    }

    private static async Task CrashAsync(Installation installation, int changes)
    {
        using var crash = new CancellationTokenSource();
        installation.Restart(new CrashingHandler(installation.Cloud, changes, crash));
        try
        {
            while (!crash.IsCancellationRequested)
            {
                await installation.PassAsync(crash.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The crash.
        }
    }
}
