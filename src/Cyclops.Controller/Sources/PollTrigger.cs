namespace Cyclops.Controller.Sources;

/// <summary>Waits between two looks, and ends the wait early when told to. For one waiter.</summary>
internal sealed class PollTrigger(TimeProvider time)
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _pulled = New();

    /// <summary>Ends the wait under way, or the next one.</summary>
    public void Pull()
    {
        lock (_lock)
        {
            _pulled.TrySetResult();
        }
    }

    /// <summary>Waits for a time or for <see cref="Pull"/>, whichever is first.</summary>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        TaskCompletionSource pulled;
        lock (_lock)
        {
            pulled = _pulled;
        }

        using var registration = cancellationToken.Register(() => pulled.TrySetCanceled(cancellationToken));
        using var timer = time.CreateTimer(_ => pulled.TrySetResult(), null, atMost, Timeout.InfiniteTimeSpan);
        await pulled.Task;
        lock (_lock)
        {
            _pulled = New();
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
