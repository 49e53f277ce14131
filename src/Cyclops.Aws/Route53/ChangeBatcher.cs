using Cyclops.Model.Outcomes;

namespace Cyclops.Aws.Route53;

/// <summary>
/// Sends changes of one zone in batches: Route 53 takes one request per zone at a time and five a second per account.
/// Whoever finds no batch under way sends; what comes meanwhile makes the next batch.
/// </summary>
internal sealed class ChangeBatcher(Func<IReadOnlyList<DnsChange>, Task> send)
{
    /// <summary>A batch takes 1,000 records, and an upsert counts twice. Source: Amazon Route 53 API Reference, ChangeResourceRecordSets.</summary>
    private const int MaxChanges = 500;

    private readonly Lock _lock = new();
    private readonly Queue<(DnsChange Change, TaskCompletionSource Done)> _waiting = new();
    private bool _sending;

    public async Task ChangeAsync(DnsChange change, CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        bool sender;
        lock (_lock)
        {
            _waiting.Enqueue((change, done));
            sender = !_sending;
            _sending = true;
        }

        if (sender)
        {
            // Not awaited: whoever sends goes on with his own change, not when there are no others left.
            _ = SendAllAsync();
        }

        await using var registration = cancellationToken.Register(() => done.TrySetCanceled(cancellationToken));
        await done.Task;
    }

    private async Task SendAllAsync()
    {
        while (Take() is { Count: > 0 } batch)
        {
            await SendAsync(batch);
        }
    }

    private List<(DnsChange Change, TaskCompletionSource Done)> Take()
    {
        lock (_lock)
        {
            var batch = new List<(DnsChange, TaskCompletionSource)>();
            while (batch.Count < MaxChanges && _waiting.TryDequeue(out var next))
            {
                batch.Add(next);
            }

            _sending = batch.Count > 0;
            return batch;
        }
    }

    /// <summary>
    /// A batch is all or none: one bad name fails it, so a refused one is sent again change by change. However else it
    /// ends, it ends so for all of them: nobody is left waiting.
    /// </summary>
    private async Task SendAsync(List<(DnsChange Change, TaskCompletionSource Done)> batch)
    {
        var sent = send([.. batch.Select(b => b.Change)]);
        await sent.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        if (batch.Count > 1 && sent.Exception?.InnerException is CloudFault { Code: "InvalidChangeBatch" })
        {
            foreach (var single in batch)
            {
                await SendAsync([single]);
            }
        }
        else
        {
            batch.ForEach(b => b.Done.TrySetFromTask(sent));
        }
    }
}
