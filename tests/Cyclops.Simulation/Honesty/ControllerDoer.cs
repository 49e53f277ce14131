using Cyclops.Controller.Store;
using Cyclops.Model.Plans;
using Cyclops.Model.Sources;
using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Honesty;

/// <summary>The controller: it follows the branch until it has nothing left to do.</summary>
internal sealed class ControllerDoer(SimulatedWorld world, Random chance) : Doer
{
    /// <summary>Longer than anything takes in this cloud: who begins nothing for so long has nothing left to do.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(45);

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(25);

    private int _begun;

    /// <summary>Half of the time the controller goes on, and otherwise it starts anew: then it remembers nothing that diff cannot know.</summary>
    public override void Before()
    {
        if (world.Life is { IsDead: false } && chance.Next(2) == 0)
        {
            world.Kill();
        }

        world.Oracles.Acted();
        _begun = Ledger().Count;
    }

    public override List<MadeStep> Do(CommitInfo commit, IReadOnlyList<Step> shown, List<string> violations)
    {
        if (world.Life is { IsDead: false } life)
        {
            // Else what somebody changed by hand might be mended for the commit before.
            life.Thread.Run(life.Controller.Poll);
        }
        else
        {
            world.Start();
        }

        var isOpen = world.Manifests(commit.Id).Errors.Count > 0 || shown.Any(s => s.Refusal is not null);
        if (!world.RunUntil(() => IsQuiet(commit) && MissingOf(shown) is null && (isOpen || world.IsSettled()), Longest))
        {
            violations.Add($"after {Longest.TotalMinutes:0} min: {MissingOf(shown) ?? world.Unsettled() ?? "the controller is at it still"}");
        }

        return [.. Ledger().Skip(_begun).Select(e => MadeStep.Of(e.Intent))];
    }

    private List<LedgerEntry> Ledger() => [.. Stranger.Now(world.Disk.ListLedgerAsync(int.MaxValue, CancellationToken.None)).Reverse()];

    private bool IsQuiet(CommitInfo commit) =>
        world.Oracles.Head?.Commit == commit.Id
        && world.Clock.UtcNow - commit.CommittedAt > Quiet
        && (Stranger.Now(world.Disk.ListLedgerAsync(1, CancellationToken.None)) is not [var last] || (last.Outcome is { } outcome && world.Clock.UtcNow - outcome.At > Quiet));

    private string? MissingOf(IReadOnlyList<Step> shown)
    {
        var begun = Ledger().Skip(_begun).Select(e => e.Intent.Resource).ToHashSet();
        return new Comparison(shown).Due.FirstOrDefault(s => !begun.Contains(s.Id)) is { } missing ? $"shown and not made: {MadeStep.Of(missing)}" : null;
    }
}
