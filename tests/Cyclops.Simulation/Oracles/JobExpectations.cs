using Cyclops.Model.Manifests;
using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Oracles;

/// <summary>What there should be of an app's jobs.</summary>
internal static class JobExpectations
{
    /// <param name="ours">All that is the app's.</param>
    /// <param name="spec">The app.</param>
    public static IEnumerable<string?> Of(List<Thing> ours, AppSpec spec)
    {
        foreach (var (name, job) in spec.Jobs)
        {
            var thing = ours.Find(t => t.Kind == CloudView.Job && t.Owner!.Resource == $"{CloudView.Job}/{name}");
            yield return thing is null ? $"there is no job {name}"
                : Other(thing, "schedule", job.Schedule)
                ?? Other(thing, "timezone", job.Timezone)
                ?? Other(thing, "state", "ENABLED")
                ?? Other(thing, "window", "OFF")
                ?? Other(thing, "taskDefinition", ours.Find(t => t.Kind == CloudView.Definition)?.Name ?? "(none)")
                ?? (job.Command.All(w => thing["input"].Contains(w, StringComparison.Ordinal)) ? null : $"{thing.Key} runs {thing["input"]}")
                ?? (thing["role"].Contains("JobRole", StringComparison.Ordinal) ? null : $"{thing.Key} is run with {thing["role"]}");
        }

        foreach (var thing in ours.Where(t => t.Kind == CloudView.Job && !spec.Jobs.ContainsKey(t.Owner!.Resource.Split('/')[1])))
        {
            yield return $"{thing.Key} is there, and the manifest does not ask for it";
        }
    }

    private static string? Other(Thing thing, string fact, string wanted) => thing[fact] == wanted ? null : $"{thing.Key} is not {fact}={wanted} but {thing[fact]}";
}
