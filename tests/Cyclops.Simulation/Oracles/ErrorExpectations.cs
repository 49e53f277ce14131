using Cyclops.Model.Manifests;
using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Oracles;

/// <summary>What there should be of an app's Sentry project: open, with a key that says whose it is, and its DSN in the app's secret.</summary>
internal static class ErrorExpectations
{
    /// <param name="ours">All that is the app's.</param>
    public static IEnumerable<string?> Of(ObjectKey app, List<Thing> ours, AppSpec spec, View view)
    {
        var secret = ours.Find(t => t.Kind == CloudView.Secret && t.Owner!.Resource.StartsWith(CloudView.ErrorProject, StringComparison.Ordinal));
        var isAside = secret?.Tags.ContainsKey("cyclops:quarantined") == true;
        if (spec.Backends.Errors is not { } errors)
        {
            yield return secret is not null && !isAside ? $"{secret.Key} is in use, and the app reports no errors" : null;
            yield break;
        }

        var project = view.Find($"{CloudView.ErrorProject} {errors.Project}");
        yield return project is null ? $"there is no Sentry project {errors.Project}"
            : project["key"] != $"cyclops {Worlds.Platform}/{app}" ? $"{project.Key} has not our key but {project["key"]}"
            : project["open"] != bool.TrueString ? $"{project.Key} is closed"
            : secret is null || isAside ? $"the secret of {project.Key} is not in use"
            : secret["reports"] != project["dsn"] ? $"{secret.Key} holds {secret["reports"]}, and {project.Key} has {project["dsn"]}"
            : ours.Find(t => t.Kind == CloudView.Definition) is { } definition
                && !(definition.Facts.Contains($"{errors.DsnEnv}=arn:", StringComparison.Ordinal) && definition.Facts.Contains($":dsn::{secret["version"]}", StringComparison.Ordinal))
                ? $"the containers do not refer to version {secret["version"]} of {secret.Key}"
            : null;
    }
}
