namespace Cyclops.Aws.Calls;

/// <summary>
/// A delay that, given up, goes on where it was given up. <see cref="Task.Delay(TimeSpan, TimeProvider, CancellationToken)"/>
/// goes on from the thread pool then, and what runs on one thread by a clock of its own could not be repeated.
/// </summary>
internal static class Pause
{
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public static async Task WaitAsync(TimeSpan pause, TimeProvider time, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var over = new TaskCompletionSource();
        await using var timer = time.CreateTimer(_ => over.TrySetResult(), null, pause, Timeout.InfiniteTimeSpan);
        await using var registration = cancellationToken.UnsafeRegister(_ => over.TrySetCanceled(cancellationToken), null);
        await over.Task;
    }
}
