using Cyclops.Ctl.Applying;
using Cyclops.Engine.Applying;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Plans;
using Cyclops.Model.Sources;
using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Honesty;

/// <summary><c>cyclops-ctl apply</c>: the same without a controller, environment by environment.</summary>
internal sealed class ApplyDoer(SimulatedWorld world, DiffLook look) : Doer(world), IApplyListener
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    private readonly List<MadeStep> _made = [];
    private readonly List<string> _outside = [];
    private int _calls;
    private bool _isOpen;

    public override void Before() => _made.Clear();

    public override List<MadeStep> Do(CommitInfo commit, IReadOnlyList<Step> shown, List<string> violations)
    {
        _outside.Clear();
        _calls = look.Mutations.Count;
        foreach (var environment in World.Manifests(commit.Id).Environments.Keys)
        {
            var run = new ApplyRun(look.Open(commit), this, look.Time).RunAsync(environment, [], commit.Id, Patience, CancellationToken.None);
            while (!run.IsCompleted)
            {
                World.Clock.FireNext(World.Clock.Elapsed + Patience);
            }

            violations.AddRange(Stranger.Now(run)
                .Where(r => r.Step.Refusal is null && r.Outcome is not Outcome.Blocked)
                .Select(r => $"apply left {r.Step.Verb} {r.Step.Id} open: {r.Outcome}"));
        }

        CheckOutside();
        violations.AddRange(_outside);
        return [.. _made];
    }

    public Task StartingAsync(Step step, CancellationToken cancellationToken)
    {
        CheckOutside();
        _isOpen = true;
        _made.Add(MadeStep.Of(step));
        return Task.CompletedTask;
    }

    public Task FinishedAsync(StepResult result, CancellationToken cancellationToken)
    {
        World.Trace.Add(0, "outcome", $"{result.Step.Verb} {result.Step.Id}: {result.Outcome}");
        if (_isOpen)
        {
            _isOpen = false;
            _calls = look.Mutations.Count;
        }

        return Task.CompletedTask;
    }

    /// <summary>What was called since the last step ended and before the next began.</summary>
    private void CheckOutside()
    {
        _outside.AddRange(look.Mutations.Skip(_calls).Select(m => $"apply called {m} outside of every step"));
        _calls = look.Mutations.Count;
    }
}
