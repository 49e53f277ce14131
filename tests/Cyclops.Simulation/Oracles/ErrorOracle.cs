using System.Globalization;
using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Oracles;

/// <summary>
/// S36: a project of Sentry is closed only when whole manifests do not ask for it, and removed only after it has been closed for the time that is
/// written on its secret; one without a key of ours that was not made by us is not touched.
/// </summary>
internal sealed class ErrorOracle(OracleBoard board) : Oracle(board)
{
    public override void Reported(string request, View before, View after)
    {
        foreach (var project in before.OfKind(CloudView.ErrorProject))
        {
            var now = after.Find(project.Key);
            if (now is null)
            {
                JudgeLoss(project, before);
            }
            else if (project["open"] == bool.TrueString && now["open"] != bool.TrueString)
            {
                JudgeRest(project);
            }
            else if (project["key"].Length == 0 && now.Facts != project.Facts && !before.OfKind(CloudView.Secret).Any(s => s.Tags.GetValueOrDefault("cyclops:making")?.EndsWith($"/{project.Name}", StringComparison.Ordinal) == true))
            {
                Violated("S36", $"{request} changed {project.Key}, which is not ours");
            }
        }
    }

    private void JudgeLoss(Thing project, View before)
    {
        var secret = before.OfKind(CloudView.Secret).FirstOrDefault(s => s.Tags.GetValueOrDefault("cyclops:project")?.EndsWith($"/{project.Name}", StringComparison.Ordinal) == true);
        if (secret is null || !secret.Tags.TryGetValue("cyclops:quarantined", out var since))
        {
            Violated("S36", $"{project.Key} was removed and not put aside before");
        }
        else if (World.Clock.UtcNow - DateTimeOffset.Parse(since, CultureInfo.InvariantCulture) < TimeSpan.FromSeconds(long.Parse(secret.Tags["cyclops:retention"][..^1], CultureInfo.InvariantCulture)))
        {
            Violated("S36", $"{project.Key} was removed and has been aside only since {since}");
        }
    }

    private void JudgeRest(Thing project)
    {
        var manifests = Board.Head is { } head ? World.Manifests(head.Commit) : null;
        if (manifests is not { IsComplete: true })
        {
            Violated("S36", $"{project.Key} was closed while the manifests were not whole");
        }
        else if (manifests.Apps.Values.SelectMany(a => a.Environments.Values).Any(s => s.Backends.Errors?.Project == project.Name))
        {
            Violated("S36", $"{project.Key} was closed although a manifest asks for it");
        }
    }
}
