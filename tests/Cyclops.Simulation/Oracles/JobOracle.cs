using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Oracles;

/// <summary>S39: a job is given a revision only when the app's service has rolled it out.</summary>
internal sealed class JobOracle(OracleBoard board) : Oracle(board)
{
    public override void Called(CloudCall call)
    {
        if (!call.Site.Mutating)
        {
            return;
        }

        foreach (var (before, after) in call.After.Since(call.Before))
        {
            if (after is { Kind: CloudView.Job, Owner: { } owner }
                && before?["taskDefinition"] != after["taskDefinition"]
                && call.After.OfKind(CloudView.Service).FirstOrDefault(s => s.Owner?.Key == owner.Key) is var service
                && service?["rollout"].Split(' ').Contains($"{after["taskDefinition"]}:COMPLETED") != true)
            {
                Violated("S39", $"{after.Key} runs {after["taskDefinition"]}, and the service of {owner.Key} does not ({service?["rollout"]})");
            }
        }
    }
}
