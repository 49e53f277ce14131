using Amazon.Runtime;
using Cyclops.LocalCloud.Shapes;
using Cyclops.LocalCloud.Time;

namespace Cyclops.LocalCloud.CloudFormation.Stacks;

/// <summary>Runs tasks in the order of their dependencies, independent ones side by side, each for its time on the timeline.</summary>
/// <param name="duration">From beginning to settled.</param>
/// <param name="stopAtFailure">Begin nothing after a failure and cancel what runs; otherwise only the dependents are skipped.</param>
/// <param name="letEnd">Do not cancel what runs, for what is made is to be kept.</param>
/// <param name="isCurrent">False once the run has been overtaken; it then does nothing more.</param>
/// <param name="done">Called once, with the ids that failed.</param>
internal sealed class GraphRun(
    Timeline timeline, TimeSpan duration, IReadOnlyList<GraphTask> tasks, bool stopAtFailure, bool letEnd, Func<bool> isCurrent, Action<DateTimeOffset, IReadOnlyList<string>> done)
{
    private static readonly TimeSpan NextLook = TimeSpan.FromSeconds(10);
    private readonly HashSet<string> _waiting = [.. tasks.Select(t => t.Id)];
    private readonly HashSet<string> _held = [];
    private readonly HashSet<string> _running = [];
    private readonly List<string> _failed = [];
    private readonly Dictionary<string, string> _inUse = new(StringComparer.Ordinal);
    private bool _settledSince;
    private readonly Dictionary<string, HashSet<string>> _after = Among(tasks);

    public void Start(DateTimeOffset now) => Advance(now);

    private void Advance(DateTimeOffset now)
    {
        while (!Stopped && Next() is { } task)
        {
            _waiting.Remove(task.Id);
            Begin(task, now);
        }

        if (Stopped)
        {
            _held.Clear();
        }

        if (Stopped && !letEnd && _running.Count > 0)
        {
            foreach (var task in tasks.Where(t => _running.Contains(t.Id)).ToList())
            {
                task.Fail(now, task.Cancelled);
            }

            _running.Clear();
        }

        if (_running.Count + _held.Count > 0)
        {
            return;
        }

        if (_inUse.Count > 0)
        {
            RetryOrGiveUp(now);
            return;
        }

        done(now, _failed);
    }

    /// <summary>What was still in use is tried again once others have settled, as CloudFormation's handlers do; else it has failed.</summary>
    private void RetryOrGiveUp(DateTimeOffset now)
    {
        foreach (var task in tasks.Where(t => _inUse.ContainsKey(t.Id)).ToList())
        {
            if (_settledSince)
            {
                _waiting.Add(task.Id);
            }
            else
            {
                _failed.Add(task.Id);
                task.Fail(now, _inUse[task.Id]);
            }
        }

        _settledSince = false;
        _inUse.Clear();
        Advance(now);
    }

    private bool Stopped => stopAtFailure && _failed.Count > 0;

    private void Begin(GraphTask task, DateTimeOffset now)
    {
        try
        {
            if (!task.Ready(now))
            {
                _held.Add(task.Id);
                BeginLater(task, now + NextLook);
                return;
            }

            if (!task.Begin(now))
            {
                task.Finish(now);
                Settle(task.Id);
                return;
            }
        }
        catch (AmazonServiceException e) when (!stopAtFailure && e.ErrorCode is "DependencyViolation")
        {
            _inUse[task.Id] = Reason(e);
            return;
        }
        catch (Exception e) when (e is AmazonServiceException or ShapeException)
        {
            _failed.Add(task.Id);
            task.Fail(now, Reason(e));
            return;
        }

        _running.Add(task.Id);
        Await(task, now + duration);
    }

    private void BeginLater(GraphTask task, DateTimeOffset at) => timeline.Schedule(at, due =>
    {
        if (isCurrent() && _held.Remove(task.Id))
        {
            Begin(task, due);
            Advance(due);
        }
    });

    private void Await(GraphTask task, DateTimeOffset at) => timeline.Schedule(at, due =>
    {
        // A cancelled or overtaken task has left the set, or the run is no longer the stack's.
        if (isCurrent() && _running.Contains(task.Id))
        {
            End(task, due);
        }
    });

    /// <summary>Ends a task, or waits on when what it has made is not ready.</summary>
    private void End(GraphTask task, DateTimeOffset now)
    {
        try
        {
            if (!task.Settled(now))
            {
                Await(task, now + NextLook);
                return;
            }

            _running.Remove(task.Id);
            task.Finish(now);
            Settle(task.Id);
        }
        catch (Exception e) when (e is AmazonServiceException or ShapeException)
        {
            _running.Remove(task.Id);
            _failed.Add(task.Id);
            task.Fail(now, Reason(e));
        }

        Advance(now);
    }

    private GraphTask? Next() => tasks.FirstOrDefault(t => _waiting.Contains(t.Id) && _after[t.Id].Count == 0);

    private void Settle(string id)
    {
        _settledSince = true;
        foreach (var left in _after.Values)
        {
            left.Remove(id);
        }
    }

    private static string Reason(Exception error) => error is AmazonServiceException e
        ? $"{e.Message} (Service: AWS, Status Code: {(e.StatusCode == 0 ? 400 : (int)e.StatusCode)}, Error Code: {(string.IsNullOrEmpty(e.ErrorCode) ? e.GetType().Name : e.ErrorCode)})"
        : error.Message;

    private static Dictionary<string, HashSet<string>> Among(IReadOnlyList<GraphTask> tasks)
    {
        var ids = tasks.Select(t => t.Id).ToHashSet(StringComparer.Ordinal);
        return tasks.ToDictionary(t => t.Id, t => t.After.Where(ids.Contains).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
    }
}
