using Cyclops.Controller.Health;
using Cyclops.Controller.Logging;
using Cyclops.Controller.Loop;
using Cyclops.Controller.Manifests;
using Cyclops.Controller.Store;
using Cyclops.Controller.Timing;
using Cyclops.Model;
using Cyclops.Model.Sources;

namespace Cyclops.Controller.Sources;

/// <summary>
/// Follows the branch. A head that cannot be read in full or that the gate refuses is held: the one before stays, with its
/// reason in status and once on the console, and the next poll looks again.
/// </summary>
internal sealed class SourceWatcher(
    ManifestLibrary library,
    IStateStore store,
    SourceState state,
    KeyFeeder feeder,
    LoopHealth health,
    MonotonicClock clock,
    ILogger<SourceWatcher> log)
{
    private readonly PollTrigger _trigger = new(clock.Provider);
    private readonly IManifestSource _source = library.Source;

    /// <summary>Looks now rather than at the next poll.</summary>
    public void Trigger() => _trigger.Pull();

    /// <summary>Polls until the process ends.</summary>
    public async Task RunAsync(TimeSpan interval, CancellationToken stopping)
    {
        while (true)
        {
            await PollAsync(stopping);
            health.Polled();
            await _trigger.WaitAsync(interval, stopping);
        }
    }

    /// <summary>Looks once. Whatever goes wrong becomes a hold.</summary>
    public Task PollAsync(CancellationToken stopping) =>
        Boundary.RunAsync(() => LookAsync(stopping), fault => HeldAsync(fault, stopping), stopping);

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var head = await _source.FetchAsync(cancellationToken);
        state.Fetched(head, clock.UtcNow);
        if (state.Accepted?.Commit.Id == head.Id)
        {
            log.HeadUnchanged(head.Id.Short);
            Release(head);
            return;
        }

        var before = await store.FindAcceptedHeadAsync(cancellationToken);
        var snapshot = await _source.ReadAsync(head.Id, cancellationToken);
        var facts = new HeadFacts(
            head.Id,
            snapshot.TreeId,
            (await _source.RootsAsync(head.Id, cancellationToken)).ToEquatableList(),
            before is null || await _source.IsAncestorAsync(before.Commit, head.Id, cancellationToken));
        if (SnapshotGate.Judge(before, facts) is { } refusal)
        {
            await HoldAsync(refusal, cancellationToken);
            return;
        }

        await AcceptAsync(head, snapshot, facts, cancellationToken);
    }

    private async Task AcceptAsync(CommitInfo head, Snapshot snapshot, HeadFacts facts, CancellationToken cancellationToken)
    {
        var followed = state.Accepted;
        var isNews = followed?.TreeId != snapshot.TreeId
            || (facts.Descends && await AllowsDeletionsAsync(followed.Commit.Id, head.Id, cancellationToken));
        var manifests = library.Parse(snapshot);
        await store.SaveAcceptedHeadAsync(new(head.Id, snapshot.TreeId, facts.Roots), cancellationToken);
        state.Accept(new(head, snapshot.TreeId, snapshot.Root, manifests, default));
        Release(head);
        if (isNews)
        {
            Announce(state.Accepted!);
            feeder.AddAll(clock.Now);
        }
    }

    /// <summary>A commit that changes no manifest may still say that removals are meant.</summary>
    private async Task<bool> AllowsDeletionsAsync(CommitId from, CommitId to, CancellationToken cancellationToken) =>
        (await _source.LogAsync(from, to, cancellationToken)).Any(c => c.AllowDelete is not null);

    private void Announce(AcceptedManifests accepted)
    {
        var manifests = accepted.Manifests;
        log.HeadAccepted(accepted.Commit.Id.Short, manifests.Environments.Count, manifests.Apps.Count, manifests.Errors.Count);
        foreach (var error in manifests.Errors)
        {
            log.ManifestRejected(error);
        }
    }

    private Task HeldAsync(Exception fault, CancellationToken stopping)
    {
        switch (fault)
        {
            case SourceException source:
                return HoldAsync(new(source.Reason, source.Message), stopping);
            case StoreException:
                return HoldAsync(new("StoreFailed", fault.Message), stopping);
            default:
                log.PollFailed(fault);
                return HoldAsync(
                    new("InternalError", $"a mistake in Cyclops ({fault.GetType().Name}) ended the look at the branch; the log of the controller says more"),
                    stopping);
        }
    }

    private async Task HoldAsync(Refusal why, CancellationToken cancellationToken)
    {
        var before = state.View.Hold;
        if (before?.Why.Reason == why.Reason)
        {
            state.Hold(before with { Why = why });
        }
        else
        {
            var hold = SourceHold.Of(why, clock.UtcNow);
            state.Hold(hold);
            log.SourceHeld(why.Reason, why.Message);
            if (!hold.IsPassing)
            {
                feeder.AddAll(clock.Now);
            }
        }

        if (state.Accepted is null)
        {
            await Boundary.RunAsync(() => ResumeAsync(cancellationToken), _ => Task.CompletedTask, cancellationToken);
        }
    }

    /// <summary>After a restart, goes on with the head that was accepted before, from the mirror.</summary>
    private async Task ResumeAsync(CancellationToken cancellationToken)
    {
        if (await store.FindAcceptedHeadAsync(cancellationToken) is not { } before)
        {
            return;
        }

        var snapshot = await _source.ReadAsync(before.Commit, cancellationToken);
        state.Accept(new(snapshot.Commit!, snapshot.TreeId, snapshot.Root, library.Parse(snapshot), default));
        Announce(state.Accepted!);
        feeder.AddAll(clock.Now);
    }

    private void Release(CommitInfo head)
    {
        if (state.View.Hold is not { } hold)
        {
            return;
        }

        state.Hold(null);
        log.SourceFollowedAgain(head.Id.Short);
        if (!hold.IsPassing)
        {
            feeder.AddAll(clock.Now);
        }
    }
}
