using Cyclops.Controller.Hosting;
using Cyclops.Controller.Settings;
using Cyclops.Simulation.Machine;

namespace Cyclops.Simulation.World;

/// <summary>One life of the controller process, from its start to the moment it is killed.</summary>
internal sealed class Life
{
    /// <summary>What somebody who died waits for. Its own, so that whoever waits is gone with this life.</summary>
    private readonly Task _forever = new TaskCompletionSource().Task;

    public Life(int number, VirtualClock clock, Func<int, int> pick)
    {
        Number = number;
        Thread = new(pick);
        Time = new(clock, () => IsDead);
    }

    /// <summary>Counts lives, from 1.</summary>
    public int Number { get; }

    public SingleThread Thread { get; }

    public VirtualTime Time { get; }

    public CyclopsController Controller { get; private set; } = null!;

    public bool IsDead { get; private set; }

    /// <summary>What it last heard of the branch.</summary>
    public BranchNews Source { get; set; } = new(IsWell: true, Head: null, At: TimeSpan.Zero);

    /// <summary>Dies when it next wants something from outside.</summary>
    public bool IsDoomed { get; set; }

    public void Start(ControllerSettings settings, ControllerEdges edges, Microsoft.Extensions.Logging.ILoggerFactory log)
    {
        Thread.Run(() =>
        {
            Controller = new(settings, edges, log);
            _ = StartAsync();
        });
    }

    /// <summary>A delay that also ends on this thread when it is cancelled, which .NET's own does not.</summary>
    /// <remarks>
    /// The SDK sets a timer of the system on every request, half a minute: what that held on to, the whole world of a killed
    /// controller, would stay in memory until then. So cancellation reaches the wait only as long as somebody else keeps it.
    /// </remarks>
    private async Task PassAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        var passed = new TaskCompletionSource();
        await using var timer = Time.CreateTimer(_ => passed.TrySetResult(), null, time, Timeout.InfiniteTimeSpan).ConfigureAwait(false);
        await using var registration = cancellationToken.UnsafeRegister(CancelIfKept, new WeakReference<TaskCompletionSource>(passed)).ConfigureAwait(false);
        await passed.Task.ConfigureAwait(false);
    }

    private static void CancelIfKept(object? waiting, CancellationToken cancellationToken)
    {
        if (((WeakReference<TaskCompletionSource>)waiting!).TryGetTarget(out var passed))
        {
            passed.TrySetCanceled(cancellationToken);
        }
    }

    /// <summary>A start that fails ends the process; whoever runs it starts it again.</summary>
    private async Task StartAsync()
    {
        try
        {
            await Controller.StartAsync(CancellationToken.None);
        }
        catch (Controller.Store.StoreException)
        {
            Kill();
        }
    }

    /// <summary>As under kill -9: no continuation, no timer, no <c>finally</c> of it runs any more.</summary>
    public void Kill()
    {
        IsDead = true;
        Thread.Abandon();
    }

    /// <summary>Lets a message travel; never arrives for the dead.</summary>
    /// <remarks>
    /// It arrives by a timer, outside of every synchronization context: the SDK, which goes on wherever that is, goes on right
    /// there, and the controller's own code is sent to its thread.
    /// </remarks>
    public async Task TravelAsync(TimeSpan latency, CancellationToken cancellationToken)
    {
        if (latency > TimeSpan.Zero && !IsDead)
        {
            await PassAsync(latency, cancellationToken).ConfigureAwait(false);
        }

        if (IsDead)
        {
            await _forever.ConfigureAwait(false);
        }
    }
}
