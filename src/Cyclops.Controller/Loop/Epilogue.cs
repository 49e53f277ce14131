using Cyclops.Controller.Logging;
using Cyclops.Controller.Queue;
using Cyclops.Controller.Sources;
using Cyclops.Controller.Statuses;
using Cyclops.Controller.Timing;
using Cyclops.Engine.Applying;
using Cyclops.Engine.Statuses;
using Cyclops.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Plans;
using Cyclops.Model.Status;

namespace Cyclops.Controller.Loop;

/// <summary>The one ending of a visit: status, log line, next visit.</summary>
internal sealed class Epilogue(
    StatusBoard board,
    KeyMemories memories,
    ReconcileQueue queue,
    SourceState source,
    MonotonicClock clock,
    Jitter jitter,
    ILogger<Epilogue> log)
{
    /// <summary>What was just changed is looked at again this soon, to see that it stuck.</summary>
    public static readonly TimeSpan Confirmation = TimeSpan.FromSeconds(1);

    /// <summary>Ends a visit that planned.</summary>
    /// <returns>Whether the key has just settled: it is as wanted and was not before.</returns>
    public async Task<bool> CloseAsync(EnvironmentPass pass, Plan plan, IReadOnlyList<StepResult> results, CancellationToken cancellationToken)
    {
        if (plan.Steps.Count == 0 && !pass.Accepted.Wants(plan.Key))
        {
            await LeaveAsync(pass, plan.Key, cancellationToken);
            return false;
        }

        var memory = memories.Of(plan.Key);
        var isStuck = results.Any(r => r.Step.Refusal?.Reason == ConvergenceMemory.Reason);
        var unseen = Unseen(pass, plan.Key);
        memory.Failures = isStuck || unseen is not null || results.Any(r => r.Outcome is Outcome.Failed or Outcome.Blocked) ? memory.Failures + 1 : 0;
        var next = RequeuePolicy.Next(results, memory.Failures, jitter.Next());
        if (isStuck || unseen is not null)
        {
            next = Earlier(next, RequeuePolicy.Backoff(memory.Failures, jitter.Next()));
        }
        else if (results.Any(r => r.Attempted))
        {
            next ??= Confirmation;
        }

        var standing = new Standing(
            plan.Key, pass.Accepted.Commit.Id, [], Hold(), plan, results.ToEquatableList(), Requeue(plan.Key, next), Unseen: unseen)
        {
            IsRemoved = plan.Key.IsEnvironment && pass.Accepted.Manifests.Environments[plan.Key.Environment].Removed,
        };
        return await ProjectAsync(standing, cancellationToken);
    }

    /// <summary>Ends a visit to a key that cannot be planned: what runs is kept, and status says why.</summary>
    public Task FreezeAsync(ObjectKey key, AcceptedManifests accepted, Refusal why, CancellationToken cancellationToken)
    {
        var errors = accepted.ErrorsOf(key);
        return ProjectAsync(
            new(key, accepted.Commit.Id, errors, errors.Count == 0 ? why : Hold(), null, [], null),
            cancellationToken);
    }

    /// <summary>Ends a visit that came to no end.</summary>
    public Task FailAsync(ObjectKey key, Refusal why, CancellationToken cancellationToken)
    {
        var memory = memories.Of(key);
        memory.Failures++;
        var next = Requeue(key, RequeuePolicy.Backoff(memory.Failures, jitter.Next()));
        return ProjectAsync(
            new(key, source.Accepted?.Commit.Id, [], Hold(), null, [], next, why),
            cancellationToken);
    }

    private static TimeSpan Earlier(TimeSpan? a, TimeSpan b) => a < b ? a.Value : b;

    private static bool IsSettled(ObjectStatus? status) =>
        status?[ConditionType.Synced]?.Status == ConditionStatus.True && status[ConditionType.Ready]?.Status == ConditionStatus.True;

    /// <summary>
    /// A commit is as wanted once all of AWS was read and nothing more is to do; only then is it known that nothing is left of
    /// what it dropped. What is known so stays known when something cannot be read later.
    /// </summary>
    private Refusal? Unseen(EnvironmentPass pass, ObjectKey key)
    {
        if (pass.Plans.Request.World.IncompleteKinds is not { Count: > 0 } incomplete
            || board.Find(key) is { } known && known.ObservedCommit == pass.Accepted.Commit.Id && known[ConditionType.Synced]?.Status == ConditionStatus.True)
        {
            return null;
        }

        var (kind, why) = incomplete.First();
        return new(why.Reason, $"nobody can tell whether something is left that {key} no longer wants, as {kind} could not be read: {why.Message}");
    }

    /// <summary>Nothing is asked for and nothing is there: the key is gone, if all of AWS could be read.</summary>
    private async Task LeaveAsync(EnvironmentPass pass, ObjectKey key, CancellationToken cancellationToken)
    {
        if (pass.Plans.Request.World.IncompleteKinds is { Count: > 0 } incomplete)
        {
            var (kind, refusal) = incomplete.First();
            await FailAsync(key, new(refusal.Reason, $"nobody can tell whether all of {key} was removed, as {kind} could not be read: {refusal.Message}"), cancellationToken);
            return;
        }

        if (board.Find(key) is not null)
        {
            log.KeyRemoved(key, pass.Accepted.Commit.Id.Short);
        }

        await board.RemoveAsync(key, cancellationToken);
        memories.Forget(key);
    }

    private Refusal? Hold() => source.View.Hold is { IsPassing: false } hold ? hold.Why : null;

    /// <summary>Visits fall on whole seconds, later ones on whole five: keys that are due about the same time then share an observation.</summary>
    private DateTimeOffset? Requeue(ObjectKey key, TimeSpan? next)
    {
        if (next is not { } delay)
        {
            return null;
        }

        var grid = delay < TimeSpan.FromSeconds(15) ? TimeSpan.FromSeconds(1) : TimeSpan.FromSeconds(5);
        var due = (clock.Now + delay).Ticks;
        var aligned = new TimeSpan((due + grid.Ticks - 1) / grid.Ticks * grid.Ticks);
        queue.Add(key, aligned);
        return clock.ToUtc(aligned);
    }

    private async Task<bool> ProjectAsync(Standing standing, CancellationToken cancellationToken)
    {
        var before = board.Find(standing.Key);
        var after = StatusProjection.Project(before, standing, clock.UtcNow);
        await board.SaveAsync(after, cancellationToken);
        var settled = IsSettled(after) && !IsSettled(before);
        if (settled)
        {
            log.KeySettled(standing.Key, after.ObservedCommit?.Short ?? "");
        }

        if (after[ConditionType.Degraded] is { Status: ConditionStatus.True } degraded
            && (before?[ConditionType.Degraded]?.Status, before?[ConditionType.Degraded]?.Reason) != (degraded.Status, degraded.Reason))
        {
            log.KeyDegraded(standing.Key, degraded.Reason, degraded.Message);
        }

        return settled;
    }
}
