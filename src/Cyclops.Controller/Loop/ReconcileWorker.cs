using Cyclops.Controller.Health;
using Cyclops.Controller.Logging;
using Cyclops.Controller.Queue;
using Cyclops.Controller.Store;
using Cyclops.Controller.Timing;
using Cyclops.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Sources;

namespace Cyclops.Controller.Loop;

/// <summary>Takes keys off the queue and visits them, one at a time, until the process ends.</summary>
internal sealed class ReconcileWorker(
    ReconcileQueue queue,
    Visitor visitor,
    Epilogue epilogue,
    DriftSchedule drift,
    LoopHealth health,
    MonotonicClock clock,
    ILogger<ReconcileWorker> log)
{
    /// <summary>No visit may hold a worker longer; what it was waiting for is looked at again later.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromMinutes(5);

    public async Task RunAsync(CancellationToken stopping)
    {
        while (true)
        {
            var ticket = await queue.TakeAsync(stopping);
            try
            {
                await Boundary.RunAsync(() => VisitAsync(ticket, stopping), fault => FaultedAsync(ticket.Key, fault, stopping), stopping);
            }
            finally
            {
                queue.Done(ticket.Key);
            }
        }
    }

    private async Task VisitAsync(Ticket ticket, CancellationToken stopping)
    {
        using var deadline = new CancellationTokenSource(Deadline, clock.Provider);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, stopping);
        var unchanged = await visitor.VisitAsync(ticket, both.Token);
        health.Visited();
        log.Visited(ticket.Key);
        if (unchanged is not null)
        {
            await drift.DetectAsync(unchanged, stopping);
        }
    }

    private async Task FaultedAsync(ObjectKey key, Exception fault, CancellationToken stopping)
    {
        if (fault is HeadMovedException)
        {
            queue.Add(key);
            return;
        }

        var why = fault switch
        {
            SourceException source => new Refusal(source.Reason, source.Message),
            CloudFault cloud => new Refusal(cloud.Code, cloud.Message),
            StoreException => new Refusal("StoreFailed", fault.Message),
            OperationCanceledException => new Refusal("DeadlineExceeded", $"the visit took longer than {Deadline.TotalMinutes:0} min and was given up; it is tried again"),
            _ => new Refusal("InternalError", $"a mistake in Cyclops ({fault.GetType().Name}) ended the visit; it is tried again, and the log of the controller says more"),
        };
        log.VisitFailed(key, why.Reason, fault);
        await epilogue.FailAsync(key, why, stopping);
    }
}
