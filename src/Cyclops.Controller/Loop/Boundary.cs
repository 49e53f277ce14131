namespace Cyclops.Controller.Loop;

/// <summary>The one place that catches everything: a turn of a loop. A fault ends the turn and never the loop.</summary>
internal static class Boundary
{
    /// <summary>Runs one turn.</summary>
    /// <param name="turn">What to do.</param>
    /// <param name="faulted">Told of any exception but the end of the process.</param>
    /// <param name="stopping">The end of the process: passes through.</param>
    public static async Task RunAsync(Func<Task> turn, Func<Exception, Task> faulted, CancellationToken stopping)
    {
        try
        {
            await turn();
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // A mistake in one kind or parser must not stop the others: it becomes a status, is logged, and is tried again.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            await faulted(fault);
        }
    }
}
