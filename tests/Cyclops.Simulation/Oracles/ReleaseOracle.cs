using Cyclops.Controller.Sources;
using Cyclops.LocalCloud.Ecs.Tasks;
using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Oracles;

/// <summary>S32: a service takes no revision before its release ended well; a release runs once at a time, and never again once it ended well.</summary>
internal sealed class ReleaseOracle(OracleBoard board) : Oracle(board)
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly HashSet<string> _succeeded = new(StringComparer.Ordinal);

    public override void Called(CloudCall call)
    {
        if (call.Site.Operation is "ecs:RunTask" or "ecs:DescribeTasks" or "ecs:TagResource")
        {
            World.Cloud.Locked(_ => Learn());
        }

        if (!call.Site.Mutating || call.Head is not { } head)
        {
            return;
        }

        foreach (var (before, after) in call.After.Since(call.Before))
        {
            if (after is { Kind: CloudView.Service, Owner: { App: not null } owner } && before?["taskDefinition"] != after["taskDefinition"])
            {
                Judge(owner, after["taskDefinition"], call, head);
            }
        }
    }

    private void Judge(Owner owner, string revision, CloudCall call, AcceptedHead head)
    {
        var wanted = World.Manifests(head.Commit).Apps.GetValueOrDefault(owner.App!)?.Environments.GetValueOrDefault(owner.Environment);
        if (wanted?.Release is not null && call.Site.Operation is "ecs:CreateService" or "ecs:UpdateService" && !_succeeded.Contains(revision))
        {
            Violated("S32", $"{call.Site.Operation} of {owner.Key} rolls out {revision}, whose release has not ended well");
        }
    }

    private bool Learn()
    {
        var all = World.Cloud.Services.Ecs.Regions.All
            .SelectMany(r => r.Value.Clusters.Values)
            .SelectMany(c => c.Tasks.Values)
            .Where(t => t.Model.StartedBy?.StartsWith("cyclops-release/", StringComparison.Ordinal) == true)
            .ToList();
        foreach (var task in all.Where(t => _seen.Add(t.Arn) && _succeeded.Contains(Revision(t))))
        {
            Violated("S32", $"the release of {Revision(task)} is run again after it ended well");
        }

        foreach (var twice in all.Where(t => !t.Leaving).GroupBy(t => t.Model.StartedBy, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            Violated("S32", $"{twice.Count()} tasks of {twice.Key} run at once");
        }

        _succeeded.UnionWith(all.Where(t => t.Stopped && t.Model.StopCode?.Value == "EssentialContainerExited" && t.Model.Containers.TrueForAll(c => c.ExitCode == 0)).Select(Revision));
        return true;
    }

    private static string Revision(HeldTask task) => CloudView.Last(task.Definition.Arn);
}
