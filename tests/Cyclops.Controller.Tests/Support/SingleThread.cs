namespace Cyclops.Controller.Tests.Support;

/// <summary>Runs asynchronous code on the calling thread, in the order it becomes ready: nothing is left to chance.</summary>
internal sealed class SingleThread : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _ready = [];

    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (_ready)
        {
            _ready.Enqueue((d, state));
        }
    }

    /// <summary>Runs an action and then all that becomes ready, until nothing is.</summary>
    public void Run(Action action)
    {
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            action();
            while (Next() is var (callback, state))
            {
                callback(state);
            }
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    /// <summary>Runs a task to its end; it must need no time to pass.</summary>
    public T Run<T>(Func<Task<T>> work)
    {
        Task<T>? task = null;
        Run(() => { task = work(); });
        Assert.True(task!.IsCompleted, "the task waits for something that nobody does");
        return task.GetAwaiter().GetResult();
    }

    /// <summary>Runs a task to its end; it must need no time to pass.</summary>
    public void Run(Func<Task> work) => Run(async () =>
    {
        await work();
        return true;
    });

    private (SendOrPostCallback Callback, object? State)? Next()
    {
        lock (_ready)
        {
            return _ready.TryDequeue(out var next) ? next : null;
        }
    }
}
