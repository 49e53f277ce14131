namespace Cyclops.Controller.Sources;

/// <summary>Ends a wait early: look now.</summary>
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
        Task pulled;
        lock (_lock)
        {
            pulled = _pulled.Task;
        }

        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var first = await Task.WhenAny(pulled, Task.Delay(atMost, time, waiting.Token));
        await waiting.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            if (first == pulled)
            {
                _pulled = New();
            }
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
