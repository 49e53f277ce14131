using Cyclops.Model.Outcomes;

namespace Cyclops.Aws.Route53;

/// <summary>
/// Sends changes of one zone in batches: Route 53 takes one request per zone at a time and five a second per account.
/// Whoever finds no batch under way sends; what comes meanwhile makes the next batch.
/// </summary>
/// <param name="send">
/// Waits for its turn, then asks for the changes that are to go out and sends them; asked so late, it sends none that was
/// given up while it waited. There may be none left.
/// </param>
internal sealed class ChangeBatcher(Func<Func<IReadOnlyList<DnsChange>>, Task> send)
{
    /// <summary>A batch takes 1,000 records, and an upsert counts twice. Source: Amazon Route 53 API Reference, ChangeResourceRecordSets.</summary>
    private const int MaxChanges = 500;

    private readonly Lock _lock = new();
    private readonly Queue<Waiting> _waiting = new();
    private bool _sending;

    /// <summary>Makes one change. Given up before it was sent, it is not made; once it was sent, its answer is waited for.</summary>
    public async Task ChangeAsync(DnsChange change, CancellationToken cancellationToken)
    {
        var waiting = new Waiting(change);
        bool sender;
        lock (_lock)
        {
            _waiting.Enqueue(waiting);
            sender = !_sending;
            _sending = true;
        }

        if (sender)
        {
            // Not awaited: whoever sends goes on with his own change, not when there are no others left.
            _ = SendAllAsync();
        }

        await using var registration = cancellationToken.Register(() => GiveUp(waiting, cancellationToken));
        await waiting.Done.Task;
    }

    private void GiveUp(Waiting waiting, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (!waiting.IsTaken)
            {
                waiting.Done.TrySetCanceled(cancellationToken);
            }
        }
    }

    private async Task SendAllAsync()
    {
        while (IsAnyWaiting())
        {
            await SendAsync(Take);
        }
    }

    private bool IsAnyWaiting()
    {
        lock (_lock)
        {
            return _sending = _waiting.Count > 0;
        }
    }

    private List<Waiting> Take()
    {
        lock (_lock)
        {
            var batch = new List<Waiting>();
            while (batch.Count < MaxChanges && _waiting.TryDequeue(out var next))
            {
                batch.AddRange(Wanted_NeedsLock(next));
            }

            return batch;
        }
    }

    private List<Waiting> TakeAgain(Waiting refused)
    {
        lock (_lock)
        {
            return [.. Wanted_NeedsLock(refused)];
        }
    }

    private static IEnumerable<Waiting> Wanted_NeedsLock(Waiting waiting)
    {
        waiting.IsTaken = !waiting.Done.Task.IsCompleted;
        return waiting.IsTaken ? [waiting] : [];
    }

    private void PutBack(List<Waiting> refused)
    {
        lock (_lock)
        {
            refused.ForEach(w => w.IsTaken = false);
        }
    }

    /// <summary>
    /// A batch is all or none: one bad name fails it, so a refused one is sent again change by change. However else it
    /// ends, it ends so for all of them: nobody is left waiting.
    /// </summary>
    private async Task SendAsync(Func<List<Waiting>> take)
    {
        List<Waiting>? batch = null;
        var sent = send(() => [.. (batch = take()).Select(b => b.Change)]);
        await sent.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        batch ??= take();
        if (batch.Count > 1 && sent.Exception?.InnerException is CloudFault { Code: "InvalidChangeBatch" })
        {
            PutBack(batch);
            foreach (var single in batch)
            {
                await SendAsync(() => TakeAgain(single));
            }
        }
        else
        {
            batch.ForEach(b => b.Done.TrySetFromTask(sent));
        }
    }

    private sealed class Waiting(DnsChange change)
    {
        public DnsChange Change => change;

        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool IsTaken { get; set; }
    }
}
