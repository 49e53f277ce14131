using Cyclops.Aws.Calls;
using Cyclops.Testing;

namespace Cyclops.Aws.Tests.Calls;

public sealed class TokenBucketTests
{
    private static readonly CallFamily Family = new("test", Burst: 3, PerSecond: 2);

    private readonly ManualTime _time = new();

    [Fact]
    public void A_burst_goes_through_at_once()
    {
        var bucket = new TokenBucket(Family, _time);

        var calls = Take(bucket, 4);

        Assert.Equal([true, true, true, false], calls.Select(c => c.IsCompleted));
    }

    [Fact]
    public async Task Those_who_wait_go_at_the_rate_of_the_refill_in_order()
    {
        var bucket = new TokenBucket(Family, _time);
        var calls = Take(bucket, 6);

        for (var waiting = 3; waiting > 0; waiting--)
        {
            _time.Advance(TimeSpan.FromSeconds(0.5));
            await calls[6 - waiting];
            Assert.Equal(waiting - 1, calls.Count(c => !c.IsCompleted));
        }
    }

    [Fact]
    public void A_bucket_fills_up_to_its_size_and_no_further()
    {
        var bucket = new TokenBucket(Family, _time);
        Take(bucket, 3);
        _time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(3, Take(bucket, 5).Count(c => c.IsCompleted));
    }

    [Fact]
    public async Task Throttling_empties_the_bucket_and_halves_the_rate()
    {
        var bucket = new TokenBucket(Family, _time);
        bucket.Throttled();

        var call = bucket.TakeAsync(default);
        _time.Advance(TimeSpan.FromSeconds(0.9));
        Assert.False(call.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(0.1));
        await call;
    }

    [Fact]
    public async Task The_rate_never_falls_below_an_eighth()
    {
        var bucket = new TokenBucket(Family, _time);
        for (var i = 0; i < 20; i++)
        {
            bucket.Throttled();
        }

        var call = bucket.TakeAsync(default);
        _time.Advance(TimeSpan.FromSeconds(4));
        await call;
    }

    [Fact]
    public void A_minute_without_throttling_gives_the_rate_back()
    {
        var bucket = new TokenBucket(Family, _time);
        bucket.Throttled();
        _time.Advance(TimeSpan.FromSeconds(61));
        Take(bucket, 3);

        var call = bucket.TakeAsync(default);
        _time.Advance(TimeSpan.FromSeconds(0.5));

        Assert.True(call.IsCompleted);
    }

    [Fact]
    public async Task Who_waits_may_give_up()
    {
        var bucket = new TokenBucket(Family, _time);
        Take(bucket, 3);
        using var cancel = new CancellationTokenSource();
        var call = bucket.TakeAsync(cancel.Token);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public void Families_do_not_wait_for_each_other_and_no_budget_never_waits()
    {
        var budget = new CallBudget(_time);
        var other = Family with { Name = "other" };
        for (var i = 0; i < 3; i++)
        {
            Assert.True(budget.TakeAsync(Family, default).IsCompleted);
        }

        Assert.False(budget.TakeAsync(Family, default).IsCompleted);
        Assert.True(budget.TakeAsync(other, default).IsCompleted);
        var unlimited = new CallBudget(_time, unlimited: true);
        unlimited.Throttled(Family);
        Assert.All(Enumerable.Range(0, 100), _ => Assert.True(unlimited.TakeAsync(Family, default).IsCompleted));
    }

    private static List<Task> Take(TokenBucket bucket, int calls) =>
        [.. Enumerable.Range(0, calls).Select(_ => bucket.TakeAsync(default))];
}
