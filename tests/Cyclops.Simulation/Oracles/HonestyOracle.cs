using Cyclops.Model.Status;

namespace Cyclops.Simulation.Oracles;

/// <summary>S23: what is called synced and ready at a commit is as the manifests say there.</summary>
internal sealed class HonestyOracle(OracleBoard board) : Oracle(board)
{
    /// <summary>What somebody changed by hand meanwhile, and what AWS answered wrongly, is seen at the next look.</summary>
    private static readonly TimeSpan NextLook = TimeSpan.FromMinutes(6);

    public override void Said(ObjectStatus status)
    {
        if (status[ConditionType.Synced]?.Status != ConditionStatus.True
            || status[ConditionType.Ready]?.Status != ConditionStatus.True
            || status.ObservedCommit is not { } commit
            || Board.Head?.Commit != commit
            || (Board.LastMeddling > TimeSpan.Zero && World.Clock.Elapsed - Board.LastMeddling < NextLook)
            || (World.LastLie is { } lie && World.Clock.Elapsed - lie < NextLook))
        {
            return;
        }

        var difference = Expectations.Of(World.Manifests(commit), World.View, World.Clock.UtcNow, status.Key).FirstOrDefault(d => !StackExpectations.IsGoing(d));
        if (difference is not null)
        {
            Violated("S23", $"{status.Key} is called synced and ready at {commit.Short}, but {difference}");
        }
    }
}
