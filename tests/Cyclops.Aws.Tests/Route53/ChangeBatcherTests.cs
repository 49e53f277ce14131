using Cyclops.Aws.Route53;
using Cyclops.Model.Outcomes;

namespace Cyclops.Aws.Tests.Route53;

public sealed class ChangeBatcherTests
{
    private readonly List<IReadOnlyList<DnsChange>> _sent = [];
    private readonly Queue<TaskCompletionSource> _answers = new();

    [Fact]
    public async Task Changes_that_come_while_one_is_under_way_go_out_together()
    {
        var batcher = new ChangeBatcher(SendLater);
        var first = batcher.ChangeAsync(Change("a"), default);
        var others = new[] { "b", "c", "d" }.Select(n => batcher.ChangeAsync(Change(n), default)).ToList();

        Answer();
        await first;
        Answer();
        await Task.WhenAll(others);

        Assert.Equal(["a", "b c d"], _sent.Select(Names));
    }

    [Fact]
    public async Task A_batch_takes_five_hundred_changes()
    {
        var batcher = new ChangeBatcher(SendLater);
        var all = Enumerable.Range(0, 1_102).Select(i => batcher.ChangeAsync(Change($"h{i}"), default)).ToList();

        for (var i = 0; i < 4; i++)
        {
            Answer();
        }

        await Task.WhenAll(all);

        Assert.Equal([1, 500, 500, 101], _sent.Select(b => b.Count));
    }

    [Fact]
    public async Task One_bad_change_spoils_no_other()
    {
        var batcher = new ChangeBatcher(take =>
        {
            var batch = take();
            _sent.Add(batch);
            return batch.Any(c => c.Record.Name == "bad")
                ? Task.FromException(new CloudFault("InvalidChangeBatch", "no", isTransient: false))
                : _sent.Count == 1 ? Wait() : Task.CompletedTask;
        });
        var first = batcher.ChangeAsync(Change("first"), default);
        var good = batcher.ChangeAsync(Change("good"), default);
        var bad = batcher.ChangeAsync(Change("bad"), default);
        var fine = batcher.ChangeAsync(Change("fine"), default);

        Answer();
        await Task.WhenAll(first, good, fine);
        var fault = await Assert.ThrowsAsync<CloudFault>(() => bad);

        Assert.Equal("InvalidChangeBatch", fault.Code);
        Assert.Equal(["first", "good bad fine", "good", "bad", "fine"], _sent.Select(Names));
    }

    [Fact]
    public async Task Any_other_fault_is_everybodys_and_the_next_batch_goes_on()
    {
        var batcher = new ChangeBatcher(SendLater);
        var first = batcher.ChangeAsync(Change("a"), default);
        var (second, third) = (batcher.ChangeAsync(Change("b"), default), batcher.ChangeAsync(Change("c"), default));

        _answers.Dequeue().SetException(new CloudFault("AccessDenied", "no", isTransient: false));
        await Assert.ThrowsAsync<CloudFault>(() => first);
        Answer();
        await Task.WhenAll(second, third);
    }

    [Fact]
    public async Task What_was_given_up_while_it_waited_is_not_sent()
    {
        using var cancel = new CancellationTokenSource();
        var batcher = new ChangeBatcher(SendLater);
        var first = batcher.ChangeAsync(Change("a"), default);
        var second = batcher.ChangeAsync(Change("b"), cancel.Token);
        var third = batcher.ChangeAsync(Change("c"), default);

        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Answer();
        await first;
        Answer();
        await third;

        Assert.Equal(["a", "c"], _sent.Select(Names));
    }

    [Fact]
    public async Task What_was_sent_is_waited_for_though_it_is_given_up()
    {
        using var cancel = new CancellationTokenSource();
        var batcher = new ChangeBatcher(SendLater);
        var sent = batcher.ChangeAsync(Change("a"), cancel.Token);

        await cancel.CancelAsync();
        Assert.False(sent.IsCompleted);
        Answer();
        await sent;
    }

    [Fact]
    public async Task A_defect_of_the_sender_leaves_nobody_waiting()
    {
        var batcher = new ChangeBatcher(SendLater);
        var first = batcher.ChangeAsync(Change("a"), default);
        var second = batcher.ChangeAsync(Change("b"), default);

        _answers.Dequeue().SetException(new InvalidOperationException("a defect"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => first);
        Answer();
        await second.WaitAsync(TimeSpan.FromSeconds(30));
    }

    private static DnsChange Change(string name) => new(DnsAction.Upsert, new DnsAlias(name, "set", 100, "Z1", "lb"));

    private static string Names(IEnumerable<DnsChange> batch) => string.Join(' ', batch.Select(c => c.Record.Name));

    private Task SendLater(Func<IReadOnlyList<DnsChange>> take)
    {
        _sent.Add(take());
        return Wait();
    }

    /// <summary>Continuations run at once: the sender's next batch is out when an answer has been given.</summary>
    private Task Wait()
    {
        var answer = new TaskCompletionSource();
        _answers.Enqueue(answer);
        return answer.Task;
    }

    private void Answer() => _answers.Dequeue().SetResult();
}
