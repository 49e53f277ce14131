using Cyclops.Controller.Store;
using Cyclops.Model.Plans;
using Cyclops.Model.Sources;
using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Honesty;

/// <summary>The controller: it follows the branch until it has nothing left to do.</summary>
internal sealed class ControllerDoer(SimulatedWorld world, Random chance) : Doer(world)
{
    /// <summary>Longer than anything takes in this cloud: who begins nothing for so long has nothing left to do.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(45);

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(25);

    private int _begun;

    /// <summary>Half of the time the controller goes on, and otherwise it starts anew: then it remembers nothing that diff cannot know.</summary>
    public override void Before()
    {
        if (World.Life is { IsDead: false } && chance.Next(2) == 0)
        {
            World.Kill();
        }

        World.Oracles.Acted();
        _begun = Ledger().Count;
    }

    public override List<MadeStep> Do(CommitInfo commit, IReadOnlyList<Step> shown, List<string> violations)
    {
        if (World.Life is { IsDead: false } life)
        {
            // Else what somebody changed by hand might be mended for the commit before.
            life.Thread.Run(life.Controller.Poll);
        }
        else
        {
            World.Start();
        }

        var isOpen = World.Manifests(commit.Id).Errors.Count > 0 || shown.Any(s => s.Refusal is not null);
        if (!World.RunUntil(() => IsQuiet(commit) && MissingOf(shown) is null && (isOpen || IsUndone(shown) || World.IsSettled()), Longest))
        {
            violations.Add($"after {Longest.TotalMinutes:0} min: {MissingOf(shown) ?? World.Unsettled() ?? "the controller is at it still"}");
        }

        return [.. Ledger().Skip(_begun).Select(e => MadeStep.Of(e.Intent))];
    }

    /// <summary>Whether AWS took back what was shown: then it is not as wanted, and stays so until somebody mends it.</summary>
    private bool IsUndone(IReadOnlyList<Step> shown) => Undone() is { Count: > 0 } undone && shown.Any(s => s.Mutates && undone.Contains(s.Id));

    private List<LedgerEntry> Ledger() => [.. Stranger.Now(World.Disk.ListLedgerAsync(int.MaxValue, CancellationToken.None)).Reverse()];

    private bool IsQuiet(CommitInfo commit) =>
        World.Oracles.Head?.Commit == commit.Id
        && World.Clock.UtcNow - commit.CommittedAt > Quiet
        && (Stranger.Now(World.Disk.ListLedgerAsync(1, CancellationToken.None)) is not [var last] || (last.Outcome is { } outcome && World.Clock.UtcNow - outcome.At > Quiet));

    private string? MissingOf(IReadOnlyList<Step> shown)
    {
        var begun = Ledger().Skip(_begun).Select(e => e.Intent.Resource).ToHashSet();
        return new Comparison(shown, Undone()).Due.FirstOrDefault(s => !begun.Contains(s.Id)) is { } missing ? $"shown and not made: {MadeStep.Of(missing)}" : null;
    }
}
