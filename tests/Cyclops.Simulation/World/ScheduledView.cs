using System.Globalization;
using Amazon.Scheduler.Model;
using Cyclops.LocalCloud;
using Cyclops.LocalCloud.ApplicationAutoScaling;

namespace Cyclops.Simulation.World;

/// <summary>What counts the copies of apps, and what runs at times.</summary>
internal static class ScheduledView
{
    /// <summary>What copies can be counted by, in the order of the facts.</summary>
    public static IReadOnlyList<string> Metrics { get; } = ["ALBRequestCountPerTarget", "ECSServiceAverageCPUUtilization", "ECSServiceAverageMemoryUtilization"];

    public static IEnumerable<Thing> Of(LocalAws cloud) =>
        cloud.Services.Scaling.Regions.All.SelectMany(r => r.Value.Targets.Values).Select(Of)
            .Concat(cloud.Services.Schedules.Regions.All.SelectMany(r => r.Value.Groups.Values).SelectMany(g => g.Schedules.Values).Select(s => Of(s.Model)));

    private static Thing Of(GetScheduleResponse schedule) => new(
        CloudView.Job,
        $"{schedule.GroupName}/{schedule.Name}",
        Tags(schedule),
        Lines([
            ("schedule", schedule.ScheduleExpression),
            ("timezone", schedule.ScheduleExpressionTimezone),
            ("taskDefinition", CloudView.Last(schedule.Target.EcsParameters.TaskDefinitionArn)),
            ("input", schedule.Target.Input),
            ("cluster", CloudView.Last(schedule.Target.Arn)),
            ("role", CloudView.Last(schedule.Target.RoleArn)),
            ("state", schedule.State.Value),
            ("window", schedule.FlexibleTimeWindow.Mode.Value),
        ]));

    /// <summary>Group and name say what tags say elsewhere.</summary>
    private static Dictionary<string, string> Tags(GetScheduleResponse schedule) =>
        schedule.GroupName.Split('.') is [var platform, var environment] && schedule.Name.Split('.') is [var app, var job]
            ? new(StringComparer.Ordinal)
            {
                ["cyclops:platform"] = platform,
                ["cyclops:environment"] = environment,
                ["cyclops:app"] = app,
                ["cyclops:resource"] = $"{CloudView.Job}/{job}",
            }
            : new(StringComparer.Ordinal);

    private static Thing Of(HeldScalableTarget target) => new(
        CloudView.Scaling,
        target.Model.ResourceId["service/".Length..],
        new Dictionary<string, string>(target.Tags.All, StringComparer.Ordinal),
        Lines([
            ("min", target.Model.MinCapacity?.ToString(CultureInfo.InvariantCulture)),
            ("max", target.Model.MaxCapacity?.ToString(CultureInfo.InvariantCulture)),
            .. Metrics.Select(m => (m, Held(target, m))),
        ]));

    private static string? Held(HeldScalableTarget target, string metric) => target.Policies.Values
        .Select(p => p.TargetTrackingScalingPolicyConfiguration)
        .Where(p => p.PredefinedMetricSpecification.PredefinedMetricType.Value == metric)
        .Select(p => $"{p.TargetValue?.ToString(CultureInfo.InvariantCulture)}{(p.DisableScaleIn == true ? " and no fewer" : "")}")
        .FirstOrDefault();

    private static string Lines(params ReadOnlySpan<(string Name, string? Value)> facts)
    {
        var text = new System.Text.StringBuilder();
        foreach (var (name, value) in facts)
        {
            text.Append(name).Append('=').Append(value).Append('\n');
        }

        return text.ToString();
    }
}
