using Cyclops.Controller.Sources;
using Cyclops.Model.Status;
using Cyclops.Simulation.Faults;
using Cyclops.Simulation.World;
using Cyclops.Testing;

namespace Cyclops.Simulation.Sources.Matrix;

/// <summary>Plays one case: the source goes bad, stays so, and is mended.</summary>
internal sealed class BadSourceRun : IDisposable
{
    /// <summary>More than a poll and a resync.</summary>
    private static readonly TimeSpan Bad = TimeSpan.FromMinutes(7);

    private static readonly TimeSpan Following = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Convergence = TimeSpan.FromMinutes(15);

    /// <summary>Between hearing of a head and judging it, a step may begin that follows from the head before.</summary>
    private static readonly TimeSpan Reading = TimeSpan.FromSeconds(1);

    private readonly BadSourceCase _case;
    private readonly BadSourceWorld _scene;

    private BadSourceRun(BadSourceCase what, TestRepository good, bool keepsTrace)
    {
        _case = what;
        _scene = new(good, what.Source, new() { Seed = what.Seed, KeepsOldAnswers = true, KeepsTrace = keepsTrace });
    }

    private SimulatedWorld World => _scene.World;

    private SourceView View => World.Life!.Controller.Source.View;

    private string? Reason => View.Hold?.Why.Reason ?? (View.Accepted?.Manifests.IsComplete == false ? BadSource.ManifestErrors : null);

    /// <param name="good">A good repository, which is copied.</param>
    public static BadSourceOutcome Play(BadSourceCase what, TestRepository good, bool keepsTrace)
    {
        using var run = new BadSourceRun(what, good, keepsTrace);
        try
        {
            return run.Play();
        }
        catch (InvalidOperationException fault)
        {
            throw new InvalidOperationException($"{what} cannot be played: {fault.Message}", fault);
        }
    }

    public void Dispose() => _scene.Dispose();

    private BadSourceOutcome Play()
    {
        _case.State.Before(_scene);
        _case.Source.Corrupt(_scene.Remote);
        World.Trace.Add(0, "act", $"{_case.Source}");
        _scene.Guard.Arm(MayGo());
        _case.State.Strike(_scene);
        World.RunFor(Bad);
        var isHeld = Reason is not null;
        if (_case.State == WorldStates.Settled && !_case.IsByChance)
        {
            JudgeWords();
        }

        _scene.Guard.Disarm();
        World.Adversary = Peace.Instance;
        _case.Source.Mend(_scene.Remote);
        World.Trace.Add(0, "act", "mended");
        JudgeRecovery();
        return new(_case, _scene.Guard.Deletions, isHeld, World.Oracles.Violations, World.Trace.Lines);
    }

    /// <summary>What may be deleted while the source is bad: nothing, but for an app that a good commit removed, until the source is known to be bad.</summary>
    private Func<ResourceId, bool> MayGo()
    {
        var before = World.Life!.Source.Head;
        var look = _case.IsByChance ? ChanceDamage.Look(_scene.Remote) : null;
        var isGood = look is null ? _case.Source.ExpectedReason is null : look.Reason is null;
        return id => (id.Owner.App is { } app && app == _case.State.Leaving && (isGood || !IsHeard(before)))
            || (look is not null && ChanceDamage.Removed(look, id));
    }

    /// <summary>Whether the controller has heard of the bad source: a fetch failed, or brought another head some time ago.</summary>
    private bool IsHeard(CommitId? before)
    {
        var news = World.Life!.Source;
        return !news.IsWell || (news.Head != before && World.Clock.Elapsed - news.At > Reading);
    }

    /// <summary>What the controller says of the source must be why it is bad.</summary>
    private void JudgeWords()
    {
        if (Reason != _case.Source.ExpectedReason)
        {
            World.Oracles.Violated("L5", $"the source is held for {Reason ?? "nothing"} instead of {_case.Source.ExpectedReason ?? "nothing"}");
        }
        else if (View.Hold is { IsPassing: false } hold
            && World.Oracles.Statuses.Values.FirstOrDefault(s => s[ConditionType.Degraded]?.Reason != hold.Why.Reason) is { } silent)
        {
            World.Oracles.Violated("L5", $"the status of {silent.Key} does not say {hold.Why.Reason}");
        }
    }

    private void JudgeRecovery()
    {
        var head = new CommitId(_scene.Remote.Head);
        if (!Follows(head) && !(StartsAnew() && Follows(head)))
        {
            World.Oracles.Violated("L11", $"{Following.TotalMinutes:0} min after it was mended, {head.Short} is not followed: {View.Hold?.Why.Message}");
            return;
        }

        _case.State.Afterwards(_scene);
        var images = _scene.Images();
        if (!World.RunUntil(() => _scene.NotServing(images) is null, Convergence))
        {
            World.Oracles.Violated("L2", $"{Convergence.TotalMinutes:0} min after it was mended, {_scene.NotServing(images)} does not run as its manifest says");
        }
    }

    private bool Follows(CommitId head) => World.RunUntil(() => World.Oracles.Head?.Commit == head, Following);

    /// <summary>Where the bad head was the first that the controller knew, its operator does what the hold's message asks for: a new store.</summary>
    private bool StartsAnew()
    {
        if (!_case.State.ForgetsHead || Reason is not ("RepositoryReplaced" or "HistoryRewritten"))
        {
            return false;
        }

        _scene.Restart(losesDisk: true);
        return true;
    }
}
