using Cyclops.Controller.Loop;

namespace Cyclops.Controller.Tests.Loop;

public sealed class SharingTests
{
    [Fact]
    public void A_thousand_keys_that_are_due_together_cost_one_observation()
    {
        (string, string)[] apps = [.. Enumerable.Range(0, 999).Select(i => ($"app{i}", "v1"))];
        using var harness = Harness.Following(TestManifests.Set(apps));
        harness.Pass(TimeSpan.FromSeconds(5));
        var before = harness.Cloud.Listings["Box"];

        harness.Run(() => harness.Controller.Feeder.AddAll(harness.Controller.Clock.Now));

        Assert.Equal(before + 1, harness.Cloud.Listings["Box"]);
        Assert.Equal(1000, harness.Controller.Board.All.Count);
        Assert.Equal(0, harness.Controller.Queue.InFlight);
    }

    [Fact]
    public void A_key_is_looked_at_again_after_its_own_write()
    {
        using var harness = Harness.Following(TestManifests.Set(("a", "v1")));
        var before = harness.Cloud.Listings["Box"];

        harness.Push(TestManifests.Set(("a", "v2")));

        Assert.Equal(before + 2, harness.Cloud.Listings["Box"]);
    }

    [Fact]
    public async Task A_failure_to_observe_is_shared_like_an_observation()
    {
        var clock = new Timing.MonotonicClock(new ManualTime());
        var tries = 0;
        var cache = new WorldCache(
            (_, _) =>
            {
                tries++;
                throw new InvalidOperationException("no");
            },
            clock);
        var due = clock.Now;

        for (var i = 0; i < 10; i++)
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => cache.GetAsync("staging", due, CancellationToken.None));
        }

        Assert.Equal(1, tries);
        Assert.False(cache.WasObserved("staging"));
    }

    [Fact]
    public async Task One_that_gives_up_waiting_leaves_the_others_waiting()
    {
        var clock = new Timing.MonotonicClock(new ManualTime());
        var gate = new TaskCompletionSource<EnvironmentPass>();
        var cache = new WorldCache((_, _) => gate.Task, clock);
        using var gone = new CancellationTokenSource();
        var observer = cache.GetAsync("staging", clock.Now, CancellationToken.None);
        var quitter = cache.GetAsync("staging", TimeSpan.Zero, gone.Token);
        var patient = cache.GetAsync("staging", TimeSpan.Zero, CancellationToken.None);

        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => quitter);
        gate.SetResult(new(clock.Now, null!, null!, null!));

        Assert.Same(await observer, await patient);
    }
}
