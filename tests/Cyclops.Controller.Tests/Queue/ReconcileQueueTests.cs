using Cyclops.Controller.Queue;
using Cyclops.Controller.Timing;

namespace Cyclops.Controller.Tests.Queue;

public sealed class ReconcileQueueTests : IDisposable
{
    private static readonly ObjectKey A = new("staging", "a");
    private static readonly ObjectKey B = new("staging", "b");
    private static readonly ObjectKey C = new("staging", "c");

    private readonly ManualTime _time = new();
    private readonly MonotonicClock _clock;
    private readonly ReconcileQueue _queue;

    public ReconcileQueueTests()
    {
        _clock = new(_time);
        _queue = new(_clock);
    }

    public void Dispose() => _queue.Dispose();

    [Fact]
    public void A_key_that_waits_is_not_added_twice()
    {
        _queue.Add(A);
        _queue.Add(A);

        Assert.Equal(A, Take());
        Assert.Equal(0, _queue.Waiting);
    }

    [Fact]
    public void A_key_added_a_thousand_times_while_it_is_worked_on_is_worked_on_once_more()
    {
        _queue.Add(A);
        Take();
        for (var i = 0; i < 1000; i++)
        {
            _queue.Add(A);
        }

        Assert.False(TakeAsync().IsCompleted);
        _queue.Done(A);

        Assert.Equal(1, _queue.InFlight);
        _queue.Done(A);
        Assert.Equal((0, 0), (_queue.Waiting, _queue.InFlight));
    }

    [Fact]
    public void A_key_is_never_worked_on_by_two()
    {
        _queue.Add(A);
        Take();
        _queue.Add(A);

        var second = TakeAsync();

        Assert.False(second.IsCompleted);
    }

    [Fact]
    public async Task A_delayed_add_keeps_the_earlier_time()
    {
        _queue.Add(A, _clock.Now + TimeSpan.FromSeconds(10));
        _queue.Add(A, _clock.Now + TimeSpan.FromSeconds(60));
        var taken = TakeAsync();

        _time.Advance(TimeSpan.FromSeconds(9));
        Assert.False(taken.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(A, (await taken).Key);
    }

    [Fact]
    public void An_earlier_add_takes_the_place_of_a_later_one()
    {
        _queue.Add(A, _clock.Now + TimeSpan.FromMinutes(5));
        _queue.Add(A);

        Assert.Equal(A, Take());
        Assert.Equal(0, _queue.Waiting);
    }

    [Fact]
    public async Task A_delayed_add_while_the_key_is_worked_on_keeps_its_delay()
    {
        _queue.Add(A);
        Take();
        _queue.Add(A, _clock.Now + TimeSpan.FromSeconds(30));
        _queue.Done(A);
        var taken = TakeAsync();

        Assert.False(taken.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(31));

        Assert.Equal(A, (await taken).Key);
    }

    [Fact]
    public void Who_was_due_first_goes_first()
    {
        _queue.Add(C, _clock.Now + TimeSpan.FromSeconds(3));
        _queue.Add(B, _clock.Now + TimeSpan.FromSeconds(2));
        _queue.Add(A, _clock.Now + TimeSpan.FromSeconds(1));
        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal([A, B, C], [Take(), Take(), Take()]);
    }

    [Fact]
    public void A_key_that_is_always_added_again_does_not_keep_others_waiting()
    {
        _queue.Add(A);
        _queue.Add(B);
        Take();
        _queue.Add(A);
        _queue.Done(A);

        Assert.Equal(B, Take());
    }

    [Fact]
    public void The_order_is_a_function_of_the_adds()
    {
        Assert.Equal(Order(seed: 7), Order(seed: 7));

        static List<string> Order(int seed)
        {
            var time = new ManualTime();
            var clock = new MonotonicClock(time);
            using var queue = new ReconcileQueue(clock);
            var random = new Random(seed);
            var order = new List<string>();
            for (var i = 0; i < 300; i++)
            {
                queue.Add(new("staging", $"app{random.Next(40)}"), clock.Now + TimeSpan.FromSeconds(random.Next(20)));
                time.Advance(TimeSpan.FromSeconds(random.Next(3)));
                using var now = new CancellationTokenSource();
                var taken = queue.TakeAsync(now.Token);
                now.Cancel();
                if (taken.IsCompletedSuccessfully)
                {
                    order.Add(taken.GetAwaiter().GetResult().Key.ToString());
                    queue.Done(taken.GetAwaiter().GetResult().Key);
                }
            }

            return order;
        }
    }

    [Fact]
    public async Task Whoever_gives_up_waiting_takes_no_key_with_him()
    {
        using var gone = new CancellationTokenSource();
        var left = _queue.TakeAsync(gone.Token);
        await gone.CancelAsync();
        _queue.Add(A);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        Assert.Equal(A, Take());
    }

    [Fact]
    public async Task A_ticket_says_since_when_the_key_was_due()
    {
        var due = _clock.Now + TimeSpan.FromSeconds(5);
        _queue.Add(A, due);
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(due, (await TakeAsync()).NotBefore);
    }

    [Fact]
    public async Task A_key_that_waits_and_is_asked_for_again_takes_a_fresher_observation()
    {
        _queue.Add(A);
        var later = _clock.Now;
        _queue.Add(A, later);

        Assert.Equal(later, (await TakeAsync()).NotBefore);
    }

    [Fact]
    public void No_two_instants_of_the_clock_are_equal()
    {
        var before = _clock.Now;

        Assert.True(_clock.Now > before);
    }

    private Task<Ticket> TakeAsync() => _queue.TakeAsync(CancellationToken.None);

    private ObjectKey Take()
    {
        var taken = TakeAsync();
        Assert.True(taken.IsCompletedSuccessfully, "a key is due");
        return taken.GetAwaiter().GetResult().Key;
    }
}
