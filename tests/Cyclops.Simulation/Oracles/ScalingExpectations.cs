using System.Globalization;
using Cyclops.Model.Manifests;
using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Oracles;

/// <summary>What there should be of an app's copies: a number, or somebody who counts them.</summary>
internal static class ScalingExpectations
{
    /// <param name="ours">All that is the app's, its service among it.</param>
    /// <param name="spec">The app.</param>
    public static string? Of(List<Thing> ours, AppSpec spec)
    {
        var desired = int.Parse(ours.Find(t => t.Kind == CloudView.Service)!["desired"], CultureInfo.InvariantCulture);
        var scaling = ours.Find(t => t.Kind == CloudView.Scaling);
        if (spec.Scaling is not { } wanted)
        {
            return scaling is not null ? $"{scaling.Key} is there, and the manifest says a number"
                : desired == spec.Replicas ? null
                : $"{desired} copies are asked for instead of {spec.Replicas}";
        }

        int?[] targets = [wanted.Requests, wanted.CpuPercent, wanted.MemoryPercent];
        var facts = $"min={wanted.Min}\nmax={wanted.Max}\n{string.Concat(ScheduledView.Metrics.Zip(targets, (m, t) => $"{m}={t}\n"))}";
        return scaling is null ? "nobody counts the copies"
            : scaling.Facts != facts ? $"{scaling.Key} is not {facts.ReplaceLineEndings("; ")}: {scaling.Facts.ReplaceLineEndings("; ")}"
            : desired < wanted.Min || desired > wanted.Max ? $"{desired} copies are out of bounds"
            : null;
    }
}
